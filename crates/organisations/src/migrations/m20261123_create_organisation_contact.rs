//! How to reach an organisation without putting anybody at risk.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Personal details (class C2, staff at home C3): never in the search index, in lists taken away by default, or in logs.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            Table::create()
                .table("contact")
                .col(uuid("coalition_id"))
                .col(uuid("id"))
                .col(uuid("organisation_id"))
                // Any of these may be empty, not all of them.
                .col(text("name"))
                .col(text("role"))
                .col(text("phone"))
                .col(text("email"))
                // As addresses are compared.
                .col(text("email_folded"))
                // How and when it is safe to get in touch.
                .col(text("safe_note"))
                // Somebody said that no mail goes there.
                .col(boolean("never_mail"))
                .col(integer("version"))
                .primary_key(Index::create().col("coalition_id").col("id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("contact_organisation")
                        .from("contact", ("coalition_id", "organisation_id"))
                        .to("organisation", ("coalition_id", "id")),
                )
                .to_owned(),
        )
        .await?;
        for (name, column) in [
            ("contact_by_organisation", "organisation_id"),
            ("contact_by_email", "email_folded"),
        ] {
            let mut index = Index::create();
            index.name(name).table("contact").col("coalition_id").col(column);
            db.create_index(index).await?;
        }
        Ok(())
    }
}
