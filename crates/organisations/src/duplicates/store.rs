//! Every query on names that may belong to the same organisation, and on pairs that are said to be different.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::Scope;
use sea_orm::sea_query::{ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    JoinType, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef, Select,
    sea_query::Expr,
};
use uuid::Uuid;
use web::events::Doer;

use super::entity::{ActiveModel, Column, Entity};
use super::rules::{Known, Pair};
use crate::organisations::State;
use crate::organisations::entities::{name, organisation};
use crate::organisations::links::NAMED;

/// How many ids one statement names.
const CHUNK: usize = 500;

/// Every name of every organisation in this state.
pub async fn names_of(db: &impl ConnectionTrait, scope: Scope, state: State) -> Result<Vec<Known>, DbErr> {
    Ok(known(named(scope, state).into_tuple().all(db).await?))
}

/// Every name of those of these organisations that are active.
pub async fn names_of_these(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<Known>, DbErr> {
    let is_one = name::Column::OrganisationId.is_in(ids.iter().copied());
    let query = named(scope, State::Active).filter(is_one);
    Ok(known(query.into_tuple().all(db).await?))
}

fn named(scope: Scope, state: State) -> Select<name::Entity> {
    name::Entity::find()
        .select_only()
        .columns([
            name::Column::OrganisationId,
            name::Column::Name,
            name::Column::Kind,
        ])
        .join(JoinType::InnerJoin, to_organisation())
        .filter(name::Column::CoalitionId.eq(scope.key()))
        .filter(organisation::Column::State.eq(state.word()))
        .order_by_asc(name::Column::OrganisationId)
        .order_by_asc(name::Column::Position)
}

fn known(rows: Vec<(Uuid, String, String)>) -> Vec<Known> {
    let rows = rows.into_iter();
    rows.map(|(id, name, kind)| Known { id, name, is_acronym: kind == "acronym" })
        .collect()
}

/// When each of these organisations was added.
pub async fn added(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, DateTime<Utc>)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::CreatedAt])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.is_in(ids.iter().take(NAMED).copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Every pair that is said to be different.
pub async fn differences(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Pair>, DbErr> {
    Ok(pairs(said(scope).into_tuple().all(db).await?))
}

/// Some of the pairs that are said to be different, the latest first, and how many there are in all.
pub async fn differences_after(
    db: &impl ConnectionTrait,
    scope: Scope,
    (before, most): (u64, u64),
) -> Result<(Vec<Pair>, u64), DbErr> {
    let shown = said(scope)
        .order_by_desc(Column::SaidAt)
        .order_by_asc(Column::OrganisationId)
        .order_by_asc(Column::OtherId)
        .offset(before)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok((pairs(shown), said(scope).count(db).await?))
}

fn said(scope: Scope) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::OrganisationId, Column::OtherId])
        .filter(Column::CoalitionId.eq(scope.key()))
}

fn pairs(rows: Vec<(Uuid, Uuid)>) -> Vec<Pair> {
    rows.into_iter()
        .filter_map(|(one, other)| Pair::of(one, other))
        .collect()
}

/// Says that two are different. Returns `false` when that was said before.
pub async fn tell_apart(tx: &DatabaseTransaction, doer: &Doer, pair: Pair) -> Result<bool, DbErr> {
    let (one, other) = pair.ids();
    let is_known = Entity::find_by_id((doer.scope.key(), one, other)).one(tx).await?;
    if is_known.is_some() {
        return Ok(false);
    }
    Entity::insert(ActiveModel {
        coalition_id: Set(doer.scope.key()),
        organisation_id: Set(one),
        other_id: Set(other),
        said_at: Set(doer.at),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(true)
}

/// Takes that back. Returns `false` when it was not said.
pub async fn take_back(tx: &DatabaseTransaction, scope: Scope, pair: Pair) -> Result<bool, DbErr> {
    let (one, other) = pair.ids();
    let gone = Entity::delete_by_id((scope.key(), one, other)).exec(tx).await?;
    Ok(gone.rows_affected > 0)
}

/// Forgets what these organisations are different from.
pub async fn forget(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        let is_one = Column::OrganisationId.is_in(some.iter().copied());
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(is_one.or(Column::OtherId.is_in(some.iter().copied())))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn to_organisation() -> RelationDef {
    name::Entity::belongs_to(organisation::Entity)
        .from(name::Column::OrganisationId)
        .to(organisation::Column::Id)
        .on_condition(|left, right| {
            Expr::col((left, name::Column::CoalitionId))
                .equals((right, organisation::Column::CoalitionId))
                .into_condition()
        })
        .into()
}
