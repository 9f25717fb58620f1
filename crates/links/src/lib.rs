//! Private links: each organisation keeps what it does by itself, without an account; who has answered and who has not.

mod links;
pub mod migrations;
mod own;

#[cfg(test)]
mod tests;

pub use links::{Newcomer, answer, close, make, may_mail, owed, with_open_link};
pub use own::doors;

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    links::pages().and(own::pages())
}
