//! Where the coalition asked who does something, so that an empty cell can say "nobody" rather than "not known".

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, text, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("asked")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                // Holds for this place and everything inside it.
                .col(uuid("place_id"))
                // Holds for this area or kind of work and everything inside it.
                .col(uuid("focus_id"))
                .col(date("asked_on"))
                // How: at a meeting, by telephone, from a list.
                .col(text("how"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("asked_coalition")
                        .from("asked", "coalition_id")
                        .to("coalition", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("asked_place")
                        .from("asked", ("coalition_id", "place_id"))
                        .to("place", ("coalition_id", "id")),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("asked_focus")
                        .from("asked", ("coalition_id", "focus_id"))
                        .to("focus", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        for (name, columns) in [
            ("asked_by_place", ["place_id", "focus_id"]),
            ("asked_by_focus", ["focus_id", "asked_on"]),
        ] {
            let mut index = Index::create()
                .name(name)
                .table("asked")
                .col("coalition_id")
                .to_owned();
            db.create_index(index.col(columns[0]).col(columns[1]).to_owned())
                .await?;
        }
        db.create_index(
            Index::create()
                .name("asked_by_day")
                .table("asked")
                .col("coalition_id")
                .col("asked_on")
                .col("id")
                .to_owned(),
        )
        .await
    }
}
