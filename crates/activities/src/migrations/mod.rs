//! Tables of this feature, oldest first. Never edit a released file; add a new one.

mod m20261123_create_activity;
mod m20261123_create_activity_organisation;
mod m20261123_create_asked;
mod m20261123_create_need;
mod m20261123_create_removal;
mod m20261123_create_tally;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_create_tally::Migration),
        Box::new(m20261123_create_removal::Migration),
        Box::new(m20261123_create_activity::Migration),
        Box::new(m20261123_create_activity_organisation::Migration),
        Box::new(m20261123_create_asked::Migration),
        Box::new(m20261123_create_need::Migration),
    ]
}
