//! The house as a whole: what people do from page to page, who may do it, and how the house is built.
//!
//! Every story runs on SQLite, and again on PostgreSQL where its server is installed.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod access;
mod alike_names;
mod by_link;
mod copies;
mod countries;
mod doctor;
mod endurance;
mod journeys;
mod languages;
mod lists;
mod mail_room;
mod members;
mod odd_cells;
mod odd_rows;
mod places;
mod refusals;
mod servers;
mod stories;
mod structure;
mod tables;
mod whole_way;

use std::path::PathBuf;

use testkit::{Parts, Site};
use web::Database;

/// The program itself.
pub fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_weft"))
}

/// What the whole house is made of.
pub fn parts() -> Parts {
    Parts {
        migrations: weft::house::migrations(),
        pages: weft::house::pages(),
        texts: weft::house::texts(),
        doors: weft::house::doors,
    }
}

pub async fn site() -> Site {
    Site::new(parts()).await
}

pub async fn site_on(database: Database) -> Site {
    Site::on(database, parts()).await
}
