//! Invented work: who does what where, since when. A few organisations and a few districts have most of it.

use chrono::NaiveDate;

use super::chance::Chance;

/// How many there are of each thing that work points to.
pub const ORGANISATIONS: usize = 3_000;
pub const DISTRICTS: usize = 500;
pub const KINDS: usize = 14;
/// Days over which work began, from the first of January 2022.
const DAYS: u64 = 1_000;
/// Some work has no end yet.
const OPEN_IN_HUNDRED: usize = 25;

/// How far work has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    Planned,
    UnderWay,
    Finished,
}

impl Standing {
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Finished => "finished",
        }
    }
}

/// Half of it is under way.
const STANDINGS: [Standing; 4] = [
    Standing::Planned,
    Standing::UnderWay,
    Standing::UnderWay,
    Standing::Finished,
];

/// One piece of work; everything it points to is a place in a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    pub organisation: usize,
    pub kind: usize,
    pub district: usize,
    /// Days since the first of January 2022.
    pub from: u64,
    pub to: Option<u64>,
    pub standing: Standing,
}

/// So many pieces of work, always the same ones for one seed.
pub fn work(count: usize, seed: u64) -> impl Iterator<Item = Work> {
    let mut chance = Chance::new(seed);
    (0..count).map(move |_| {
        let from = chance.under(DAYS);
        let length = 180 + chance.under(720);
        Work {
            organisation: chance.uneven(ORGANISATIONS, 1.2, 40.0),
            kind: chance.below(KINDS),
            district: chance.uneven(DISTRICTS, 1.0, 20.0),
            from,
            to: (!chance.in_hundred(OPEN_IN_HUNDRED)).then_some(from + length),
            standing: *chance.one_of(&STANDINGS),
        }
    })
}

/// The day from which invented work counts its days.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 1).expect("invariant: a day of the calendar")
}
