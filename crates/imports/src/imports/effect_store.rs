//! Every query on what imports did to records.

use std::collections::HashSet;

use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::effect_entity::{ActiveModel, Column, Entity, Model};
use super::taken_store::{self, Source};
use crate::effects::{Act, Effect, Thing};

/// How many rows one statement writes.
const CHUNK: usize = 500;

/// Keeps what an import did.
pub async fn add(
    tx: &DatabaseTransaction,
    scope: Scope,
    import_id: Uuid,
    effects: &[Effect],
) -> Result<(), DbErr> {
    for some in effects.chunks(CHUNK) {
        let rows = some.iter().map(|effect| ActiveModel {
            coalition_id: Set(scope.key()),
            import_id: Set(import_id),
            object_id: Set(effect.id),
            thing: Set(effect.thing.word().to_owned()),
            act: Set(effect.act.word().to_owned()),
            version: Set(effect.version),
            before: Set(match &effect.act {
                Act::Changed(before) => Some(super::store::written(before)),
                Act::Added | Act::Met => None,
            }),
        });
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What an import did, as far as it is still known.
pub async fn effects(db: &impl ConnectionTrait, scope: Scope, import_id: Uuid) -> Result<Vec<Effect>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ImportId.eq(import_id))
        .order_by_asc(Column::ObjectId)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(effect).collect())
}

/// The activities that the latest list of activities of a source brought, changed or named.
pub async fn of_source(
    db: &impl ConnectionTrait,
    scope: Scope,
    source: &Source,
) -> Result<HashSet<Uuid>, DbErr> {
    let Some(import_id) = taken_store::last_of(db, scope, source).await? else {
        return Ok(HashSet::new());
    };
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ObjectId)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ImportId.eq(import_id))
        .filter(Column::Thing.eq(Thing::Activity.word()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

/// Where an import is undone, what it changed becomes what an earlier one left: that one can be undone after it.
/// Each such thing has moved on by two versions, there and back.
pub async fn hand_back(
    tx: &DatabaseTransaction,
    scope: Scope,
    import_id: Uuid,
    restored: &[Uuid],
) -> Result<(), DbErr> {
    for some in restored.chunks(CHUNK) {
        let before = Query::select()
            .expr(Expr::col(("undone", "version")).sub(1))
            .from_as(Entity, "undone")
            .and_where(Expr::col(("undone", "coalition_id")).eq(scope.key()))
            .and_where(Expr::col(("undone", "import_id")).eq(import_id))
            .and_where(Expr::col(("undone", "object_id")).equals((Entity, Column::ObjectId)))
            .to_owned();
        Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(2))
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::ObjectId.is_in(some.iter().copied()))
            .filter(Column::ImportId.ne(import_id))
            .filter(Column::Version.in_subquery(before))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Forgets what an import did: it was undone, or was taken away.
pub async fn forget(tx: &DatabaseTransaction, scope: Scope, import_id: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ImportId.eq(import_id))
        .exec(tx)
        .await?;
    Ok(())
}

fn effect(row: Model) -> Option<Effect> {
    let act = match row.before {
        Some(before) => Act::Changed(serde_json::from_str(&before).ok()?),
        None if row.act == Act::Met.word() => Act::Met,
        None => Act::Added,
    };
    Some(Effect {
        thing: Thing::from_word(&row.thing)?,
        id: row.object_id,
        version: row.version,
        act,
    })
}
