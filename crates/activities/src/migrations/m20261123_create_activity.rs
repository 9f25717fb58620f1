//! Work: one kind of work in one place, for somebody, from a day on.

use sea_orm::DatabaseBackend;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, date_null, integer, integer_null, string, text_null, timestamp_with_time_zone, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What lists are narrowed and sorted by.
const INDEXES: [(&str, &[&str]); 7] = [
    // With the id at the end, so that a page of a sorted list is read along the index and nothing is sorted.
    ("activity_by_change", &["change_number", "id"]),
    ("activity_by_place", &["place_id", "focus_id"]),
    ("activity_by_focus", &["focus_id"]),
    ("activity_by_population", &["population_id"]),
    ("activity_by_status", &["status", "change_number"]),
    ("activity_by_start", &["from_on", "id"]),
    ("activity_by_lead", &["lead_id"]),
];

/// What nobody has confirmed stands first. PostgreSQL puts what is empty last, unless the index says otherwise.
const BY_CONFIRMATION: [&str; 2] = [
    "CREATE INDEX activity_by_confirmation ON activity (coalition_id, confirmed_on, id)",
    "CREATE INDEX activity_by_confirmation ON activity (coalition_id, confirmed_on NULLS FIRST, id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(table()).await?;
        db.create_index(
            Index::create()
                .name("activity_by_number")
                .table("activity")
                .unique()
                .col("coalition_id")
                .col("number")
                .to_owned(),
        )
        .await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create()
                .name(name)
                .table("activity")
                .col("coalition_id")
                .to_owned();
            for column in columns {
                index.col(*column);
            }
            db.create_index(index).await?;
        }
        let is_postgres = db.get_database_backend() == DatabaseBackend::Postgres;
        let statement = BY_CONFIRMATION[usize::from(is_postgres)];
        db.get_connection().execute_unprepared(statement).await?;
        Ok(())
    }
}

fn table() -> TableCreateStatement {
    let mut table = columns();
    for (name, column, to) in [
        ("activity_focus", "focus_id", "focus"),
        ("activity_place", "place_id", "place"),
        ("activity_lead", "lead_id", "organisation"),
        ("activity_population", "population_id", "population"),
    ] {
        table.foreign_key(
            ForeignKey::create()
                .name(name)
                .from("activity", ("coalition_id", column))
                .to(to, ("coalition_id", "id")),
        );
    }
    table
}

fn columns() -> TableCreateStatement {
    Table::create()
        .table("activity")
        .col(uuid("coalition_id"))
        .col(uuid("id"))
        // Counts up in each coalition from 1: the short name under which the cloth knows it.
        .col(big_integer("number"))
        // A kind of work, or a whole area of focus when nothing closer is known.
        .col(uuid("focus_id"))
        .col(uuid("place_id"))
        // The one named first of those who run it: by its name the list is sorted.
        .col(uuid("lead_id"))
        // Whom it is for; empty means everyone.
        .col(uuid_null("population_id"))
        .col(date("from_on"))
        // The last day; empty as long as no end is known.
        .col(date_null("to_on"))
        .col(string("status").check(Expr::col("status").is_in([
            "planned",
            "under-way",
            "paused",
            "finished",
            "called-off",
        ])))
        .col(text_null("title"))
        // About how many people it reaches in a year.
        .col(integer_null("reach").check(Expr::col("reach").gte(0)))
        .col(text_null("note"))
        // When somebody last said that this is still true.
        .col(date_null("confirmed_on"))
        // The coalition's count of changes when this was last changed; see activity_tally.
        .col(big_integer("change_number"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .check(Expr::col("to_on").gte(Expr::col("from_on")))
        .primary_key(Index::create().col("coalition_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("activity_coalition")
                .from("activity", "coalition_id")
                .to("coalition", "id"),
        )
        .to_owned()
}
