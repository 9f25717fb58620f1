//! Every query on the tally of activities: numbers given out while writing, those never used again, and how
//! far changes have come.

use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _};

use super::entity::{ActiveModel, Column, Entity};
use super::removal_entity as removal;

/// How many rows one statement writes.
const CHUNK: usize = 500;

/// Numbers for rows about to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    /// The first of the new activities' numbers.
    pub first: i64,
    /// The number of this change.
    pub change: i64,
}

/// The number of the latest change to an activity.
pub(crate) async fn last_change(db: &impl ConnectionTrait, scope: Scope) -> Result<i64, DbErr> {
    let row = Entity::find_by_id(scope.key()).one(db).await?;
    Ok(row.map_or(0, |row| row.last_change))
}

/// Takes a change number, and numbers for so many new activities. Others who write activities of this
/// coalition wait until this transaction ends.
pub(crate) async fn change(tx: &DatabaseTransaction, scope: Scope, added: usize) -> Result<Numbers, DbErr> {
    let added = i64::try_from(added).unwrap_or(i64::MAX);
    let first = ActiveModel {
        coalition_id: Set(scope.key()),
        last_number: Set(added),
        last_change: Set(1),
    };
    let further = OnConflict::column(Column::CoalitionId)
        .value(Column::LastNumber, Expr::col((Entity, Column::LastNumber)).add(added))
        .value(Column::LastChange, Expr::col((Entity, Column::LastChange)).add(1))
        .to_owned();
    let row = Entity::insert(first)
        .on_conflict(further)
        .exec_with_returning(tx)
        .await?;
    Ok(Numbers { first: row.last_number - added + 1, change: row.last_change })
}

/// Says that the activities with these numbers are gone, for every program that has them in memory.
pub(crate) async fn remove(
    tx: &DatabaseTransaction,
    scope: Scope,
    change: i64,
    gone: &[i64],
) -> Result<(), DbErr> {
    for some in gone.chunks(CHUNK) {
        let rows = some.iter().map(|number| removal::ActiveModel {
            coalition_id: Set(scope.key()),
            change_number: Set(change),
            number: Set(*number),
        });
        removal::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
