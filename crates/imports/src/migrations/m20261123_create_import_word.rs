//! What somebody said that a word in a list means, remembered for the next list.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, timestamp_with_time_zone, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("import_word")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(string("subject").check(Expr::col("subject").is_in([
                    "organisation",
                    "several",
                    "place",
                    "kind",
                    "population",
                ])))
                // The word as it is compared; of a place, with those around it.
                .col(text("folded"))
                // As it was written when somebody said it.
                .col(text("written"))
                // The id of what is meant, or 'new', 'out', 'several', 'one', 'everybody'.
                .col(string("answer"))
                .col(timestamp_with_time_zone("said_at"))
                // The import that took it for this without asking anybody; none where somebody said it.
                .col(uuid_null("import_id"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("import_word_coalition")
                        .from("import_word", "coalition_id")
                        .to("coalition", "id"),
                )
                .to_owned(),
        )
        .await?;
        for (name, columns) in [
            ("import_word_by_word", ["subject", "folded"]),
            ("import_word_by_time", ["said_at", "id"]),
        ] {
            let mut index = Index::create()
                .name(name)
                .table("import_word")
                .col("coalition_id")
                .to_owned();
            index.col(columns[0]).col(columns[1]);
            if name == "import_word_by_word" {
                index.unique();
            }
            db.create_index(index).await?;
        }
        Ok(())
    }
}
