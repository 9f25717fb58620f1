//! Every query that narrows the directory. A database does not know whether a choice leaves a few organisations or most
//! of them, so it is asked in two ways: first from the choice to its organisations, up to as many as are counted; and
//! when there are more, along all organisations in order until the page is full. Both stay quick at 100,000.

use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, Order as Way, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DatabaseBackend, DbErr};
use uuid::Uuid;
use web::{COUNT_MAX, PageOf, search};

use super::choice::{Choice, Order, after_all};
use crate::organisations::entities::organisation::{Column, Entity};
use crate::organisations::store::KIND;

/// What a choice leaves.
pub enum Few {
    /// A page of it, and how much there is in all.
    Page(PageOf<Uuid>),
    /// More than are counted.
    Many,
    /// Nothing narrows the list but how organisations stand.
    NotAsked,
}

/// A table in which organisations have what was asked for.
struct Hanging {
    table: &'static str,
    column: &'static str,
    wanted: Wanted,
}

enum Wanted {
    Ids(Vec<Uuid>),
    Word(String),
    /// From the first text up to, without, the second.
    Between(String, Option<String>),
}

impl Hanging {
    fn meets(&self, column: Expr) -> Expr {
        match &self.wanted {
            Wanted::Ids(ids) => column.is_in(ids.iter().copied()),
            Wanted::Word(word) => column.eq(word.as_str()),
            Wanted::Between(start, None) => column.gte(start.as_str()),
            Wanted::Between(start, Some(end)) => {
                column.clone().gte(start.as_str()).and(column.lt(end.as_str()))
            }
        }
    }

    /// The organisations that have it.
    fn organisations(&self, scope: Scope) -> SelectStatement {
        Query::select()
            .distinct()
            .expr_as(Expr::col((self.table, "organisation_id")), "id")
            .from(self.table)
            .and_where(Expr::col((self.table, "coalition_id")).eq(scope.key()))
            .and_where(self.meets(Expr::col((self.table, self.column))))
            .to_owned()
    }

    /// Whether one organisation has it. What it has is looked up by the organisation: an index that begins with the
    /// value would be gone through once for every value.
    fn test(&self, scope: Scope, id: Expr, backend: DatabaseBackend) -> Expr {
        let plain = Expr::col((self.table, self.column));
        let column = match backend {
            DatabaseBackend::Sqlite => Expr::from(Func::coalesce([plain.clone(), plain])),
            _ => plain,
        };
        let rows = Query::select()
            .expr(Expr::val(1))
            .from(self.table)
            .and_where(Expr::col((self.table, "coalition_id")).eq(scope.key()))
            .and_where(Expr::col((self.table, "organisation_id")).eq(id))
            .and_where(self.meets(column))
            .to_owned();
        Expr::exists(rows)
    }
}

/// What was asked for, what leaves fewest organisations first.
fn hanging(choice: &Choice) -> Vec<Hanging> {
    let beginnings = choice.beginnings.iter().map(|start| Hanging {
        table: "organisation_name",
        column: "folded",
        wanted: Wanted::Between(start.clone(), after_all(start)),
    });
    let by_ids = [
        ("organisation_place", "place_id", &choice.places),
        ("organisation_focus", "focus_id", &choice.focuses),
        ("organisation_sector", "sector_id", &choice.sectors),
    ];
    let by_ids = by_ids.into_iter().filter(|(_, _, ids)| !ids.is_empty());
    let by_ids =
        by_ids.map(|(table, column, ids)| Hanging { table, column, wanted: Wanted::Ids(ids.clone()) });
    let spoken = choice.language.iter().map(|tag| Hanging {
        table: "organisation_language",
        column: "language",
        wanted: Wanted::Word(tag.clone()),
    });
    beginnings.chain(by_ids).chain(spoken).collect()
}

/// From the choice to its organisations: so many of them in order, after some others.
pub async fn few(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    most: u64,
    before: u64,
) -> Result<Few, DbErr> {
    let Some(counted) = counted(db.get_database_backend(), scope, choice) else {
        return Ok(Few::NotAsked);
    };
    let way = way_of(choice.order);
    let page = Query::select()
        .column("id")
        // Told with every row, so that the choice is followed once.
        .expr(Expr::cust("COUNT(*) OVER ()"))
        .from_subquery(counted.clone(), "counted")
        .order_by("stands", way.clone())
        .order_by("id", way)
        .limit(most)
        .offset(before)
        .to_owned();
    let rows = db.query_all(&page).await?;
    let total = match rows.first() {
        Some(row) => row.try_get_by_index::<i64>(1)?.unsigned_abs(),
        None if before > 0 => count_of(db, counted).await?,
        None => 0,
    };
    if total > COUNT_MAX {
        return Ok(Few::Many);
    }
    let ids: Result<Vec<Uuid>, DbErr> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
    Ok(Few::Page(PageOf { rows: ids?, total }))
}

/// The organisations a choice leaves, as many as are counted and one more, with what they are put in order by.
fn counted(backend: DatabaseBackend, scope: Scope, choice: &Choice) -> Option<SelectStatement> {
    let mut hanging = hanging(choice).into_iter();
    let first = if choice.words.is_empty() {
        hanging.next()?.organisations(scope)
    } else {
        search::matching(backend, scope, KIND, &choice.words)
    };
    let mut query = Query::select();
    // A cross join keeps SQLite going from the few to their records; other databases see a plain join in it.
    query
        .expr_as(Expr::col((Entity, Column::Id)), "id")
        .expr_as(Expr::col((Entity, sorted_by(choice.order))), "stands")
        .from_subquery(first, "found")
        .cross_join(Entity)
        .and_where(Column::CoalitionId.eq(scope.key()))
        .and_where(Expr::col((Entity, Column::Id)).equals(("found", "id")));
    for other in hanging {
        query.and_where(other.test(scope, Expr::col(("found", "id")), backend));
    }
    if let Some(state) = choice.state {
        query.and_where(Column::State.eq(state.word()));
    }
    Some(query.limit(COUNT_MAX + 1).to_owned())
}

/// Along all organisations in order, as far as needed.
pub async fn along(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    most: u64,
    before: u64,
) -> Result<Vec<Uuid>, DbErr> {
    let way = way_of(choice.order);
    let mut query = standing(scope, choice);
    for one in hanging(choice) {
        query.and_where(one.test(scope, Expr::col((Entity, Column::Id)), db.get_database_backend()));
    }
    if !choice.words.is_empty() {
        query.and_where(search::holds(scope, Expr::col((Entity, Column::Id)), &choice.words));
    }
    query
        .order_by((Entity, sorted_by(choice.order)), way.clone())
        .order_by((Entity, Column::Id), way);
    let rows = db.query_all(query.limit(most).offset(before)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// How many organisations stand so, as far as they are counted.
pub async fn count(db: &impl ConnectionTrait, scope: Scope, choice: &Choice) -> Result<u64, DbErr> {
    count_of(db, standing(scope, choice).limit(COUNT_MAX + 1).to_owned()).await
}

async fn count_of(db: &impl ConnectionTrait, some: SelectStatement) -> Result<u64, DbErr> {
    let query = Query::select()
        .expr(Func::count(Expr::val(1)))
        .from_subquery(some, "some")
        .to_owned();
    match db.query_one(&query).await? {
        Some(row) => Ok(row.try_get_by_index::<i64>(0)?.unsigned_abs()),
        None => Ok(0),
    }
}

fn standing(scope: Scope, choice: &Choice) -> SelectStatement {
    let mut query = Query::select();
    query
        .column((Entity, Column::Id))
        .from(Entity)
        .and_where(Column::CoalitionId.eq(scope.key()));
    if let Some(state) = choice.state {
        query.and_where(Column::State.eq(state.word()));
    }
    query.to_owned()
}

fn sorted_by(order: Order) -> Column {
    match order {
        Order::Name | Order::NameBackwards => Column::Folded,
        Order::OldestFirst | Order::LatestFirst => Column::UpdatedAt,
    }
}

fn way_of(order: Order) -> Way {
    match order {
        Order::Name | Order::OldestFirst => Way::Asc,
        Order::NameBackwards | Order::LatestFirst => Way::Desc,
    }
}
