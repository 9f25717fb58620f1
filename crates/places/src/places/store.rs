//! Every query on places.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use kernel::{Happening, Ids, Scope, Verb};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr,
    EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query, SelectStatement},
};
use uuid::Uuid;
use web::App;
use web::events::{self, Doer};
use web::search::{self, Entry};

use super::entity::{ActiveModel, Column, Entity};
use super::name_store;
use super::rules::{Checked, NewPlace};
use super::tree::{Place, PlaceId, Tree};
use crate::outlines::Outline;

pub(super) const CHUNK: usize = 500;

/// The word for places in history and search.
pub const KIND: &str = "place";

/// What a list needs of a place: everything but its outline, which may be long.
#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    parent_id: Option<Uuid>,
    level: i32,
    code: Option<String>,
    name: String,
    local_name: Option<String>,
    kind: String,
    ended_at: Option<DateTime<Utc>>,
    version: i32,
}

/// All places of a coalition, in order.
pub async fn tree(db: &impl ConnectionTrait, scope: Scope) -> Result<Tree, DbErr> {
    let rows = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::ParentId,
            Column::Level,
            Column::Code,
            Column::Name,
            Column::LocalName,
            Column::Kind,
            Column::EndedAt,
            Column::Version,
        ])
        .filter(Column::CoalitionId.eq(scope.key()))
        .into_model::<Row>()
        .all(db)
        .await?;
    let codes = name_store::codes(db, scope).await?.into_iter();
    let codes = codes.map(|(id, code)| (PlaceId(id), code));
    Ok(Tree::new(rows.into_iter().map(place).collect()).also_known(codes))
}

/// The tree as pages show it, read anew only when a place has changed.
pub async fn kept_tree(app: &App, scope: Scope) -> Result<Arc<Tree>, DbErr> {
    app.kept_while(scope, &[KIND], async |db, _| tree(db, scope).await)
        .await
}

/// The ids of places with all the words of a text among their names.
pub async fn matching(db: &impl ConnectionTrait, scope: Scope, text: &str) -> Result<Vec<PlaceId>, DbErr> {
    let words = kernel::fold_query(text);
    let found = search::matching(db.get_database_backend(), scope, KIND, &words);
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.in_subquery(found))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PlaceId).collect())
}

/// The ids of places with a word among their names, and of everything inside them: for narrowing another feature's list.
pub fn within(backend: DatabaseBackend, scope: Scope, word: &str) -> SelectStatement {
    let outer = ["place", "outer_1", "outer_2", "outer_3"];
    let mut named = Condition::any();
    let mut query = Query::select();
    query.column(("place", "id")).from("place");
    for pair in outer.windows(2) {
        let holds = Expr::col((pair[1], "id"))
            .equals((pair[0], "parent_id"))
            .and(Expr::col((pair[1], "coalition_id")).eq(scope.key()));
        query.join_as(JoinType::LeftJoin, "place", pair[1], holds);
    }
    for name in outer {
        let found = search::matching(backend, scope, KIND, &[word.to_owned()]);
        named = named.add(Expr::col((name, "id")).in_subquery(found));
    }
    query.and_where(Expr::col(("place", "coalition_id")).eq(scope.key()));
    query.cond_where(named).to_owned()
}

/// Adds one place, with its event and its names in the search.
pub async fn add(tx: &DatabaseTransaction, doer: &Doer, ids: &Ids, new: NewPlace) -> Result<PlaceId, DbErr> {
    let id = PlaceId(ids.next());
    add_with_ids(tx, doer, ids, vec![(id, new)]).await?;
    Ok(id)
}

/// Adds many places; the ids come back in the order given. A place inside another one comes after it.
pub async fn add_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    ids: &Ids,
    new: Vec<NewPlace>,
) -> Result<Vec<PlaceId>, DbErr> {
    let new: Vec<(PlaceId, NewPlace)> = new
        .into_iter()
        .map(|place| (PlaceId(ids.next()), place))
        .collect();
    let made = new.iter().map(|(id, _)| *id).collect();
    add_with_ids(tx, doer, ids, new).await?;
    Ok(made)
}

pub(crate) async fn add_with_ids(
    tx: &DatabaseTransaction,
    doer: &Doer,
    ids: &Ids,
    new: Vec<(PlaceId, NewPlace)>,
) -> Result<(), DbErr> {
    let scope = doer.scope;
    let happening = |id: &PlaceId, name: &str| Happening::new(Verb::Added, KIND, id.0, name);
    let happenings = new
        .iter()
        .map(|(id, place)| (doer.clone(), happening(id, &place.checked.name)))
        .collect();
    let entries = new.iter().map(|(id, place)| entry(*id, &place.checked)).collect();
    let names = new
        .iter()
        .map(|(id, place)| (*id, place.checked.names.as_slice()));
    let names = name_store::rows(scope, ids, names);
    let mut rows = new
        .into_iter()
        .map(|(id, place)| row(scope, id, place))
        .peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ActiveModel> = rows.by_ref().take(CHUNK).collect();
        Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    name_store::put(tx, names).await?;
    search::put_all(tx, scope, entries).await?;
    events::record_all(tx, happenings).await
}

/// Returns `false` when somebody else saved first.
pub async fn change(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    (id, version): (PlaceId, i32),
    to: &Checked,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(to.name.clone()))
        .col_expr(Column::Folded, Expr::value(kernel::fold(&to.name)))
        .col_expr(Column::LocalName, Expr::value(to.local_name.clone()))
        .col_expr(Column::Kind, Expr::value(to.kind.clone()))
        .col_expr(Column::Code, Expr::value(to.code.clone()))
        .col_expr(Column::Outline, Expr::value(to.outline.as_ref().map(Outline::to_kept)))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Ok(false);
    }
    name_store::replace(tx, scope, ids, (id, &to.names)).await?;
    search::put(tx, scope, entry(id, to)).await?;
    Ok(true)
}

/// Ends a place at a moment, or brings it back. Returns `false` when somebody else saved first.
pub async fn set_ended(
    tx: &DatabaseTransaction,
    scope: Scope,
    (id, version): (PlaceId, i32),
    ended_at: Option<DateTime<Utc>>,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(ended_at))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Brings back several at once: those chosen again from the world's list.
pub(crate) async fn revive_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    places: &[&Place],
) -> Result<(), DbErr> {
    if places.is_empty() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.is_in(places.iter().map(|place| place.id.0)))
        .exec(tx)
        .await?;
    let happenings = places
        .iter()
        .map(|place| (doer.clone(), Happening::new(Verb::Revived, KIND, place.id.0, &*place.name)))
        .collect();
    events::record_all(tx, happenings).await
}

fn row(scope: Scope, id: PlaceId, new: NewPlace) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id.0),
        parent_id: Set(new.parent_id.map(|id| id.0)),
        level: Set(new.level),
        code: Set(new.checked.code),
        folded: Set(kernel::fold(&new.checked.name)),
        name: Set(new.checked.name),
        local_name: Set(new.checked.local_name),
        kind: Set(new.checked.kind),
        latitude: Set(new.point.map(|(latitude, _)| latitude)),
        longitude: Set(new.point.map(|(_, longitude)| longitude)),
        outline: Set(new.checked.outline.as_ref().map(Outline::to_kept)),
        ended_at: Set(None),
        version: Set(1),
    }
}

/// Found by every name, in every script, and by its code.
pub(super) fn entry(id: PlaceId, place: &Checked) -> Entry {
    let names = place.names.iter().map(|(_, name)| name.clone());
    let names = names
        .chain(place.local_name.clone())
        .chain(place.code.clone())
        .collect();
    Entry {
        id: id.0,
        kind: KIND,
        title: place.name.clone(),
        names,
        text: String::new(),
    }
}

fn place(row: Row) -> Place {
    Place {
        id: PlaceId(row.id),
        parent_id: row.parent_id.map(PlaceId),
        level: row.level,
        code: row.code,
        name: row.name,
        local_name: row.local_name,
        kind: row.kind,
        ended_at: row.ended_at,
        version: row.version,
    }
}
