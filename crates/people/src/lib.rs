//! People: who somebody is to this server, how they come in, and the sessions they have open; and the history in which
//! they stand.

mod history;
pub mod migrations;
mod persons;
mod sessions;

pub use history::{Doers, events_of, history, history_of, last_saved};
pub use persons::{
    Called, Named, Person, Refusal, UNNAMED, add as add_person, any_called, call, called, called_field,
    find as find_person, find_called, founder, hold_names, last_call, named, own_history,
};
pub use sessions::{
    Cookie, LINK_HOURS, doors, forget_expired, form_token, knows, link, open as open_session, shut_out,
    take_links,
};

use kernel::{CoalitionId, Scope};
use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    sessions::pages().and(history::pages())
}

/// What belongs to no coalition, such as signing in, is recorded under the server itself.
#[expect(
    clippy::disallowed_methods,
    reason = "the server's own record, not a coalition's"
)]
fn server() -> Scope {
    Scope::entered(CoalitionId(uuid::Uuid::nil()))
}
