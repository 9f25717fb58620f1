//! Tables of this feature, oldest first. Never edit a released file; add a new one.

mod m20261123_create_mail;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_create_mail::Migration)]
}
