//! How far an activity has come, and how it ends, is called off or is brought back. No database, no clock, no HTML.

use chrono::NaiveDate;

use super::rules::{Refusal, in_order};

/// How far an activity has come.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Status {
    Planned,
    UnderWay,
    Paused,
    Finished,
    /// It was planned, and did not take place.
    CalledOff,
}

impl Status {
    pub const ALL: [Self; 5] = [
        Self::Planned,
        Self::UnderWay,
        Self::Paused,
        Self::Finished,
        Self::CalledOff,
    ];
    /// Those that stand on the days of the cloth: what was called off stands on none.
    pub const ON_DAYS: [Self; 4] = [Self::Planned, Self::UnderWay, Self::Paused, Self::Finished];

    /// The word kept in the database and used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::CalledOff => "called-off",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Nobody goes on with it, or ever will.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Finished | Self::CalledOff)
    }

    /// What this comes to on a day: past its last day everything is over, and what has not begun is planned. On its
    /// last day work still goes on, whenever it was written down as finished; without a last day, finished work is
    /// only sure of its first. The cloth counts the same.
    pub fn on(self, (from_on, to_on): (NaiveDate, Option<NaiveDate>), day: NaiveDate) -> Self {
        let last = to_on.or((self == Self::Finished).then_some(from_on));
        match self {
            Self::CalledOff => self,
            _ if last.is_some_and(|last| last < day) => Self::Finished,
            Self::Finished if from_on <= day => Self::UnderWay,
            Self::UnderWay if from_on > day => Self::Planned,
            _ => self,
        }
    }
}

/// How far an activity has come, and its last day.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Course {
    pub to_on: Option<NaiveDate>,
    pub status: Status,
}

/// Ends an activity on a day; one that lies ahead only fixes the end.
pub fn end(
    status: Status,
    from_on: NaiveDate,
    to_on: NaiveDate,
    today: NaiveDate,
) -> Result<Course, Refusal> {
    if status.is_over() {
        return Err(Refusal::OverAlready);
    }
    in_order(from_on, Some(to_on))?;
    let status = if to_on <= today { Status::Finished } else { status };
    Ok(Course { to_on: Some(to_on), status })
}

/// Calls off what is planned, or was paused before it began; its days stay as they were planned. `status` is how it
/// stands today.
pub fn call_off(
    status: Status,
    (from_on, to_on): (NaiveDate, Option<NaiveDate>),
    today: NaiveDate,
) -> Result<Course, Refusal> {
    match status {
        Status::Planned => Ok(Course { to_on, status: Status::CalledOff }),
        Status::Paused if from_on > today => Ok(Course { to_on, status: Status::CalledOff }),
        Status::UnderWay | Status::Paused => Err(Refusal::BegunAlready),
        Status::Finished | Status::CalledOff => Err(Refusal::OverAlready),
    }
}

/// Whoever ran an activity goes on with it no longer: it is over today or was so before, and what has not begun by
/// then is called off. `status` is as it was written down.
pub fn leave(
    status: Status,
    (from_on, to_on): (NaiveDate, Option<NaiveDate>),
    today: NaiveDate,
) -> Result<Course, Refusal> {
    if status.is_over() {
        return Err(Refusal::OverAlready);
    }
    call_off(status.on((from_on, to_on), today), (from_on, to_on), today).or_else(|_| {
        let last = today.max(from_on);
        Ok(Course {
            to_on: Some(to_on.map_or(last, |to| to.min(last))),
            status: Status::Finished,
        })
    })
}

/// How an activity stands once it is brought back: under way without a last day, or planned again.
pub fn stand_again(status: Status, to_on: Option<NaiveDate>, today: NaiveDate) -> Course {
    match status {
        Status::CalledOff => Course { to_on: to_on.filter(|last| *last >= today), status: Status::Planned },
        _ => Course { to_on: None, status: Status::UnderWay },
    }
}
