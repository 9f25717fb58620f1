//! Places: the areas where a coalition works, chosen from the world's list or added by hand, and their outlines.

mod area;
#[cfg(test)]
mod fixture;
pub mod migrations;
mod outlines;
mod places;
mod sketch;
pub mod world;

pub use area::{Chosen, LeftOut, choose, whole};
pub use outlines::{Outline, Refusal as OutlineRefusal};
pub use places::{
    Before, Checked, Draft, KIND as PLACE, NewPlace, OTHER_CODE, Place, PlaceId, Refusal, Renewed, Tree,
    Whole, add, add_many, change_many, complete, geometries, kept_tree, outlines, remove_many, restore, tree,
    wholes, within,
};

pub use sketch::{Arranged, Clash, GRID_MAX, Sketch, Square, arrange, arranged, sketch};

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    area::pages().and(places::pages())
}
