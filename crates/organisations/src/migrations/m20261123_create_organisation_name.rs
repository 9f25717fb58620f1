//! Every name an organisation is known by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, string_null, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("organisation_name")
                .col(uuid("coalition_id"))
                .col(uuid("organisation_id"))
                .col(integer("position"))
                // 'own' (the name itself again, so that one index holds them all) | 'acronym' | 'other'
                .col(string("kind"))
                .col(text("name"))
                // The name as it is compared.
                .col(text("folded"))
                // The language's tag, where it is known: 'th', 'zh-Hant'.
                .col(string_null("language"))
                .primary_key(
                    Index::create()
                        .col("coalition_id")
                        .col("organisation_id")
                        .col("position"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("organisation_name_organisation")
                        .from("organisation_name", ("coalition_id", "organisation_id"))
                        .to("organisation", ("coalition_id", "id")),
                )
                .check(Expr::col("kind").is_in(["own", "acronym", "other"]))
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("organisation_name_by_folded")
                .table("organisation_name")
                .col("coalition_id")
                .col("folded")
                .col("organisation_id")
                .to_owned(),
        )
        .await
    }
}
