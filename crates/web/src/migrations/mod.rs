//! Tables of this crate, oldest first. Never edit a released file; add a new one.

mod m20261123_create_event;
mod m20261123_create_event_tally;
mod m20261123_create_search_entry;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_create_event::Migration),
        Box::new(m20261123_create_event_tally::Migration),
        Box::new(m20261123_create_search_entry::Migration),
    ]
}
