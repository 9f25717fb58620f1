//! Who does what where: one view of many activities, its gaps and overlaps, and what it shows.

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
mod threads;
mod together;
mod tree;
mod weave;

#[cfg(test)]
mod tests;

pub use ask::{Ask, Asked, Axis, Filter, Need, Refusal, Shown};
pub use days::Day;
pub use findings::{Finding, Kind, Limits, Look, Tone, Why, findings, look_first};
pub use loom::{Activity, Frame, Loom, Role, Status, Stray};
pub use result::{Cell, Cloth, Key, Line, Overlap, Pattern, Share, State, Tally};
pub use threads::{Spot, Threads, threads};
pub use together::{Together, Verdict, together};
pub use tree::{Tangle, Tree};
pub use weave::weave;
