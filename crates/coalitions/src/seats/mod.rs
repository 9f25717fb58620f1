//! Seats: who takes part in a coalition, as what, since when. Access comes from a seat and ends with it.

mod doors;
mod entity;
mod store;

pub use doors::doors;
pub use store::{Seat, add, holders};

pub(crate) use store::coalitions_of;
