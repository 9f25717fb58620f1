//! What became of work that is no longer ticked in the grid. No database, no clock, no HTML.

use chrono::NaiveDate;

use super::course::Status;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fate {
    Ended,
    /// It was planned, and will not take place.
    CalledOff,
    /// It was written down by mistake, and is removed.
    Mistaken,
    GoesOn,
    /// The same of what has not begun.
    StillPlanned,
}

impl Fate {
    pub(super) const ALL: [Self; 5] = [
        Self::Ended,
        Self::CalledOff,
        Self::Mistaken,
        Self::GoesOn,
        Self::StillPlanned,
    ];

    /// What can have become of work: nothing ends before it has begun.
    pub(super) fn of(has_begun: bool) -> [Self; 3] {
        match has_begun {
            true => [Self::Ended, Self::Mistaken, Self::GoesOn],
            false => [Self::CalledOff, Self::Mistaken, Self::StillPlanned],
        }
    }

    /// Whether nobody goes on with it, though it was no mistake.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Ended | Self::CalledOff)
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::CalledOff => "called-off",
            Self::Mistaken => "mistaken",
            Self::GoesOn => "goes-on",
            Self::StillPlanned => "still-planned",
        }
    }

    /// What somebody answered; what nobody answered goes on.
    pub(super) fn from_word(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|fate| fate.word() == word).unwrap_or(Self::GoesOn)
    }

    /// What is likely before anybody has answered, if anything is. What was added only today, and not touched since,
    /// cannot have ended; but what others have a part in too is not removed without a second thought. What was planned
    /// may have been called off, or never planned at all.
    pub(super) fn likely(
        (status, parts): (Status, usize),
        (added_on, version): (NaiveDate, i32),
        today: NaiveDate,
    ) -> Option<Self> {
        if parts == 1 && version == 1 && added_on == today {
            Some(Self::Mistaken)
        } else {
            (status != Status::Planned).then_some(Self::Ended)
        }
    }
}
