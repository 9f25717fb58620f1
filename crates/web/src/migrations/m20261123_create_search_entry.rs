//! The names by which things are found, indexed by runs of three letters so that every script works.

use sea_orm::DatabaseBackend;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// SQLite keeps the index in a table of its own, filled by triggers.
const SQLITE: [&str; 5] = [
    "CREATE VIRTUAL TABLE search_text USING fts5(folded, content='search_entry', content_rowid='text_row', tokenize='trigram')",
    // Words that nothing is found by any more leave the index at once, not when it is next put in order.
    "INSERT INTO search_text(search_text, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN \
     INSERT INTO search_text(rowid, folded) VALUES (new.text_row, new.folded); END",
    "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN \
     INSERT INTO search_text(search_text, rowid, folded) VALUES ('delete', old.text_row, old.folded); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN \
     INSERT INTO search_text(search_text, rowid, folded) VALUES ('delete', old.text_row, old.folded); \
     INSERT INTO search_text(rowid, folded) VALUES (new.text_row, new.folded); END",
];

const POSTGRES: [&str; 2] = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_entry_by_text ON search_entry USING gin (folded gin_trgm_ops)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("search_entry")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(string("kind"))
                .col(text("title"))
                // All names, folded, with a bar between them; then, after a bar and a space, the words of what else is
                // written about it.
                .col(text("folded"))
                // The row's number in SQLite's text index, taken from the id's random part.
                .col(big_integer("text_row").unique_key())
                .primary_key(Index::create().col("coalition_id").col("id"))
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("search_entry_by_kind")
                .table("search_entry")
                .col("coalition_id")
                .col("kind")
                .col("title")
                .to_owned(),
        )
        .await?;
        let statements: &[&'static str] = if db.get_database_backend() == DatabaseBackend::Postgres {
            &POSTGRES
        } else {
            &SQLITE
        };
        for statement in statements {
            db.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
