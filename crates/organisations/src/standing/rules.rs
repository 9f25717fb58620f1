//! When an organisation may end, be revived, merged, split or removed. No database, no clock, no HTML.

use kernel::OrganisationId;

use crate::organisations::State;

pub const REASON_MAX: usize = 500;

/// Why it cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("standing-refused-not-active")]
    NotActive,
    #[error("standing-refused-not-ended")]
    NotEnded,
    #[error("standing-refused-not-merged")]
    NotMerged,
    #[error("standing-refused-itself")]
    Itself,
    #[error("standing-refused-reason-long")]
    ReasonTooLong,
}

/// An ending that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    pub(super) reason: Option<String>,
}

/// A merge that has passed the rules: `gone` is kept, but `stays` stands for it from now on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merging {
    pub(super) gone: OrganisationId,
    pub(super) stays: OrganisationId,
}

pub fn end(state: State, reason: &str) -> Result<Ending, Refusal> {
    if state != State::Active {
        return Err(Refusal::NotActive);
    }
    let reason = kernel::tidy(reason);
    if reason.chars().count() > REASON_MAX {
        return Err(Refusal::ReasonTooLong);
    }
    Ok(Ending { reason: Some(reason).filter(|text| !text.is_empty()) })
}

pub fn revive(state: State) -> Result<(), Refusal> {
    if state == State::Ended {
        Ok(())
    } else {
        Err(Refusal::NotEnded)
    }
}

/// Only two that still stand for themselves can be merged, so merges never go round in a circle.
pub fn merge(gone: (OrganisationId, State), stays: (OrganisationId, State)) -> Result<Merging, Refusal> {
    if gone.0 == stays.0 {
        return Err(Refusal::Itself);
    }
    if gone.1 == State::Merged || stays.1 != State::Active {
        return Err(Refusal::NotActive);
    }
    Ok(Merging { gone: gone.0, stays: stays.0 })
}

pub fn split(state: State) -> Result<(), Refusal> {
    if state == State::Merged {
        Ok(())
    } else {
        Err(Refusal::NotMerged)
    }
}

/// What hangs on an organisation and would lose its hold without it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Hanging {
    /// Those that name it in any part, whether they are over or not.
    pub activities: u64,
    /// Those that speak for it.
    pub seats: usize,
    /// Another one stands for it.
    pub is_merged: bool,
    /// Those it stands for.
    pub merged_here: usize,
}

/// A removal that has passed the rules.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Removal(());

/// Only what nothing hangs on was written down by mistake, as far as anybody can tell.
pub fn remove(hanging: Hanging) -> Option<Removal> {
    (hanging == Hanging::default()).then_some(Removal(()))
}
