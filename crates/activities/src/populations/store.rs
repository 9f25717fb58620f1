//! Every query on populations.

use kernel::{Ids, Scope};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;
use web::events::Doer;

use super::PopulationId;
use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::{Entry, listed};

/// Some people for whom work is done, as the coalition names them.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    pub id: PopulationId,
    /// The word in the list that comes with the program.
    pub key: Option<String>,
    pub name: String,
    pub about: String,
    pub is_ended: bool,
    pub place_in_list: i32,
    pub version: i32,
}

/// All populations in the order of the list, those no longer offered too.
pub async fn populations(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Population>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .order_by_asc(Column::PlaceInList)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(population).collect())
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: Uuid,
) -> Result<Option<Population>, DbErr> {
    Ok(Entity::find_by_id((scope.key(), id))
        .one(db)
        .await?
        .map(population))
}

/// Gives a new coalition the list that comes with the program; it may change it afterwards.
pub async fn settle_lists(tx: &DatabaseTransaction, doer: &Doer, ids: &Ids) -> Result<(), DbErr> {
    let rows = (0..)
        .zip(listed())
        .map(|(place, (key, entry))| row(doer.scope, ids.next(), Some(key), place, &entry));
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds one at the end of the list.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: Uuid,
    entry: &Entry,
) -> Result<(), DbErr> {
    let last = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .order_by_desc(Column::PlaceInList)
        .one(tx)
        .await?;
    let place = last.map_or(0, |last| last.place_in_list + 1);
    Entity::insert(row(scope, id, None, place, entry))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Returns `false` when somebody else saved first.
pub(super) async fn change(
    tx: &DatabaseTransaction,
    scope: Scope,
    (id, version): (Uuid, i32),
    entry: &Entry,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(entry.name.clone()))
        .col_expr(Column::About, Expr::value(entry.about.clone()))
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Lets two change their places in the list.
pub(super) async fn swap(
    tx: &DatabaseTransaction,
    scope: Scope,
    one: &Population,
    other: &Population,
) -> Result<(), DbErr> {
    for (id, place) in [(one.id, other.place_in_list), (other.id, one.place_in_list)] {
        Entity::update_many()
            .col_expr(Column::PlaceInList, Expr::value(place))
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.eq(id.0))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Stops offering one, or offers it again.
pub(super) async fn offer(
    tx: &DatabaseTransaction,
    doer: &Doer,
    id: Uuid,
    is_offered: bool,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(Some(doer.at).filter(|_| !is_offered)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

fn row(scope: Scope, id: Uuid, key: Option<&str>, place_in_list: i32, entry: &Entry) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id),
        key: Set(key.map(ToOwned::to_owned)),
        name: Set(entry.name.clone()),
        about: Set(entry.about.clone()),
        place_in_list: Set(place_in_list),
        ended_at: Set(None),
        version: Set(1),
    }
}

fn population(row: Model) -> Population {
    Population {
        id: PopulationId(row.id),
        key: row.key,
        name: row.name,
        about: row.about,
        is_ended: row.ended_at.is_some(),
        place_in_list: row.place_in_list,
        version: row.version,
    }
}
