//! Every query on areas of focus and kinds of work.

use std::collections::HashMap;

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

/// One area of focus or kind of work.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FocusId(pub Uuid);

/// An area of focus, or a kind of work inside one.
#[derive(Clone, Debug)]
pub struct Focus {
    pub id: FocusId,
    /// The area a kind of work belongs to; areas have none.
    pub parent_id: Option<FocusId>,
    /// The program's own word for it; empty for one the coalition added.
    pub key: Option<String>,
    pub name: String,
    /// The name where there is little room.
    pub short: String,
    pub about: String,
    /// Whether this area is one of those that must be covered at the same time.
    pub must_cover: bool,
    /// No longer offered; what it was used for keeps it.
    pub is_ended: bool,
    pub version: i32,
    pub(super) position: i32,
}

/// The areas in order, each followed by its kinds of work; ended ones too.
pub async fn focuses(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Focus>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut kinds: HashMap<FocusId, Vec<Focus>> = HashMap::new();
    let mut areas = Vec::new();
    for focus in rows.into_iter().map(focus) {
        match focus.parent_id {
            Some(area) => kinds.entry(area).or_default().push(focus),
            None => areas.push(focus),
        }
    }
    let in_order = areas.into_iter().flat_map(|area| {
        let inside = kinds.remove(&area.id).unwrap_or_default();
        std::iter::once(area).chain(inside)
    });
    Ok(in_order.collect())
}

/// Writes the list that comes with the program; its areas are those that must be covered together.
pub async fn settle(tx: &DatabaseTransaction, scope: Scope, ids: &Ids) -> Result<(), DbErr> {
    let mut areas: HashMap<&str, Uuid> = HashMap::new();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (row, position) in defaults::focuses().into_iter().zip(1..) {
        let parent_id = areas.get(row.get("area")).copied();
        let id = ids.next();
        let written = ActiveModel {
            coalition_id: Set(scope.key()),
            id: Set(id),
            parent_id: Set(parent_id),
            key: Set(row.some("key")),
            name: Set(row.text("name")),
            short: Set(row.text("short")),
            about: Set(row.text("about")),
            must_cover: Set(parent_id.is_none()),
            position: Set(position),
            ended_at: Set(None),
            version: Set(1),
        };
        if parent_id.is_none() {
            areas.insert(row.get("key"), id);
            first.push(written);
        } else {
            second.push(written);
        }
    }
    Entity::insert_many(first).exec_without_returning(tx).await?;
    Entity::insert_many(second).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds one after all the others.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: FocusId,
    checked: &Checked,
    position: i32,
) -> Result<(), DbErr> {
    Entity::insert(ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id.0),
        parent_id: Set(checked.parent_id.map(|area| area.0)),
        key: Set(None),
        name: Set(checked.name.clone()),
        short: Set(checked.short.clone()),
        about: Set(checked.about.clone()),
        must_cover: Set(checked.must_cover),
        position: Set(position),
        ended_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Returns `false` when somebody else saved first.
pub(super) async fn change(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: FocusId,
    version: i32,
    checked: &Checked,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(checked.name.clone()))
        .col_expr(Column::Short, Expr::value(checked.short.clone()))
        .col_expr(Column::About, Expr::value(checked.about.clone()))
        .col_expr(Column::MustCover, Expr::value(checked.must_cover))
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Takes one off the list or puts it back.
pub(super) async fn set_ended(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: FocusId,
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
    id: FocusId,
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

fn focus(row: Model) -> Focus {
    Focus {
        id: FocusId(row.id),
        parent_id: row.parent_id.map(FocusId),
        key: row.key,
        name: row.name,
        short: row.short,
        about: row.about,
        must_cover: row.must_cover,
        is_ended: row.ended_at.is_some(),
        version: row.version,
        position: row.position,
    }
}
