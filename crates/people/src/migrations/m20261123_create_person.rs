//! Persons known to the server.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_null, text, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("person")
                .col(uuid("id").primary_key())
                // What the person wants to be called; never split into first and last.
                .col(text("called"))
                .col(string_null("language"))
                // 'founder' may start coalitions; gives no right to any coalition's content.
                .col(string_null("server_role"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .to_owned(),
        )
        .await
    }
}
