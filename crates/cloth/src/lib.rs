//! Who does what where: one view of many activities, its gaps and overlaps, and what it shows.

mod ask;
mod count;
pub mod days;
mod ground;
mod lines;
mod loom;
mod overlap;
mod result;
mod sieve;
mod spread;
mod threads;
mod tree;
mod weave;

pub use ask::{Ask, Asked, Axis, Filter, Need, Refusal, Shown};
pub use days::Day;
pub use loom::{Activity, Frame, Loom, Role, Status, Stray};
pub use result::{Cell, Cloth, Key, Line, Overlap, Pattern, Share, State, Tally};
pub use threads::{Spot, Threads, threads};
pub use tree::{Tangle, Tree};
pub use weave::weave;
