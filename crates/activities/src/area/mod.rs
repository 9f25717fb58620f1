//! The same numbers on a map: each place filled by pattern as well as colour, with the list beside it.

mod draw;
mod extent;
mod pages;
mod said;
mod sheet;
mod spot;

pub(crate) use draw::{Drawn, drawn, telling_focus, view};
pub(crate) use pages::pages;
