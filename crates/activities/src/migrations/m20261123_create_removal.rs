//! Which activities were taken out for good, so that every program that has them in memory drops them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("activity_removal")
                .col(uuid("coalition_id"))
                // The coalition's count of changes when it was removed; see activity_tally.
                .col(big_integer("change_number"))
                // The number the activity had, which no other one ever gets.
                .col(big_integer("number"))
                .primary_key(
                    Index::create()
                        .col("coalition_id")
                        .col("change_number")
                        .col("number"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("activity_removal_coalition")
                        .from("activity_removal", "coalition_id")
                        .to("coalition", "id"),
                )
                .to_owned(),
        )
        .await
    }
}
