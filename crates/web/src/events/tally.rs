//! Every query on the tally of events: how many there are of each kind. While the numbers stay the same, whatever was
//! read of those kinds before is still true.

use std::collections::BTreeMap;

use kernel::{Happening, Scope};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::Doer;
use super::tally_entity::{ActiveModel, Column, Entity};

/// How many events of each kind a coalition has.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally(BTreeMap<String, i64>);

impl Tally {
    pub fn of(&self, kind: &str) -> i64 {
        self.0.get(kind).copied().unwrap_or(0)
    }

    /// The tally of these kinds alone.
    pub fn only(&self, kinds: &[&str]) -> Self {
        let some = kinds.iter().map(|kind| ((*kind).to_owned(), self.of(kind)));
        Self(some.collect())
    }
}

pub async fn tally(db: &impl ConnectionTrait, scope: Scope) -> Result<Tally, DbErr> {
    let rows: Vec<(String, i64)> = of(scope).into_tuple().all(db).await?;
    Ok(Tally(rows.into_iter().collect()))
}

/// The tally of these kinds, which stays as it is to the end of the transaction: who is writing such an event is waited
/// for, and who wants to write one waits. SQLite's single writer waits already.
pub async fn tally_held(tx: &DatabaseTransaction, scope: Scope, kinds: &[&str]) -> Result<Tally, DbErr> {
    // A kind of which nothing has happened yet has no row that could be held.
    let mut empty: Vec<ActiveModel> = kinds.iter().map(|kind| row(scope.key(), kind, 0)).collect();
    empty.sort_unstable_by(|one, other| one.kind.as_ref().cmp(other.kind.as_ref()));
    let as_it_is = OnConflict::columns([Column::CoalitionId, Column::Kind])
        .do_nothing()
        .to_owned();
    Entity::insert_many(empty)
        .on_conflict(as_it_is)
        .exec_without_returning(tx)
        .await?;
    let rows: Vec<(String, i64)> = of(scope)
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .order_by_asc(Column::Kind)
        .lock_shared()
        .into_tuple()
        .all(tx)
        .await?;
    Ok(Tally(rows.into_iter().collect()).only(kinds))
}

fn of(scope: Scope) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Kind, Column::Number])
        .filter(Column::CoalitionId.eq(scope.key()))
}

/// Takes numbers for events about to be written; gives the last number before them, for each coalition and kind.
/// Kinds are taken in one order, so that two who write several kinds never wait for each other.
pub(super) async fn take(
    tx: &DatabaseTransaction,
    happenings: &[(Doer, Happening)],
) -> Result<BTreeMap<(Uuid, &'static str), i64>, DbErr> {
    let mut taken: BTreeMap<(Uuid, &'static str), i64> = BTreeMap::new();
    for (doer, happening) in happenings {
        *taken.entry((doer.scope.key(), happening.kind)).or_default() += 1;
    }
    for ((coalition_id, kind), number) in &mut taken {
        let added = OnConflict::columns([Column::CoalitionId, Column::Kind])
            .value(Column::Number, Expr::col((Entity, Column::Number)).add(*number))
            .to_owned();
        let written = Entity::insert(row(*coalition_id, kind, *number))
            .on_conflict(added)
            .exec_with_returning(tx)
            .await?;
        *number = written.number - *number;
    }
    Ok(taken)
}

fn row(coalition_id: Uuid, kind: &str, number: i64) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(coalition_id),
        kind: Set(kind.to_owned()),
        number: Set(number),
    }
}
