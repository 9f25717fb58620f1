//! Tables of this crate, oldest first. Never edit a released file; add a new one.

mod m20261123_create_lists;
mod m20261123_create_organisation;
mod m20261123_create_organisation_contact;
mod m20261123_create_organisation_difference;
mod m20261123_create_organisation_link;
mod m20261123_create_organisation_name;
mod m20261123_create_representation;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_create_lists::Migration),
        Box::new(m20261123_create_organisation::Migration),
        Box::new(m20261123_create_organisation_name::Migration),
        Box::new(m20261123_create_organisation_link::Migration),
        Box::new(m20261123_create_organisation_contact::Migration),
        Box::new(m20261123_create_organisation_difference::Migration),
        Box::new(m20261123_create_representation::Migration),
    ]
}
