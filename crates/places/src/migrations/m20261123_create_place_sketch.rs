//! How the squares of a sketch map stand, where places have no outlines.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("place_sketch")
                .col(uuid("coalition_id"))
                // The level of the places on it.
                .col(integer("level"))
                // The row and column of each place by its id, as JSON: they are only ever read and written together.
                .col(text("squares"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("level"))
                .foreign_key(
                    ForeignKey::create()
                        .name("place_sketch_coalition")
                        .from("place_sketch", "coalition_id")
                        .to("coalition", "id"),
                )
                .check(Expr::col("level").gte(0).and(Expr::col("level").lte(9)))
                .to_owned(),
        )
        .await
    }
}
