//! Every query on the other names of places.

use kernel::{Ids, Scope};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use uuid::Uuid;

use super::name_entity::{ActiveModel, Column, Entity};
use super::tree::PlaceId;

const CHUNK: usize = 500;

/// What stands for the language of another code by which a place is known: by BCP 47 it says that there is none.
pub const OTHER_CODE: &str = "zxx";

/// The other codes of all places of a coalition, ended ones too.
pub async fn codes(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<(Uuid, String)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::PlaceId, Column::Name])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Language.eq(OTHER_CODE))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The other names of one place, each after its language.
pub async fn of_place(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: PlaceId,
) -> Result<Vec<(String, String)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Language, Column::Name])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::PlaceId.eq(id.0))
        .order_by_asc(Column::Language)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

pub async fn put(tx: &DatabaseTransaction, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ActiveModel> = rows.by_ref().take(CHUNK).collect();
        Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Puts these names in place of all a place had.
pub async fn replace(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    (id, names): (PlaceId, &[(String, String)]),
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::PlaceId.eq(id.0))
        .exec(tx)
        .await?;
    put(tx, rows(scope, ids, std::iter::once((id, names)))).await
}

pub fn rows<'a>(
    scope: Scope,
    ids: &Ids,
    places: impl Iterator<Item = (PlaceId, &'a [(String, String)])>,
) -> Vec<ActiveModel> {
    let row = |id: PlaceId, (language, name): &(String, String)| ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(ids.next()),
        place_id: Set(id.0),
        language: Set(language.clone()),
        name: Set(name.clone()),
    };
    places
        .flat_map(|(id, names)| names.iter().map(move |pair| row(id, pair)).collect::<Vec<_>>())
        .collect()
}
