//! How much a kind of work is needed in a place, as the coalition set it by hand.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("need")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(uuid("place_id"))
                .col(uuid("focus_id"))
                // 1 some, 2 high, 3 most of all. No row means that no need was recorded.
                .col(integer("level").check(Expr::col("level").between(1, 3)))
                // Why we think so, in a sentence.
                .col(text("reason"))
                .col(date("set_on"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("need_coalition")
                        .from("need", "coalition_id")
                        .to("coalition", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("need_place")
                        .from("need", ("coalition_id", "place_id"))
                        .to("place", ("coalition_id", "id")),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("need_focus")
                        .from("need", ("coalition_id", "focus_id"))
                        .to("focus", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("need_of_cell")
                .table("need")
                .unique()
                .col("coalition_id")
                .col("place_id")
                .col("focus_id")
                .to_owned(),
        )
        .await?;
        db.create_index(
            Index::create()
                .name("need_by_focus")
                .table("need")
                .col("coalition_id")
                .col("focus_id")
                .to_owned(),
        )
        .await
    }
}
