//! Who does what where: one view of many activities, its gaps and overlaps, and what it shows.
//!
//! Things are known here by small numbers, in the order in which they should be shown: places and focuses
//! (each a [`Tree`]), organisations, sectors, populations. The [`Frame`] says what exists, the [`Loom`] holds
//! the activities and can be changed one by one, an [`Ask`] is a question, and [`weave`] answers it with a
//! [`Cloth`]: rows, columns, and in each cell how many organisations and activities, whether anybody was
//! asked, how great the need is, and whether many work with the same people. From a cloth come the few
//! things that matter most ([`findings`]), the cells to look at first ([`look_first`]), the places that lack
//! one of several areas that must go together ([`together`]), the rows behind a cell ([`threads`]), and
//! pictures ([`draw`]).
//!
//! Everything is a pure function of what it is given: no clock, no files, no network, no other crates.
//! The definitions stand at [`weave`], [`Overlap`], [`Filter`] and [`findings`].

mod ask;
mod count;
pub mod days;
pub mod draw;
mod findings;
mod ground;
mod lines;
mod loom;
mod overlap;
mod result;
mod sieve;
mod spread;
mod stray;
mod threads;
mod together;
mod tree;
mod weave;

#[cfg(test)]
mod tests;

pub use ask::{Ask, Asked, Axis, Filter, Need, Refusal, Shown};
pub use days::Day;
pub use findings::{Finding, Kind, Limits, Look, Tone, Why, findings, look_first};
pub use loom::{Activity, Frame, Loom, Part, Role, Status};
pub use result::{
    Cell, Cloth, Count, IN_PART, Key, Line, Overlap, Pattern, Share, Short, State, Tally, UNMET,
};
pub use stray::Stray;
pub use threads::{Spot, Threads, threads};
pub use together::{Together, Verdict, together};
pub use tree::{Tangle, Tree};
pub use weave::{shares, weave};
