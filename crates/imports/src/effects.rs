//! What an import did to records: what it added, what it changed, and what that was before.

use activities::{Activity, Draft, Role, Status};
use chrono::NaiveDate;
use kernel::OrganisationId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What it was done to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Thing {
    Activity,
    Organisation,
    Place,
    Focus,
}

impl Thing {
    pub const ALL: [Self; 4] = [Self::Activity, Self::Organisation, Self::Place, Self::Focus];

    pub fn word(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Focus => "focus",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.word() == word)
    }
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Added,
    /// An activity was this before.
    Changed(Before),
    /// The list named an activity that was there already, or had named it earlier; nothing was done to it.
    Met,
}

impl Act {
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed(_) => "changed",
            Self::Met => "met",
        }
    }
}

/// What an import did to one thing, and the version that had afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub thing: Thing,
    pub id: Uuid,
    pub version: i32,
    pub act: Act,
}

impl Effect {
    pub fn added(thing: Thing, id: Uuid) -> Self {
        Self { thing, id, version: 1, act: Act::Added }
    }

    pub fn met(activity: &Activity) -> Self {
        let (id, version) = (activity.id.0, activity.version);
        Self { thing: Thing::Activity, id, version, act: Act::Met }
    }

    /// An activity is about to become another.
    pub fn changed(before: &Activity, after: &Draft) -> Self {
        Self {
            thing: Thing::Activity,
            id: before.id.0,
            version: before.version.saturating_add(1),
            act: Act::Changed(Before::of(&before.draft(), after)),
        }
    }
}

/// What an activity was before an import changed it. A text stands in the record of events alone, so that it is gone
/// from there for good when somebody takes it out.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Before {
    from_on: NaiveDate,
    to_on: Option<NaiveDate>,
    status: String,
    reach: Option<i32>,
    confirmed_on: Option<NaiveDate>,
    parts: Vec<(Uuid, String)>,
    /// Whether the import changed its note.
    pub has_note: bool,
}

impl Before {
    pub fn of(before: &Draft, after: &Draft) -> Self {
        let parts = before.organisations.iter();
        Self {
            from_on: before.from_on,
            to_on: before.to_on,
            status: before.status.word().to_owned(),
            reach: before.reach,
            confirmed_on: before.confirmed_on,
            parts: parts.map(|(id, role)| (id.0, role.word().to_owned())).collect(),
            has_note: before.note != after.note,
        }
    }

    /// Those who had a part in it.
    pub fn organisations(&self) -> impl Iterator<Item = Uuid> {
        self.parts.iter().map(|(id, _)| *id)
    }

    /// An activity as it was before; `note` is what its note said then, where the import changed it.
    pub fn onto(&self, now: &Draft, note: Option<String>) -> Draft {
        let parts = self.parts.iter();
        let parts = parts.filter_map(|(id, role)| Some((OrganisationId(*id), Role::from_word(role)?)));
        Draft {
            organisations: parts.collect(),
            from_on: self.from_on,
            to_on: self.to_on,
            status: Status::from_word(&self.status).unwrap_or(now.status),
            reach: self.reach,
            confirmed_on: self.confirmed_on,
            note: if self.has_note { note } else { now.note.clone() },
            ..now.clone()
        }
    }
}
