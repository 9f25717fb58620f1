//! Every query on what imports did to records.

use kernel::Scope;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::effect_entity::{ActiveModel, Column, Entity, Model};
use crate::effects::{Effect, Thing};

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
            act: Set(if effect.before.is_some() {
                "changed"
            } else {
                "added"
            }
            .to_owned()),
            version: Set(effect.version),
            before: Set(effect.before.as_ref().map(super::store::written)),
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
    let before = match row.before {
        Some(before) => Some(serde_json::from_str(&before).ok()?),
        None => None,
    };
    Some(Effect {
        thing: Thing::from_word(&row.thing)?,
        id: row.object_id,
        version: row.version,
        before,
    })
}
