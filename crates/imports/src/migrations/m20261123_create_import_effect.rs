//! What each import did to which records, so that it can be undone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, text_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("import_effect")
                .col(uuid("coalition_id"))
                .col(uuid("import_id"))
                // No foreign key: what was made may be removed, and leaves this behind.
                .col(uuid("object_id"))
                .col(string("thing").check(Expr::col("thing").is_in([
                    "activity",
                    "organisation",
                    "place",
                    "focus",
                    "contact",
                ])))
                .col(string("act").check(Expr::col("act").is_in(["added", "changed", "met"])))
                // The version it had afterwards: with another one, somebody has changed it since.
                .col(integer("version"))
                // What it was before, as JSON. Texts are not among it: they stand in the record of events
                // alone, where they can be taken out.
                .col(text_null("before"))
                .primary_key(
                    Index::create()
                        .col("coalition_id")
                        .col("import_id")
                        .col("object_id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("import_effect_import")
                        .from("import_effect", ("coalition_id", "import_id"))
                        .to("import", ("coalition_id", "id")),
                )
                .check(Expr::cust("(act = 'changed') = (before IS NOT NULL)"))
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("import_effect_by_object")
                .table("import_effect")
                .col("coalition_id")
                .col("object_id")
                .to_owned(),
        )
        .await
    }
}
