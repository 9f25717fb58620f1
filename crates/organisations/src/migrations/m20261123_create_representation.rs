//! Which seat speaks for which organisation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("representation")
                .col(uuid("coalition_id"))
                .col(uuid("seat_id"))
                .col(uuid("organisation_id"))
                // A seat speaks for one organisation at most.
                .primary_key(Index::create().col("coalition_id").col("seat_id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("representation_seat")
                        .from("representation", ("coalition_id", "seat_id"))
                        .to("seat", ("coalition_id", "id")),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("representation_organisation")
                        .from("representation", ("coalition_id", "organisation_id"))
                        .to("organisation", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("representation_by_organisation")
                .table("representation")
                .col("coalition_id")
                .col("organisation_id")
                .to_owned(),
        )
        .await
    }
}
