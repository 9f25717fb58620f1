//! What is needed and what was asked, as a coalition may write it down. No database, no clock, no HTML.

use chrono::NaiveDate;
use cloth::Share;
use organisations::{FocusId, stale_before};
use places::PlaceId;

pub const REASON_MAX: usize = 400;
pub const HOW_MAX: usize = 200;
/// More places times kinds of work than this are not asked about at one meeting.
pub const AT_ONCE_MAX: usize = 2_000;

/// A need that has passed the rules. Level 0 takes the need away, with a reason for the history.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedPlan {
    pub(super) place_id: PlaceId,
    pub(super) focus_id: FocusId,
    pub(super) level: i32,
    pub(super) reason: String,
    pub(super) set_on: NaiveDate,
}

/// A record of asking that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedPlan {
    pub(super) place_id: PlaceId,
    pub(super) focus_id: FocusId,
    pub(super) asked_on: NaiveDate,
    pub(super) how: String,
}

/// Why it could not be kept like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("needs-refused-level")]
    LevelOutOfRange,
    #[error("needs-refused-reason")]
    ReasonTooLong,
    #[error("needs-refused-reason-missing")]
    ReasonMissing,
    #[error("needs-refused-how")]
    HowTooLong,
    #[error("needs-refused-ahead")]
    NotYet,
    #[error("needs-refused-many")]
    TooMany,
}

impl NeedPlan {
    pub fn new(
        place_id: PlaceId,
        focus_id: FocusId,
        level: i32,
        reason: &str,
        set_on: NaiveDate,
    ) -> Result<Self, Refusal> {
        let reason = kernel::tidy(reason);
        if !(0..=3).contains(&level) {
            return Err(Refusal::LevelOutOfRange);
        }
        if reason.chars().count() > REASON_MAX {
            return Err(Refusal::ReasonTooLong);
        }
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        Ok(Self { place_id, focus_id, level, reason, set_on })
    }
}

impl AskedPlan {
    /// `today` is the last day on which anything can have been asked.
    pub fn new(
        place_id: PlaceId,
        focus_id: FocusId,
        asked_on: NaiveDate,
        how: &str,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        let how = kernel::tidy(how);
        if how.chars().count() > HOW_MAX {
            return Err(Refusal::HowTooLong);
        }
        if asked_on > today {
            return Err(Refusal::NotYet);
        }
        Ok(Self { place_id, focus_id, asked_on, how })
    }
}

/// The day before which what was asked may no longer hold: a year, as for an activity that nobody confirmed.
pub fn old_before(on: NaiveDate) -> NaiveDate {
    stale_before(on)
}

/// Whether all of a cell was asked about, but not all of it lately: then it is time to ask again.
pub fn is_old(asked: Share, lately: Share) -> bool {
    asked.whole > 0 && asked.part == asked.whole && lately.part < lately.whole
}

/// Every place with every kind of work, as asked about together.
pub fn asked_together(
    places: &[PlaceId],
    focuses: &[FocusId],
    asked_on: NaiveDate,
    how: &str,
    today: NaiveDate,
) -> Result<Vec<AskedPlan>, Refusal> {
    if places.len() * focuses.len() > AT_ONCE_MAX {
        return Err(Refusal::TooMany);
    }
    let pairs = places
        .iter()
        .flat_map(|place| focuses.iter().map(|focus| (*place, *focus)));
    pairs
        .map(|(place, focus)| AskedPlan::new(place, focus, asked_on, how, today))
        .collect()
}
