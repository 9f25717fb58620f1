//! Where the square of each place stands on a sketch map, for places without outlines.

mod entity;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use rules::{Arranged, Clash, GRID_MAX, Sketch, Square, arranged};
pub use store::{arrange, sketch};
