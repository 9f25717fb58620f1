//! The cloth: who does what where as a matrix of any two things, each cell explained, with what it shows beside it.

pub(crate) mod around;
pub(crate) mod as_list;
mod cell;
pub(crate) mod choose;
mod groups;
mod key;
pub(crate) mod keys;
mod lines;
mod named;
pub(crate) mod narrowed;
pub(crate) mod odd;
mod overlapping;
mod pages;
pub(crate) mod picture;
pub(crate) mod says;
mod sheet;
mod steps;
pub(crate) mod table;
mod toggle;
pub(crate) mod view;
pub(crate) mod wider;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use sheet::{CellState, Gaps, gaps_sheet};
pub use view::Axis;

pub(crate) use pages::{pages, picture_reply, sound, summary};
pub(crate) use picture::{Picture, Wanted, usual_level, weave_whole};
pub(crate) use sheet::{code, give, plain_frame};
pub(crate) use view::{Count, View};
