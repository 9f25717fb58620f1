//! Every query that finds needs by words: those of the place, in any of its names, and of the kind of work.

use kernel::Scope;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use web::search;

use super::need_entity::{Column, Entity};
use super::store::{Need, need_from};

/// The needs for which each word is in a name of the place, or its kind of work is among those given with the word.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    scope: Scope,
    wanted: Vec<(String, Vec<Uuid>)>,
    most: u64,
) -> Result<Vec<Need>, DbErr> {
    let backend = db.get_database_backend();
    let holds = |(word, focuses): (String, Vec<Uuid>)| {
        Condition::any()
            .add(Column::PlaceId.in_subquery(search::matching(backend, scope, "place", &[word])))
            .add(Column::FocusId.is_in(focuses))
    };
    let all = wanted
        .into_iter()
        .fold(Condition::all(), |all, word| all.add(holds(word)));
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(all)
        .order_by_desc(Column::Level)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(need_from).collect())
}
