//! Who takes part in which coalition, and as what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("seat")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(uuid("person_id"))
                // 'coordinator' | 'representative' | 'reader'
                .col(string("role"))
                // Whoever was a coordinator once.
                .col(boolean("has_led"))
                .col(timestamp_with_time_zone("since"))
                // Access ends at this moment.
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("seat_coalition")
                        .from("seat", "coalition_id")
                        .to("coalition", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("seat_person")
                        .from("seat", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("seat_by_coalition_person")
                .table("seat")
                .col("coalition_id")
                .col("person_id")
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("seat_by_person")
                .table("seat")
                .col("person_id")
                .to_owned(),
        )
        .await
    }
}
