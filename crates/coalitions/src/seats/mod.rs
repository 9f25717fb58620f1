//! Seats: who takes part in a coalition, as what, since when. Access comes from a seat and ends with it.

mod doors;
mod entity;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use doors::doors;
pub use rules::{Given, Reach, Refusal, Turn, link, link_reaches, turn};
pub use store::{Seat, add, beside, ever_seated, find, give, holders, reach, write};

pub(crate) use store::coalitions_of;
