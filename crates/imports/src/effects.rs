//! What an import did to records: what it added, what it changed, and what that was before.

use activities::{Activity, Draft, Role, Status};
use chrono::NaiveDate;
use kernel::{Change, OrganisationId};
use organisations::{Contact, ContactDraft, Whole};
use places::Outline;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::areas::Area;
use crate::profiles::Profile;

/// What it was done to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Thing {
    Activity,
    Organisation,
    Place,
    Focus,
    Contact,
}

impl Thing {
    pub const ALL: [Self; 5] = [
        Self::Activity,
        Self::Organisation,
        Self::Place,
        Self::Focus,
        Self::Contact,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Focus => "focus",
            Self::Contact => "contact",
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
    /// It was this before.
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
        let was = Work::of(&before.draft(), after);
        Self::of(Thing::Activity, (before.id.0, before.version), Before::Activity(was))
    }

    /// A profile is about to become another.
    pub fn of_profile((id, whole): (OrganisationId, &Whole), changes: &[Change]) -> Self {
        let was = Profile::of(&whole.draft, changes);
        Self::of(Thing::Organisation, (id.0, whole.version), Before::Organisation(was))
    }

    /// A place is about to become another.
    pub fn of_place(renewed: &places::Renewed, outline: Option<&Outline>) -> Self {
        let place = &renewed.place;
        let was = Area::of(outline, &renewed.changes);
        Self::of(Thing::Place, (place.id.0, place.version), Before::Place(was))
    }

    /// A contact is about to say more of getting in touch safely.
    pub fn of_contact(before: &Contact, after: &ContactDraft) -> Self {
        let was = Safety {
            never_mail: before.never_mail,
            has_note: before.safe_note != after.safe_note,
        };
        Self::of(Thing::Contact, (before.id, before.version), Before::Contact(was))
    }

    fn of(thing: Thing, (id, version): (Uuid, i32), before: Before) -> Self {
        let (version, act) = (version.saturating_add(1), Act::Changed(before));
        Self { thing, id, version, act }
    }
}

/// What something was before an import changed it. A text stands in the record of events alone, so that it is gone from
/// there for good when somebody takes it out.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum Before {
    Activity(Work),
    Organisation(Profile),
    Place(Area),
    Contact(Safety),
}

/// What a contact said of getting in touch safely before. An import gives a note only where there was none.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Safety {
    never_mail: bool,
    /// Whether the import gave it its note.
    has_note: bool,
}

impl Safety {
    /// A contact as it was before.
    pub fn onto(&self, now: &Contact) -> Contact {
        let draft = now.draft();
        now.saying(ContactDraft {
            never_mail: self.never_mail,
            safe_note: if self.has_note {
                String::new()
            } else {
                draft.safe_note.clone()
            },
            ..draft
        })
    }
}

/// What an activity was before.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Work {
    from_on: NaiveDate,
    to_on: Option<NaiveDate>,
    status: String,
    reach: Option<i32>,
    confirmed_on: Option<NaiveDate>,
    parts: Vec<(Uuid, String)>,
    /// Whether the import changed its note.
    pub has_note: bool,
}

impl Work {
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
