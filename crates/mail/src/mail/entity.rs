//! The table of mail on its way out.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coalition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub purpose: String,
    pub about_id: Uuid,
    pub whom_id: Uuid,
    pub recipient: String,
    pub subject: Option<String>,
    pub text: Option<String>,
    pub html: Option<String>,
    pub state: String,
    pub attempts: i32,
    pub queued_at: DateTimeUtc,
    pub due_at: Option<DateTimeUtc>,
    pub since_at: DateTimeUtc,
    pub until_at: DateTimeUtc,
    pub trouble: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
