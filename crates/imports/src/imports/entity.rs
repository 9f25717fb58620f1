//! The table of imports.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coalition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Option<Uuid>,
    pub kind: String,
    pub file_name: String,
    pub sheet: Option<i32>,
    pub content: Vec<u8>,
    pub row_count: i32,
    pub headings: String,
    pub mapping: String,
    pub answers: String,
    pub added: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub refused: i32,
    pub report: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub begun_at: Option<DateTime<Utc>>,
    pub taken_at: Option<DateTime<Utc>>,
    pub undone_at: Option<DateTime<Utc>>,
    pub stayed: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
