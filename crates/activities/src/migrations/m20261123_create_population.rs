//! Whom work is for, in the coalition's own words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_null, text, timestamp_with_time_zone_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("population")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                // The word in the list that comes with the program; empty for those added here.
                .col(string_null("key"))
                .col(text("name"))
                // Who is meant, in a sentence.
                .col(text("about"))
                // Where it stands in the list, from 0.
                .col(integer("place_in_list"))
                // No longer offered since this moment; work recorded earlier keeps it.
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("population_coalition")
                        .from("population", "coalition_id")
                        .to("coalition", "id"),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("population_by_place_in_list")
                .table("population")
                .col("coalition_id")
                .col("place_in_list")
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("population_by_key")
                .table("population")
                .unique()
                .col("coalition_id")
                .col("key")
                .to_owned(),
        )
        .await
    }
}
