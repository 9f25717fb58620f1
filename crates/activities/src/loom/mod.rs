//! All activities of a coalition in memory, kept true by the database, from which every picture is woven.

mod atlas;
mod entity;
mod load;
mod looms;
mod packed;
mod removal_entity;
mod roll;
mod stamp;
pub(crate) mod tally;

#[cfg(test)]
mod tests;

pub(crate) use atlas::Atlas;
pub(crate) use looms::{Woven, atlas, begin, look};
pub(crate) use stamp::hold_names;
