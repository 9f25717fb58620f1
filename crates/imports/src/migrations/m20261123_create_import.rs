//! Spreadsheets that are being taken in, with what was said of them so far.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob, integer, integer_null, string, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(table()).await?;
        let index = |name: &str, column: &'static str| {
            Index::create()
                .name(name)
                .table("import")
                .col("coalition_id")
                .col(column)
                .to_owned()
        };
        db.create_index(index("import_by_headings", "headings")).await?;
        db.create_index(index("import_by_file_name", "file_name")).await?;
        db.create_index(
            Index::create()
                .name("import_by_person")
                .table("import")
                .col("person_id")
                .to_owned(),
        )
        .await
    }
}

fn columns() -> TableCreateStatement {
    Table::create()
        .table("import")
        .col(uuid("coalition_id"))
        .col(uuid("id"))
        // Who brought it; empty for one that a command took in.
        .col(uuid_null("person_id"))
        // What it tells of: 'activities' | 'organisations' | 'places'.
        .col(string("kind"))
        // Empty for cells that were pasted.
        .col(text("file_name"))
        // From 1; the one that was found where nobody chose.
        .col(integer_null("sheet"))
        // The file as it came.
        .col(blob("content"))
        .col(integer("row_count"))
        // A digest of the headings, by which the next file of the same kind is known.
        .col(string("headings"))
        // What each column means, as JSON; empty until somebody said so.
        .col(text("mapping"))
        // What was answered about words, as JSON.
        .col(text("answers"))
        .col(integer("added"))
        .col(integer("changed"))
        .col(integer("unchanged"))
        .col(integer("refused"))
        // What became of each row, as JSON, once it was taken in.
        .col(text_null("report"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        // When somebody began to take it in; empty again once that came to an end.
        .col(timestamp_with_time_zone_null("begun_at"))
        .col(timestamp_with_time_zone_null("taken_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        // So many things stood in the way then, and stayed.
        .col(integer("stayed"))
        .to_owned()
}

fn table() -> TableCreateStatement {
    columns()
        .primary_key(Index::create().col("coalition_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("import_coalition")
                .from("import", "coalition_id")
                .to("coalition", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("import_person")
                .from("import", "person_id")
                .to("person", "id"),
        )
        .check(Expr::col("kind").is_in(["activities", "organisations", "places"]))
        .check(
            Expr::col("taken_at")
                .is_null()
                .or(Expr::col("report").is_not_null()),
        )
        .check(
            Expr::col("undone_at")
                .is_null()
                .or(Expr::col("taken_at").is_not_null()),
        )
        .to_owned()
}
