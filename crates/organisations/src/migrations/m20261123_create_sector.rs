//! The kinds of organisation a coalition tells apart.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_null, text, text_null, timestamp_with_time_zone_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("sector")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                // The word by which the program knows a sector of its own list; empty for one added here.
                .col(string_null("key"))
                .col(text("name"))
                // Organisation types of the IATI list, with spaces between them.
                .col(text("iati"))
                // Organisation types of the OCHA list, with spaces between them.
                .col(text("ocha"))
                // Organisation type of the human trafficking case data standard.
                .col(text_null("htcds"))
                // Where it stands in the list.
                .col(integer("position"))
                // No longer offered since.
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("sector_coalition")
                        .from("sector", "coalition_id")
                        .to("coalition", "id"),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("sector_by_key")
                .table("sector")
                .unique()
                .col("coalition_id")
                .col("key")
                .to_owned(),
        )
        .await
    }
}
