//! How many events of each kind there are: while a number stays the same, so does everything of that kind.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("event_tally")
                .col(uuid("coalition_id"))
                .col(string("kind"))
                // Whoever writes an event holds this row until the end, so that a higher number is never seen before
                // a lower one.
                .col(big_integer("number"))
                .primary_key(Index::create().col("coalition_id").col("kind"))
                .to_owned(),
        )
        .await
    }
}
