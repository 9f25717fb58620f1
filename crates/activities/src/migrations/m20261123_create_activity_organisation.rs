//! Who has which part in an activity.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("activity_organisation")
                .col(uuid("coalition_id"))
                .col(uuid("activity_id"))
                .col(uuid("organisation_id"))
                .col(string("role").check(Expr::col("role").is_in(["runs", "pays", "supports"])))
                .primary_key(
                    Index::create()
                        .col("coalition_id")
                        .col("activity_id")
                        .col("organisation_id")
                        .col("role"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("activity_organisation_activity")
                        .from("activity_organisation", ("coalition_id", "activity_id"))
                        .to("activity", ("coalition_id", "id")),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("activity_organisation_organisation")
                        .from("activity_organisation", ("coalition_id", "organisation_id"))
                        .to("organisation", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("activity_organisation_by_organisation")
                .table("activity_organisation")
                .col("coalition_id")
                .col("organisation_id")
                .col("activity_id")
                .to_owned(),
        )
        .await
    }
}
