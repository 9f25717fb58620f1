//! People: who somebody is to this server, how they come in, and the sessions they have open.

mod history;
pub mod migrations;
mod persons;
mod sessions;

pub use history::{history, last_saved};
pub use persons::{Person, add as add_person, called, find_called, founder};
pub use sessions::{LINK_HOURS, doors, forget_expired, form_token, knows, link, open as open_session};

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    sessions::pages()
}
