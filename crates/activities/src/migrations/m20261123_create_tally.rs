//! How far a coalition's records have come: the one row that says whether a picture in memory is still true.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("activity_tally")
                .col(uuid("coalition_id").primary_key())
                // The number given to the latest activity; activities are numbered from 1.
                .col(big_integer("last_number"))
                // Goes up with every change to an activity. Whoever writes one holds this row until the end,
                // so that a higher number is never seen before a lower one.
                .col(big_integer("last_change"))
                .foreign_key(
                    ForeignKey::create()
                        .name("activity_tally_coalition")
                        .from("activity_tally", "coalition_id")
                        .to("coalition", "id"),
                )
                .to_owned(),
        )
        .await
    }
}
