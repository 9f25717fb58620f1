//! The organisations of a coalition.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, string, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("organisation")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(text("name"))
                // The name as it is compared and sorted.
                .col(text("folded"))
                .col(text_null("acronym"))
                .col(text("about"))
                .col(text_null("website"))
                // 'active' | 'ended' | 'merged'
                .col(string("state"))
                // When somebody last said that all of this is still true.
                .col(date_null("confirmed_on"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(text_null("ended_reason"))
                // The organisation that stands for this one since the two were merged.
                .col(uuid_null("merged_into_id"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("updated_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("organisation_coalition")
                        .from("organisation", "coalition_id")
                        .to("coalition", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("organisation_merged_into")
                        .from("organisation", ("coalition_id", "merged_into_id"))
                        .to("organisation", ("coalition_id", "id")),
                )
                .check(Expr::col("state").is_in(["active", "ended", "merged"]))
                .check(Expr::cust("(state = 'merged') = (merged_into_id IS NOT NULL)"))
                .to_owned(),
        )
        .await?;
        for (name, columns) in [
            // The directory by name, of one state or of all; each holds all that a page of it needs.
            ("organisation_by_state_name", &["coalition_id", "state", "folded", "id"][..]),
            ("organisation_by_name", &["coalition_id", "folded", "id", "state"]),
            ("organisation_by_state_time", &["coalition_id", "state", "updated_at", "id"]),
            ("organisation_by_time", &["coalition_id", "updated_at", "id"]),
            ("organisation_by_merged_into", &["coalition_id", "merged_into_id"]),
        ] {
            let mut index = Index::create().name(name).table("organisation").to_owned();
            for column in columns {
                index.col(*column);
            }
            db.create_index(index).await?;
        }
        Ok(())
    }
}
