//! Tables of this feature, oldest first. Never edit a released file; add a new one.

mod m20261123_create_place;
mod m20261123_create_place_name;
mod m20261123_create_place_sketch;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_create_place::Migration),
        Box::new(m20261123_create_place_name::Migration),
        Box::new(m20261123_create_place_sketch::Migration),
    ]
}
