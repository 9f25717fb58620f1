//! Private links of organisations and the sessions they open. Only digests of secrets are kept; no address, no browser.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(links()).await?;
        let of_organisation = ["coalition_id", "organisation_id"];
        for (name, columns) in [
            ("private_link_by_organisation", &of_organisation[..]),
            ("private_link_by_person", &["made_by_id"]),
        ] {
            db.create_index(index(name, "private_link", columns)).await?;
        }
        // An organisation has one link that counts.
        let mut latest = index("private_link_latest", "private_link", &of_organisation);
        latest.unique().and_where(Expr::col("replaced_at").is_null());
        db.create_index(latest).await?;
        // Whoever opens a link has not entered a coalition yet: the secret alone says which.
        let mut digest = index("private_link_by_digest", "private_link", &["digest"]);
        db.create_index(digest.unique().to_owned()).await?;
        db.create_table(sessions()).await?;
        let of_link =
            index("private_link_session_by_link", "private_link_session", &["coalition_id", "link_id"]);
        db.create_index(of_link).await
    }
}

fn links() -> TableCreateStatement {
    Table::create()
        .table("private_link")
        .col(uuid("coalition_id"))
        .col(uuid("id"))
        .col(uuid("organisation_id"))
        .col(string("digest"))
        .col(uuid("made_by_id"))
        .col(timestamp_with_time_zone("made_at"))
        // When the organisation was first asked in this round. A link made later than that is its one reminder.
        .col(timestamp_with_time_zone("asked_at"))
        .col(timestamp_with_time_zone("expires_at"))
        // From when on a newer one has taken its place: after a reminder it opens for some days more.
        .col(timestamp_with_time_zone_null("replaced_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        // When somebody last said by it that all of it is true and nothing is missing.
        .col(timestamp_with_time_zone_null("answered_at"))
        .primary_key(Index::create().col("coalition_id").col("id"))
        .foreign_key(
            // An organisation written down by mistake goes with its links.
            ForeignKey::create()
                .name("private_link_organisation")
                .from("private_link", ("coalition_id", "organisation_id"))
                .to("organisation", ("coalition_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("private_link_person")
                .from("private_link", "made_by_id")
                .to("person", "id"),
        )
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("private_link_session")
        .col(string("digest").primary_key())
        .col(uuid("coalition_id"))
        .col(uuid("link_id"))
        .col(timestamp_with_time_zone("begun_at"))
        // What the last answer wrote over, so that it can be taken back: when it was given, when one had been given
        // before, and of each activity confirmed with it its version and its earlier day. In JSON.
        .col(text_null("wrote_over"))
        .foreign_key(
            ForeignKey::create()
                .name("private_link_session_link")
                .from("private_link_session", ("coalition_id", "link_id"))
                .to("private_link", ("coalition_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
