//! Every query that knows many places whole or changes many at once: for what is taken in from a file.

use std::collections::HashMap;

use kernel::{Change, Happening, Ids, Scope, Verb};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::search;

use super::entity::{ActiveModel, Column, Entity};
use super::rules::Checked;
use super::store::{self, CHUNK, KIND};
use super::tree::{Place, PlaceId};
use super::{name_entity, name_store};
use crate::outlines::Outline;

/// What a tree does not tell of a place.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// Language and name.
    pub names: Vec<(String, String)>,
    /// Drawn by hand, or taken from a file.
    pub outline: Option<Outline>,
}

/// A place about to be changed, with what changes.
#[derive(Clone, Debug)]
pub struct Renewed {
    pub place: Place,
    pub to: Checked,
    pub changes: Vec<Change>,
}

/// The names and outlines of all places of a coalition; places without either are missing.
pub async fn wholes(db: &impl ConnectionTrait, scope: Scope) -> Result<HashMap<PlaceId, Whole>, DbErr> {
    let mut wholes: HashMap<PlaceId, Whole> = HashMap::new();
    let drawn: Vec<(Uuid, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Outline])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Outline.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    for (id, outline) in drawn {
        wholes.entry(PlaceId(id)).or_default().outline = outline.as_deref().and_then(Outline::from_kept);
    }
    let names = name_entity::Entity::find()
        .filter(name_entity::Column::CoalitionId.eq(scope.key()))
        .all(db)
        .await?;
    for row in names {
        let whole = wholes.entry(PlaceId(row.place_id)).or_default();
        whole.names.push((row.language, row.name));
    }
    Ok(wholes)
}

/// Changes many places in few statements, each with its event. Whoever calls holds all places of the coalition, so that
/// nobody has changed them since they were read.
pub async fn change_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    ids: &Ids,
    renewed: Vec<Renewed>,
) -> Result<(), DbErr> {
    let scope = doer.scope;
    for some in renewed.chunks(CHUNK) {
        Entity::insert_many(some.iter().map(|one| row(scope, one)))
            .on_conflict(
                OnConflict::columns([Column::CoalitionId, Column::Id])
                    .update_columns([Column::LocalName, Column::Code, Column::Outline, Column::Version])
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
        name_entity::Entity::delete_many()
            .filter(name_entity::Column::CoalitionId.eq(scope.key()))
            .filter(name_entity::Column::PlaceId.is_in(some.iter().map(|one| one.place.id.0)))
            .exec(tx)
            .await?;
        let names = some.iter().map(|one| (one.place.id, one.to.names.as_slice()));
        name_store::put(tx, name_store::rows(scope, ids, names)).await?;
    }
    let entries = renewed.iter().map(|one| store::entry(one.place.id, &one.to));
    search::put_all(tx, scope, entries.collect()).await?;
    let happened = renewed.into_iter().map(|one| {
        let happening = Happening::new(Verb::Changed, KIND, one.place.id.0, one.to.name);
        (doer.clone(), happening.with(one.changes))
    });
    events::record_all(tx, happened.collect()).await
}

fn row(scope: Scope, one: &Renewed) -> ActiveModel {
    let Renewed { place, to, .. } = one;
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(place.id.0),
        parent_id: Set(place.parent_id.map(|id| id.0)),
        level: Set(place.level),
        code: Set(to.code.clone()),
        folded: Set(kernel::fold(&place.name)),
        name: Set(place.name.clone()),
        local_name: Set(to.local_name.clone()),
        kind: Set(place.kind.clone()),
        latitude: Set(None),
        longitude: Set(None),
        outline: Set(to.outline.as_ref().map(Outline::to_kept)),
        ended_at: Set(place.ended_at),
        version: Set(place.version + 1),
    }
}
