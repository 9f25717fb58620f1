//! The table of activities.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coalition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: i64,
    pub focus_id: Uuid,
    pub place_id: Uuid,
    pub lead_id: Uuid,
    pub population_id: Option<Uuid>,
    pub from_on: Date,
    pub to_on: Option<Date>,
    pub status: String,
    pub title: Option<String>,
    pub reach: Option<i32>,
    pub note: Option<String>,
    pub confirmed_on: Option<Date>,
    pub change_number: i64,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
