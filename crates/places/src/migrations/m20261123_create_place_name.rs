//! The other names of places, each with its language.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("place_name")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(uuid("place_id"))
                // A language tag such as `th` or `zh-Hant`; `zxx` for another code.
                .col(string("language"))
                .col(text("name"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("place_name_place")
                        .from("place_name", ("coalition_id", "place_id"))
                        .to("place", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("place_name_by_place")
                .table("place_name")
                .col("coalition_id")
                .col("place_id")
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("place_name_by_language")
                .table("place_name")
                .col("coalition_id")
                .col("language")
                .to_owned(),
        )
        .await
    }
}
