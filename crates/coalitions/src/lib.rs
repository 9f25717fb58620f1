//! The coalition itself: its name and purpose, its settings, and who has a seat in it.

mod coalitions;
pub mod migrations;
mod seats;

pub use coalitions::{
    Coalition, NAME_MAX, Refusal, Start, add, describe, find_by_slug, get, is_empty, latest, put_needs_aside,
    say, slugs,
};
pub use seats::{
    Given, Reach, Refusal as SeatRefusal, Seat, Turn, add as add_seat, beside, doors, ever_seated,
    find as find_seat, give as give_seat, holders, link as may_link, link_reaches, reach, turn,
    write as write_turn,
};

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    coalitions::pages()
}
