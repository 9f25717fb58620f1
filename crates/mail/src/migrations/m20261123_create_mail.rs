//! Mail on its way out. Its words hold a secret, and go as soon as they are sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Where it goes is a personal detail: never in the search index, in downloads, or in logs.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("mail")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                // What it is for, and which thing it is about: `private-link` and the link.
                .col(string("purpose"))
                .col(uuid("about_id"))
                // To whom it is about that: an organisation, whose name is looked up for coordinators only.
                .col(uuid("whom_id"))
                .col(text("recipient"))
                // Nothing once they were sent, taken back, or of no use any more.
                .col(text_null("subject"))
                .col(text_null("text"))
                .col(text_null("html"))
                .col(string("state"))
                .col(integer("attempts"))
                .col(timestamp_with_time_zone("queued_at"))
                // What waits is not tried before: the next attempt, or until when somebody is trying.
                .col(timestamp_with_time_zone_null("due_at"))
                // When it came to stand as it does.
                .col(timestamp_with_time_zone("since_at"))
                // From then on what it says is of no use.
                .col(timestamp_with_time_zone("until_at"))
                // Why the last attempt failed, in a word of ours.
                .col(string_null("trouble"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .to_owned(),
        )
        .await?;
        for (name, columns, is_unique) in [
            ("mail_once", &["coalition_id", "purpose", "about_id"][..], true),
            ("mail_latest", &["coalition_id", "queued_at", "id"], false),
        ] {
            let mut index = Index::create().name(name).table("mail").to_owned();
            for column in columns {
                index.col(*column);
            }
            if is_unique {
                index.unique();
            }
            db.create_index(index).await?;
        }
        // Whoever sends looks through all coalitions: for what waits, and for words that are of no use any more.
        for (name, column, there) in [
            ("mail_due", "due_at", "due_at"),
            ("mail_late", "until_at", "text"),
        ] {
            let mut index = Index::create().name(name).table("mail").col(column).to_owned();
            index.and_where(Expr::col(there).is_not_null());
            db.create_index(index).await?;
        }
        Ok(())
    }
}
