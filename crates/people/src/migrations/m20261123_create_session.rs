//! Sign-in links and the sessions they open. Only digests of secrets are kept; no address, no browser.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("sign_in_link")
                .col(string("digest").primary_key())
                .col(uuid("person_id"))
                // The path to which the link leads.
                .col(string("onward"))
                .col(timestamp_with_time_zone("expires_at"))
                .foreign_key(of_person("sign_in_link").name("sign_in_link_person"))
                .to_owned(),
        )
        .await?;
        db.create_index(by_person("sign_in_link")).await?;
        db.create_table(
            Table::create()
                .table("session")
                .col(string("digest").primary_key())
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                // Written at most every few minutes.
                .col(timestamp_with_time_zone("seen_at"))
                .foreign_key(of_person("session").name("session_person"))
                .to_owned(),
        )
        .await?;
        db.create_index(by_person("session")).await
    }
}

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "person_id")
        .to("person", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn by_person(table: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_by_person"))
        .table(table)
        .col("person_id")
        .to_owned()
}
