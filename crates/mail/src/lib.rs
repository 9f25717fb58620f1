//! Mail: written with what it is about, sent when a server takes it, readable where there is none.

mod letter;
mod mail;
pub mod migrations;
mod sending;

#[cfg(test)]
mod tests;

pub use letter::{Address, Letter, Part, Refusal, Subject};
pub use mail::{Mail, State, about, queue, withdraw};
pub use sending::{Account, MayReach, Server, Tls, Voucher, Way, deliver, is_here, run, wake};

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    mail::pages()
}
