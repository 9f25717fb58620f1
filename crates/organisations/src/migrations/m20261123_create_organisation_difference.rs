//! Two organisations that look alike, and are said to be different ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let to_organisation = |name: &'static str, column: &'static str| {
            ForeignKey::create()
                .name(name)
                .from("organisation_difference", ("coalition_id", column))
                .to("organisation", ("coalition_id", "id"))
                .to_owned()
        };
        db.create_table(
            Table::create()
                .table("organisation_difference")
                .col(uuid("coalition_id"))
                // The smaller id, so that a pair is kept once.
                .col(uuid("organisation_id"))
                .col(uuid("other_id"))
                .col(timestamp_with_time_zone("said_at"))
                .primary_key(
                    Index::create()
                        .col("coalition_id")
                        .col("organisation_id")
                        .col("other_id"),
                )
                .foreign_key(&mut to_organisation("organisation_difference_organisation", "organisation_id"))
                .foreign_key(&mut to_organisation("organisation_difference_other", "other_id"))
                .check(Expr::col("organisation_id").lt(Expr::col("other_id")))
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("organisation_difference_by_other")
                .table("organisation_difference")
                .col("coalition_id")
                .col("other_id")
                .to_owned(),
        )
        .await
    }
}
