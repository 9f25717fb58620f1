//! Invented work: who does what where, since when. A few organisations and a few districts have most of it.

use super::chance::Chance;

/// How many there are of each thing that work points to.
pub const ORGANISATIONS: usize = 3_000;
pub const DISTRICTS: usize = 500;
pub const KINDS: usize = 14;
/// Days over which work began, from the first of January 2022.
const DAYS: usize = 1_000;
/// Some work has no end yet.
const OPEN_IN_HUNDRED: usize = 25;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    Planned,
    UnderWay,
    Finished,
}

impl Status {
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Finished => "finished",
        }
    }
}

/// One piece of work; everything it points to is a place in a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    pub organisation: usize,
    pub kind: usize,
    pub district: usize,
    /// Days since the first of January 2022.
    pub from: usize,
    pub to: Option<usize>,
    pub status: Status,
}

/// So many pieces of work, always the same ones for one seed.
pub fn work(count: usize, seed: u64) -> impl Iterator<Item = Work> {
    let mut chance = Chance::new(seed);
    (0..count).map(move |_| {
        let from = chance.below(DAYS);
        let length = 180 + chance.below(720);
        Work {
            organisation: chance.uneven(ORGANISATIONS, 1.2, 40.0),
            kind: chance.below(KINDS),
            district: chance.uneven(DISTRICTS, 1.0, 20.0),
            from,
            to: (!chance.in_hundred(OPEN_IN_HUNDRED)).then_some(from + length),
            status: *chance.one_of(&[Status::Planned, Status::UnderWay, Status::UnderWay, Status::Finished]),
        }
    })
}
