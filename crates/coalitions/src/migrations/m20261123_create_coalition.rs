//! The coalitions on this server.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string_uniq, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("coalition")
                .col(uuid("id").primary_key())
                // The word in its address.
                .col(string_uniq("slug"))
                .col(text("name"))
                // Why it exists, in one sentence.
                .col(text("sentence"))
                // Where it works, in its own words; shown beside the name.
                .col(text("area"))
                // The deepest level of place kept: 0 country, 1 province, 2 district, 3 below.
                .col(integer("place_level_max"))
                // From how many organisations on the same people a cell is a possible overlap.
                .col(integer("overlap_from"))
                // Since when it sets no needs, by its own word; its event says whose.
                .col(timestamp_with_time_zone_null("needs_aside_at"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .to_owned(),
        )
        .await
    }
}
