//! What an activity must say, and who may keep it. No database, no clock, no HTML.

use chrono::NaiveDate;
use kernel::{Actor, OrganisationId, Permission};
use organisations::{FocusId, PopulationId};
use places::PlaceId;

use super::course::Status;

pub const TITLE_MAX: usize = 160;
pub const NOTE_MAX: usize = 2_000;
pub const REACH_MAX: i32 = 100_000_000;
/// More organisations than this do not work on one thing together.
pub const ORGANISATIONS_MAX: usize = 40;

/// What an organisation has to do with an activity.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Role {
    Runs,
    Supports,
    Pays,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Runs, Self::Supports, Self::Pays];

    pub fn word(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Supports => "supports",
            Self::Pays => "pays",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// An activity as somebody wrote it down.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub organisations: Vec<(OrganisationId, Role)>,
    pub focus_id: FocusId,
    pub place_id: PlaceId,
    /// `None` means everyone.
    pub population_id: Option<PopulationId>,
    pub from_on: NaiveDate,
    pub to_on: Option<NaiveDate>,
    pub status: Status,
    pub title: Option<String>,
    /// About how many people it reaches in a year.
    pub reach: Option<i32>,
    pub note: Option<String>,
    pub confirmed_on: Option<NaiveDate>,
}

/// An activity that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan(pub(super) Draft);

/// Why an activity could not be kept like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("activities-refused-nobody-runs")]
    NobodyRuns,
    #[error("activities-refused-many")]
    TooMany,
    #[error("activities-refused-ends-first")]
    EndsBeforeStart { from_on: NaiveDate, to_on: NaiveDate },
    #[error("activities-refused-title")]
    TitleTooLong,
    #[error("activities-refused-note")]
    NoteTooLong,
    #[error("activities-refused-reach")]
    ReachOutOfRange,
    #[error("activities-refused-not-yours")]
    NotYours,
    #[error("activities-refused-over-already")]
    OverAlready,
    #[error("activities-refused-begun-already")]
    BegunAlready,
    #[error("activities-refused-revive-runs")]
    NobodyLeft,
    #[error("activities-refused-revive-place")]
    PlaceEnded,
    #[error("activities-refused-revive-focus")]
    FocusEnded,
}

impl Refusal {
    /// The field of the form it belongs to.
    pub fn field(self) -> &'static str {
        match self {
            Self::NobodyRuns | Self::TooMany | Self::NotYours | Self::NobodyLeft => "runs",
            Self::EndsBeforeStart { .. } | Self::OverAlready | Self::BegunAlready => "to_on",
            Self::TitleTooLong => "title",
            Self::NoteTooLong => "note",
            Self::ReachOutOfRange => "reach",
            Self::PlaceEnded => "place",
            Self::FocusEnded => "focus",
        }
    }
}

impl Plan {
    pub fn new(draft: Draft) -> Result<Self, Refusal> {
        let mut draft = draft;
        let mut seen = Vec::new();
        draft.organisations.retain(|part| {
            let is_new = !seen.contains(part);
            seen.push(*part);
            is_new
        });
        let tidied = |text: Option<String>| {
            text.map(|text| kernel::tidy(&text))
                .filter(|text| !text.is_empty())
        };
        draft.title = tidied(draft.title);
        draft.note = tidied(draft.note);
        if !draft.organisations.iter().any(|(_, role)| *role == Role::Runs) {
            return Err(Refusal::NobodyRuns);
        }
        if draft.organisations.len() > ORGANISATIONS_MAX {
            return Err(Refusal::TooMany);
        }
        in_order(draft.from_on, draft.to_on)?;
        if is_longer(draft.title.as_deref(), TITLE_MAX) {
            return Err(Refusal::TitleTooLong);
        }
        if is_longer(draft.note.as_deref(), NOTE_MAX) {
            return Err(Refusal::NoteTooLong);
        }
        if draft.reach.is_some_and(|reach| !(0..=REACH_MAX).contains(&reach)) {
            return Err(Refusal::ReachOutOfRange);
        }
        Ok(Self(draft))
    }

    pub fn draft(&self) -> &Draft {
        &self.0
    }

    /// The one named first of those who run it.
    pub fn lead(&self) -> OrganisationId {
        self.runners()
            .next()
            .expect("invariant: somebody runs what has passed the rules")
    }

    pub fn runners(&self) -> impl Iterator<Item = OrganisationId> {
        self.0
            .organisations
            .iter()
            .filter(|(_, role)| *role == Role::Runs)
            .map(|(id, _)| *id)
    }
}

/// The last day is not before the first.
pub fn in_order(from_on: NaiveDate, to_on: Option<NaiveDate>) -> Result<(), Refusal> {
    match to_on {
        Some(to_on) if to_on < from_on => Err(Refusal::EndsBeforeStart { from_on, to_on }),
        _ => Ok(()),
    }
}

/// What an activity stands on, as far as it is still there.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// Somebody who runs it is active.
    pub runner: bool,
    pub place: bool,
    pub focus: bool,
}

/// Nothing is under way that nobody runs, or in a place or kind of work that is over: the cloth would not count it.
pub fn revive(ground: Ground) -> Result<(), Refusal> {
    match ground {
        Ground { runner: false, .. } => Err(Refusal::NobodyLeft),
        Ground { place: false, .. } => Err(Refusal::PlaceEnded),
        Ground { focus: false, .. } => Err(Refusal::FocusEnded),
        _ => Ok(()),
    }
}

/// Whether nobody goes on with an activity once one organisation ends: all others who run it have ended before.
pub fn ends_with(
    leaving: OrganisationId,
    runners: impl IntoIterator<Item = OrganisationId>,
    has_ended: impl Fn(OrganisationId) -> bool,
) -> bool {
    runners.into_iter().all(|id| id == leaving || has_ended(id))
}

/// Whether somebody may keep an activity that these organisations run.
pub fn may_keep(actor: &Actor, runners: impl IntoIterator<Item = OrganisationId>) -> bool {
    actor.may(Permission::KeepActivities) && runners.into_iter().any(|id| actor.speaks_for(id))
}

/// Whether somebody may write down that these organisations run an activity. Others may stand beside one that they
/// keep, but never in its place: what only others run is theirs to say.
pub fn may_record(actor: &Actor, runners: impl IntoIterator<Item = OrganisationId>) -> Result<(), Refusal> {
    if may_keep(actor, runners) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

fn is_longer(text: Option<&str>, most: usize) -> bool {
    text.is_some_and(|text| text.chars().count() > most)
}
