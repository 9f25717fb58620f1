//! Every query of the directory.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::Scope;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Func, Query as Sql, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, Order as Way, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};
use uuid::Uuid;
use web::{COUNT_MAX, PAGE_LEN, PageOf, search};

use super::choice::{Choice, Order, after_all};
use crate::organisations::entities::organisation::{Column, Entity};
use crate::organisations::entities::{link_focus, link_language, link_place, link_sector, name};
use crate::organisations::links::NAMED;
use crate::organisations::store::KIND;

/// A line of the directory: id, name, acronym, state, last confirmed, last changed.
pub type Row = (Uuid, String, Option<String>, String, Option<NaiveDate>, DateTime<Utc>);

/// The ids on one page of the list, and how many there are.
pub async fn page_of_ids(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    page: u64,
) -> Result<PageOf<Uuid>, DbErr> {
    let narrowed = narrowed(db.get_database_backend(), scope, choice);
    let rows = in_order(narrowed.clone(), choice.order)
        .limit(PAGE_LEN)
        .offset((page - 1) * PAGE_LEN)
        .into_tuple()
        .all(db)
        .await?;
    let counted = Sql::select()
        .expr(Func::count(Expr::val(1)))
        .from_subquery(narrowed.limit(COUNT_MAX + 1).into_query(), Alias::new("counted"))
        .to_owned();
    let total = match db.query_one(&counted).await? {
        Some(row) => row.try_get_by_index::<i64>(0)?,
        None => 0,
    };
    Ok(PageOf { rows, total: total.unsigned_abs() })
}

/// The ids of the whole list in order, up to `most`.
pub async fn all_ids(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    most: u64,
) -> Result<Vec<Uuid>, DbErr> {
    let narrowed = narrowed(db.get_database_backend(), scope, choice);
    in_order(narrowed, choice.order).limit(most).into_tuple().all(db).await
}

/// What the lines of these organisations say, in the order of the ids.
pub async fn rows(db: &impl ConnectionTrait, scope: Scope, ids: &[Uuid]) -> Result<Vec<Row>, DbErr> {
    let mut found: Vec<Row> = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let rows: Vec<Row> = Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::Name,
                Column::Acronym,
                Column::State,
                Column::ConfirmedOn,
                Column::UpdatedAt,
            ])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let mut by_id: std::collections::HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.0, row)).collect();
        found.extend(some.iter().filter_map(|id| by_id.remove(id)));
    }
    Ok(found)
}

/// The two texts that only lists taken away show: what it is about, and its website.
pub async fn long_texts(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<std::collections::HashMap<Uuid, (String, Option<String>)>, DbErr> {
    let mut found = std::collections::HashMap::new();
    for some in ids.chunks(NAMED) {
        let rows: Vec<(Uuid, String, Option<String>)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::About, Column::Website])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|(id, about, website)| (id, (about, website))));
    }
    Ok(found)
}

fn narrowed(backend: DatabaseBackend, scope: Scope, choice: &Choice) -> Select<Entity> {
    let mut query =
        Entity::find().select_only().column(Column::Id).filter(Column::CoalitionId.eq(scope.key()));
    if let Some(state) = choice.state {
        query = query.filter(Column::State.eq(state.word()));
    }
    if !choice.words.is_empty() {
        query = query.filter(Column::Id.in_subquery(search::matching(backend, scope, KIND, &choice.words)));
    }
    for start in &choice.beginnings {
        query = query.filter(Column::Id.in_subquery(beginning(scope, start)));
    }
    if !choice.sectors.is_empty() {
        let ids = choice.sectors.iter().copied();
        query = query.filter(linked(scope, link_sector::Column::OrganisationId, link_sector::Column::CoalitionId, link_sector::Column::SectorId.is_in(ids)));
    }
    if !choice.focuses.is_empty() {
        let ids = choice.focuses.iter().copied();
        query = query.filter(linked(scope, link_focus::Column::OrganisationId, link_focus::Column::CoalitionId, link_focus::Column::FocusId.is_in(ids)));
    }
    if !choice.places.is_empty() {
        let ids = choice.places.iter().copied();
        query = query.filter(linked(scope, link_place::Column::OrganisationId, link_place::Column::CoalitionId, link_place::Column::PlaceId.is_in(ids)));
    }
    if let Some(tag) = &choice.language {
        query = query.filter(linked(scope, link_language::Column::OrganisationId, link_language::Column::CoalitionId, link_language::Column::Language.eq(tag.as_str())));
    }
    query
}

/// Whether an organisation has a row in a linking table that says so.
fn linked<C: ColumnTrait>(scope: Scope, organisation_id: C, coalition_id: C, says_so: Expr) -> Expr {
    let rows: SelectStatement = Sql::select()
        .expr(Expr::val(1))
        .from(organisation_id.entity_name())
        .and_where(coalition_id.eq(scope.key()))
        .and_where(Expr::col(organisation_id.as_column_ref()).equals(Column::Id.as_column_ref()))
        .and_where(says_so)
        .to_owned();
    Expr::exists(rows)
}

/// The organisations one of whose names begins with this.
fn beginning(scope: Scope, start: &str) -> SelectStatement {
    let mut rows = Sql::select()
        .column(name::Column::OrganisationId)
        .from(name::Entity)
        .and_where(name::Column::CoalitionId.eq(scope.key()))
        .and_where(name::Column::Folded.gte(start))
        .to_owned();
    if let Some(end) = after_all(start) {
        rows.and_where(name::Column::Folded.lt(end));
    }
    rows
}

fn in_order(query: Select<Entity>, order: Order) -> Select<Entity> {
    let (column, way) = match order {
        Order::Name => (Column::Folded, Way::Asc),
        Order::NameBackwards => (Column::Folded, Way::Desc),
        Order::OldestFirst => (Column::UpdatedAt, Way::Asc),
        Order::LatestFirst => (Column::UpdatedAt, Way::Desc),
    };
    query.order_by(column, way.clone()).order_by(Column::Id, way)
}
