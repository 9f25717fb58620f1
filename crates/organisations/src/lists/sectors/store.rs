//! Every query on sectors.

use chrono::{DateTime, Utc};
use kernel::{Ids, Scope};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
    sea_query::{Expr, ExprTrait as _},
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::Checked;
use crate::lists::defaults;

/// One kind of organisation.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SectorId(pub Uuid);

/// A sector with the codes other systems use for it.
#[derive(Clone, Debug)]
pub struct Sector {
    pub id: SectorId,
    /// The program's own word for it; empty for one the coalition added.
    pub key: Option<String>,
    pub name: String,
    /// Codes with spaces between them, as are those of OCHA.
    pub iati: String,
    pub ocha: String,
    pub htcds: Option<String>,
    /// No longer offered; what it was used for keeps it.
    pub is_ended: bool,
    pub version: i32,
    pub(super) position: i32,
}

/// The coalition's sectors in order, ended ones too.
pub async fn sectors(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Sector>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(sector).collect())
}

/// Writes the list that comes with the program.
pub async fn settle(tx: &DatabaseTransaction, scope: Scope, ids: &Ids) -> Result<(), DbErr> {
    let rows = defaults::sectors()
        .into_iter()
        .zip(1..)
        .map(|(row, position)| ActiveModel {
            coalition_id: Set(scope.key()),
            id: Set(ids.next()),
            key: Set(row.some("key")),
            name: Set(row.text("name")),
            iati: Set(row.text("iati")),
            ocha: Set(row.text("ocha")),
            htcds: Set(row.some("htcds")),
            position: Set(position),
            ended_at: Set(None),
            version: Set(1),
        });
    Entity::insert_many(rows.collect::<Vec<_>>())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Adds a sector at the end of the list.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: SectorId,
    checked: &Checked,
    position: i32,
) -> Result<(), DbErr> {
    Entity::insert(ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id.0),
        key: Set(None),
        name: Set(checked.name.clone()),
        iati: Set(String::new()),
        ocha: Set(String::new()),
        htcds: Set(None),
        position: Set(position),
        ended_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Returns `false` when somebody else saved first.
pub(super) async fn rename(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: SectorId,
    version: i32,
    checked: &Checked,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(checked.name.clone()))
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Takes a sector off the list or puts it back.
pub(super) async fn set_ended(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: SectorId,
    ended_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(ended_at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) async fn set_position(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: SectorId,
    position: i32,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn sector(row: Model) -> Sector {
    Sector {
        id: SectorId(row.id),
        key: row.key,
        name: row.name,
        iati: row.iati,
        ocha: row.ocha,
        htcds: row.htcds,
        is_ended: row.ended_at.is_some(),
        version: row.version,
        position: row.position,
    }
}
