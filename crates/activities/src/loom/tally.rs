//! Every query on the tally: numbers given out while writing, and the one row that validates what is in memory.

use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _,
};

use super::entity::{ActiveModel, Column, Entity};

/// How far a coalition's records have come.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Tally {
    pub change: i64,
    pub ground: i64,
}

/// Numbers for rows about to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    /// The first of the new activities' numbers.
    pub first: i64,
    /// The number of this change.
    pub change: i64,
}

pub(crate) async fn read(db: &impl ConnectionTrait, scope: Scope) -> Result<Tally, DbErr> {
    let row = Entity::find_by_id(scope.key()).one(db).await?;
    Ok(row.map_or_else(Tally::default, |row| Tally { change: row.last_change, ground: row.last_ground }))
}

/// Takes a change number, and numbers for so many new activities. Others who write activities of this
/// coalition wait until this transaction ends.
pub(crate) async fn change(tx: &DatabaseTransaction, scope: Scope, added: usize) -> Result<Numbers, DbErr> {
    let added = i64::try_from(added).unwrap_or(i64::MAX);
    let row = step(tx, scope, [(Column::LastNumber, added), (Column::LastChange, 1)]).await?;
    Ok(Numbers { first: row.0 - added + 1, change: row.1 })
}

/// Says that what was asked, what is needed or whom work is for has changed.
pub(crate) async fn ground(tx: &DatabaseTransaction, scope: Scope) -> Result<(), DbErr> {
    step(tx, scope, [(Column::LastGround, 1), (Column::LastNumber, 0)]).await?;
    Ok(())
}

async fn step(
    tx: &DatabaseTransaction,
    scope: Scope,
    steps: [(Column, i64); 2],
) -> Result<(i64, i64), DbErr> {
    let start = ActiveModel {
        coalition_id: Set(scope.key()),
        last_number: Set(0),
        last_change: Set(0),
        last_ground: Set(0),
    };
    let settled = OnConflict::column(Column::CoalitionId).do_nothing().to_owned();
    Entity::insert(start)
        .on_conflict(settled)
        .exec_without_returning(tx)
        .await?;
    let mut update = Entity::update_many().filter(Column::CoalitionId.eq(scope.key()));
    for (column, by) in steps {
        update = update.col_expr(column, Expr::col(column).add(by));
    }
    let rows = update.exec_with_returning(tx).await?;
    let row = rows.into_iter().next().ok_or_else(|| DbErr::RecordNotUpdated)?;
    Ok((row.last_number, row.last_change))
}
