//! What organisations work on: areas of focus, and the kinds of work inside each.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string_null, text, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("focus")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                // Empty for an area of focus; a kind of work names its area.
                .col(uuid_null("parent_id"))
                // The word by which the program knows an entry of its own list; empty for one added here.
                .col(string_null("key"))
                .col(text("name"))
                // The name where there is little room.
                .col(text("short"))
                .col(text("about"))
                // Whether this area belongs to those that must be covered at the same time.
                .col(boolean("must_cover"))
                // Where it stands among its neighbours.
                .col(integer("position"))
                // No longer offered since.
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("focus_coalition")
                        .from("focus", "coalition_id")
                        .to("coalition", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("focus_parent")
                        .from("focus", ("coalition_id", "parent_id"))
                        .to("focus", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("focus_by_parent")
                .table("focus")
                .col("coalition_id")
                .col("parent_id")
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("focus_by_key")
                .table("focus")
                .unique()
                .col("coalition_id")
                .col("key")
                .to_owned(),
        )
        .await
    }
}
