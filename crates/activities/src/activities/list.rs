//! Every query that lists activities: sorted, a page at a time.

use std::collections::HashMap;

use kernel::Scope;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, IntoCondition as _, NullOrdering, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, RelationDef, Select,
};
use uuid::Uuid;
use web::{COUNT_MAX, PAGE_LEN, PageOf};

use super::entity::{Column, Entity, Model};
use super::narrow::{Filter, narrow};
use super::order::{self, Order, Turn, USUAL};
use super::part_entity as part;
use super::rules::Role;
use super::store::{self, Activity};

/// Rows a download has at most: what a spreadsheet can hold.
pub(crate) const TAKEN_MAX: u64 = 1_000_000;

/// Rows read at once.
const STRETCH: u64 = 5_000;

/// One page of the list, with the total counted up to a thousand.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
    order: &Order,
    page: u64,
) -> Result<PageOf<Activity>, DbErr> {
    let narrowed = narrow(db.get_database_backend(), scope, filter);
    let before = (page - 1) * PAGE_LEN;
    let (rows, total) = match order {
        // What the words of a search mean is gathered once, for the page and for the count.
        Order::Along(column, turn) if !filter.words.is_empty() && before < COUNT_MAX => {
            let first = along(narrowed, *column, *turn).limit(COUNT_MAX + 1);
            let ids: Vec<Uuid> = first
                .select_only()
                .column(Column::Id)
                .into_tuple()
                .all(db)
                .await?;
            let page = (0..)
                .zip(&ids)
                .filter(|(at, _)| (before..before + PAGE_LEN).contains(at));
            let rows = store::of(scope).filter(Column::Id.is_in(page.map(|(_, id)| *id)));
            (along(rows, *column, *turn).all(db).await?, ids.len() as u64)
        }
        Order::Along(column, turn) => {
            let rows = along(narrowed.clone(), *column, *turn)
                .offset(before)
                .limit(PAGE_LEN)
                .all(db)
                .await?;
            (rows, count(db, narrowed).await?)
        }
        Order::Grouped(column, ids) => {
            grouped(db, narrowed, (*column, ids), (before, !filter.is_open())).await?
        }
    };
    Ok(PageOf { rows: store::whole(db, scope, rows).await?, total })
}

/// The first page in the usual order: changed last, first.
pub(crate) async fn page_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<PageOf<Activity>, DbErr> {
    page(db, scope, filter, &USUAL, 1).await
}

/// The first in the usual order, at most so many, without a count.
pub(super) async fn first(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
    most: u64,
) -> Result<Vec<Activity>, DbErr> {
    let narrowed = narrow(db.get_database_backend(), scope, filter);
    let rows = along(narrowed, Column::ChangeNumber, Turn::Down)
        .limit(most)
        .all(db)
        .await?;
    store::whole(db, scope, rows).await
}

/// A stretch of the whole list, for downloads: those numbered above `after`, in the order of their numbers.
pub(crate) async fn stretch(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
    (after, most): (i64, u64),
) -> Result<Vec<Activity>, DbErr> {
    let rows: Vec<Model> = narrow(db.get_database_backend(), scope, filter)
        .filter(Column::Number.gt(after))
        .order_by_asc(Column::Number)
        .limit(most)
        .all(db)
        .await?;
    store::whole(db, scope, rows).await
}

/// The numbers of all that is in the list.
pub(crate) async fn numbers(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<Vec<i64>, DbErr> {
    narrow(db.get_database_backend(), scope, filter)
        .select_only()
        .column(Column::Number)
        .into_tuple()
        .all(db)
        .await
}

/// Who runs what of the list: those of one activity side by side, in the order of their numbers.
pub(super) async fn runners(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<Vec<((Uuid, i32), Uuid)>, DbErr> {
    let of_activity: RelationDef = part::Entity::belongs_to(Entity)
        .from(part::Column::ActivityId)
        .to(Column::Id)
        .on_condition(|left, right| {
            Expr::col((left, part::Column::CoalitionId))
                .equals((right, Column::CoalitionId))
                .into_condition()
        })
        .into();
    narrow(db.get_database_backend(), scope, filter)
        .join_rev(JoinType::InnerJoin, of_activity)
        .select_only()
        .column(Column::Id)
        .column(Column::Version)
        .column(part::Column::OrganisationId)
        .filter(part::Column::Role.eq(Role::Runs.word()))
        .order_by_asc(Column::Number)
        .into_tuple::<(Uuid, i32, Uuid)>()
        .all(db)
        .await
        .map(|rows| {
            rows.into_iter()
                .map(|(id, version, runner)| ((id, version), runner))
                .collect()
        })
}

/// The whole list, in the order of its numbers.
pub(super) async fn whole(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<Vec<Activity>, DbErr> {
    let mut found: Vec<Activity> = Vec::new();
    loop {
        let after = found.last().map_or(0, |activity| activity.number);
        let some = stretch(db, scope, filter, (after, STRETCH)).await?;
        let is_last = (some.len() as u64) < STRETCH;
        found.extend(some);
        if is_last {
            return Ok(found);
        }
    }
}

/// How many there are, counted up to a thousand and one.
pub(crate) async fn total(db: &impl ConnectionTrait, scope: Scope, filter: &Filter) -> Result<u64, DbErr> {
    count(db, narrow(db.get_database_backend(), scope, filter)).await
}

/// In how many of the activities their organisations have each part.
pub(super) async fn by_role(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<Vec<(Role, u64)>, DbErr> {
    let narrowed = narrow(db.get_database_backend(), scope, filter);
    let ids = narrowed.select_only().column(Column::Id).into_query();
    let activity_id = Expr::col((part::Entity, part::Column::ActivityId));
    let rows: Vec<(String, i64)> = part::Entity::find()
        .select_only()
        .column(part::Column::Role)
        .column_as(activity_id.count_distinct(), "count")
        .filter(part::Column::CoalitionId.eq(scope.key()))
        .filter(part::Column::OrganisationId.is_in(filter.organisations.iter().copied()))
        .filter(part::Column::ActivityId.in_subquery(ids))
        .group_by(part::Column::Role)
        .into_tuple()
        .all(db)
        .await?;
    let of = |role: Role| {
        let row = rows.iter().find(|(word, _)| word == role.word())?;
        Some((role, u64::try_from(row.1).ok()?))
    };
    Ok(Role::ALL.into_iter().filter_map(of).collect())
}

/// What is empty is the earliest of all, on both databases.
pub(super) fn along(rows: Select<Entity>, column: Column, turn: Turn) -> Select<Entity> {
    let (turn, nulls) = match turn {
        Turn::Up => (sea_orm::Order::Asc, NullOrdering::First),
        Turn::Down => (sea_orm::Order::Desc, NullOrdering::Last),
    };
    let rows = match column {
        Column::ConfirmedOn => rows.order_by_with_nulls(column, turn.clone(), nulls),
        _ => rows.order_by(column, turn.clone()),
    };
    rows.order_by(Column::Id, turn)
}

/// Counts the groups along their index, and reads only those that stand on the page.
async fn grouped(
    db: &impl ConnectionTrait,
    rows: Select<Entity>,
    (column, ids): (Column, &[Uuid]),
    (before, is_narrowed): (u64, bool),
) -> Result<(Vec<Model>, u64), DbErr> {
    let counts = counts(db, rows.clone(), column, is_narrowed).await?;
    let stretch = order::stretch(ids, &counts, before, PAGE_LEN);
    let mut rank = CaseStatement::new();
    for (number, id) in (0_i32..).zip(&stretch.ids) {
        rank = rank.case(column.eq(*id), number);
    }
    if stretch.ids.is_empty() {
        return Ok((Vec::new(), counts.values().sum()));
    }
    let rows = rows
        .filter(column.is_in(stretch.ids))
        .order_by_asc(Expr::expr(rank))
        .order_by_desc(Column::FromOn)
        .order_by_asc(Column::Id)
        .offset(stretch.skip)
        .limit(PAGE_LEN)
        .all(db)
        .await?;
    Ok((rows, counts.values().sum()))
}

/// How many rows each group has. Narrowed rows are gathered before they are grouped, which the limit sees to: at once,
/// SQLite would walk along the group's index and look up each row from there, at three times the cost.
async fn counts(
    db: &impl ConnectionTrait,
    rows: Select<Entity>,
    column: Column,
    is_narrowed: bool,
) -> Result<HashMap<Uuid, u64>, DbErr> {
    use sea_orm::QueryTrait as _;
    let mut rows = rows.into_query();
    rows.clear_selects().column(column);
    if is_narrowed {
        rows.limit(TAKEN_MAX);
    }
    let query = Query::select()
        .column(column)
        .expr(Expr::cust("COUNT(*)"))
        .from_subquery(rows, "chosen")
        .group_by_col(column)
        .to_owned();
    let mut counts = HashMap::new();
    for row in db.query_all(&query).await? {
        let count: i64 = row.try_get_by_index(1)?;
        counts.insert(row.try_get_by_index(0)?, u64::try_from(count).unwrap_or(0));
    }
    Ok(counts)
}

async fn count(db: &impl ConnectionTrait, rows: Select<Entity>) -> Result<u64, DbErr> {
    use sea_orm::QueryTrait as _;
    let mut few = rows.into_query();
    few.clear_selects().expr(Expr::val(1)).limit(COUNT_MAX + 1);
    let query = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from_subquery(few, "few")
        .to_owned();
    let row = db.query_one(&query).await?;
    let total: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(total).unwrap_or(0))
}
