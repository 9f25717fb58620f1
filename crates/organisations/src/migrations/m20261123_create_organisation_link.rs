//! Which sectors, kinds of work, places and languages an organisation has.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for (table, column, noun) in [
            ("organisation_sector", "sector_id", "sector"),
            ("organisation_focus", "focus_id", "focus"),
            ("organisation_place", "place_id", "place"),
        ] {
            let mut create = linking(table, uuid(column), column);
            create.foreign_key(
                ForeignKey::create()
                    .name(format!("{table}_{noun}"))
                    .from(table, ("coalition_id", column))
                    .to(noun, ("coalition_id", "id")),
            );
            db.create_table(create).await?;
            db.create_index(from_the_other_side(table, column)).await?;
        }
        // The language's tag: 'th', 'zh-Hant'.
        let table = "organisation_language";
        db.create_table(linking(table, string("language"), "language"))
            .await?;
        db.create_index(from_the_other_side(table, "language")).await
    }
}

fn linking(table: &'static str, other: ColumnDef, column: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("coalition_id"))
        .col(uuid("organisation_id"))
        .col(other)
        .primary_key(
            Index::create()
                .col("coalition_id")
                .col("organisation_id")
                .col(column),
        )
        .foreign_key(
            ForeignKey::create()
                .name(format!("{table}_organisation"))
                .from(table, ("coalition_id", "organisation_id"))
                .to("organisation", ("coalition_id", "id")),
        )
        .to_owned()
}

fn from_the_other_side(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_by_{column}"))
        .table(table)
        .col("coalition_id")
        .col(column)
        .col("organisation_id")
        .to_owned()
}
