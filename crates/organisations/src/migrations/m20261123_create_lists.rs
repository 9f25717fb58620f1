//! The coalition's own lists: sectors, areas of focus with their kinds of work, and whom work is for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string_null, text, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let mut sector = list("sector");
        sector
            // Organisation types of the OCHA list and of the IATI list, with spaces between them.
            .col(text("ocha"))
            .col(text("iati"))
            // Organisation type of the human trafficking case data standard.
            .col(text("htcds"));
        let mut focus = list("focus");
        focus
            // Empty for an area of focus; a kind of work names its area.
            .col(uuid_null("parent_id"))
            // The name where there is little room.
            .col(text("short"))
            // Whether this area belongs to those that must be covered at the same time.
            .col(boolean("must_cover"))
            .foreign_key(
                ForeignKey::create()
                    .name("focus_parent")
                    .from("focus", ("coalition_id", "parent_id"))
                    .to("focus", ("coalition_id", "id")),
            );
        for (table, create) in [
            ("sector", sector),
            ("focus", focus),
            ("population", list("population")),
        ] {
            db.create_table(create).await?;
            db.create_index(
                Index::create()
                    .name(format!("{table}_by_key"))
                    .table(table)
                    .unique()
                    .col("coalition_id")
                    .col("key")
                    .to_owned(),
            )
            .await?;
        }
        db.create_index(
            Index::create()
                .name("focus_by_parent")
                .table("focus")
                .col("coalition_id")
                .col("parent_id")
                .to_owned(),
        )
        .await
    }
}

/// What every list has.
fn list(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("coalition_id"))
        .col(uuid("id"))
        // The word by which the program knows an entry of its own list; empty for one added here.
        .col(string_null("key"))
        .col(text("name"))
        // In a sentence.
        .col(text("about"))
        // Where it stands among its neighbours.
        .col(integer("position"))
        // No longer offered since this moment; what has it already keeps it.
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(integer("version"))
        .primary_key(Index::create().col("coalition_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name(format!("{table}_coalition"))
                .from(table, "coalition_id")
                .to("coalition", "id"),
        )
        .to_owned()
}
