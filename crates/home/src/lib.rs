//! Pages that bring features together: the first steps, the home page, an organisation's page, search and news.

mod about;
mod confirming;
mod dashboard;
mod duplicates;
mod ending;
mod find;
mod merging;
mod news;
mod organisation;
mod removal;
mod returning;
mod seats;
mod settings;
mod start;
mod you;

pub use start::{begin, settle};

use web::Pages;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    start::pages()
        .and(about::pages())
        .and(confirming::pages())
        .and(dashboard::pages())
        .and(duplicates::pages())
        .and(ending::pages())
        .and(find::pages())
        .and(merging::pages())
        .and(news::pages())
        .and(organisation::pages())
        .and(removal::pages())
        .and(returning::pages())
        .and(seats::pages())
        .and(settings::pages())
        .and(you::pages())
}
