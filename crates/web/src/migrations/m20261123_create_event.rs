//! What happened, once and for all.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, text, timestamp_with_time_zone, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("event")
                // The nil id stands for the server itself: signing in belongs to no coalition.
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(timestamp_with_time_zone("at"))
                // Empty when a command or a job did it.
                .col(uuid_null("person_id"))
                // The organisation for which the person acted.
                .col(uuid_null("organisation_id"))
                .col(string("verb"))
                // The kind of thing, as in the glossary.
                .col(string("kind"))
                // The how-manieth event of its kind in the coalition it is.
                .col(big_integer("number"))
                .col(uuid("object_id"))
                // The thing's name at the time.
                .col(text("name"))
                // JSON: [{field, before, after}].
                .col(text("changes"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .to_owned(),
        )
        .await?;
        for (name, columns) in [
            ("event_by_object", &["coalition_id", "object_id", "at"][..]),
            ("event_by_time", &["coalition_id", "at", "id"]),
            ("event_by_person", &["coalition_id", "person_id", "at", "id"]),
            ("event_by_organisation", &["coalition_id", "organisation_id", "at"]),
        ] {
            db.create_index(index(name, columns)).await?;
        }
        let mut number = index("event_by_number", &["coalition_id", "kind", "number"]);
        db.create_index(number.unique().to_owned()).await
    }
}

fn index(name: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table("event").to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
