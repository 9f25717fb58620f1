//! The areas where each coalition works, as a tree.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    double_null, integer, string, string_null, text, text_null, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(table()).await?;
        let index = |name: &str, column: &'static str| {
            Index::create()
                .name(name)
                .table("place")
                .col("coalition_id")
                .col(column)
                .to_owned()
        };
        db.create_index(index("place_by_parent", "parent_id")).await?;
        db.create_index(index("place_by_name", "folded")).await?;
        db.create_index(index("place_code_once", "code").unique().to_owned())
            .await
    }
}

fn table() -> TableCreateStatement {
    let mut table = columns();
    table
        .primary_key(Index::create().col("coalition_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("place_coalition")
                .from("place", "coalition_id")
                .to("coalition", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("place_parent")
                .from("place", ("coalition_id", "parent_id"))
                .to("place", ("coalition_id", "id")),
        )
        .check(Expr::col("level").gte(0).and(Expr::col("level").lte(9)))
        .check(
            Expr::col("level")
                .eq(0)
                .and(Expr::col("parent_id").is_null())
                .or(Expr::col("level").gt(0).and(Expr::col("parent_id").is_not_null())),
        )
        .to_owned()
}

fn columns() -> TableCreateStatement {
    Table::create()
        .table("place")
        .col(uuid("coalition_id"))
        .col(uuid("id"))
        // The area around it; countries have none.
        .col(uuid_null("parent_id"))
        // 0 country, 1 province, 2 district, 3 below.
        .col(integer("level"))
        // ISO 3166 where it comes from the world's list, else the country's own (a p-code).
        .col(string_null("code"))
        .col(text("name"))
        // The name as it is compared: without case, accents, spaces.
        .col(text("folded"))
        // The name in the script written there.
        .col(text_null("local_name"))
        // What it is called there, in words: `province`, `district`.
        .col(string("kind"))
        // Where an area's name stands on a map, from the world's list; never asked of anybody.
        .col(double_null("latitude"))
        .col(double_null("longitude"))
        // Drawn by hand, as the coordinates of a GeoJSON MultiPolygon; empty when the world's list has it.
        .col(text_null("outline"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(integer("version"))
        .to_owned()
}
