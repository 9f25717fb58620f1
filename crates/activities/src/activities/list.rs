//! Every query that lists activities: narrowed, sorted, a page at a time.

use chrono::NaiveDate;
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseBackend, DbErr, Order, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;
use web::{COUNT_MAX, PAGE_LEN, PageOf, search};

use super::entity::{Column, Entity, Model};
use super::part_entity as part;
use super::rules::{Role, Status};
use super::store::{self, Activity};
use super::write::KIND;

/// Rows a download has at most: what a spreadsheet can hold.
pub(crate) const TAKEN_MAX: u64 = 1_000_000;

/// Rows read at once.
const STRETCH: u64 = 5_000;

/// What a list of activities is narrowed to; empty lists let everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub organisations: Vec<Uuid>,
    /// Parts that count when organisations are given; empty for any.
    pub roles: Vec<Role>,
    /// With everything inside them already named.
    pub focuses: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub populations: Vec<Uuid>,
    pub statuses: Vec<Status>,
    /// Going on that day.
    pub on: Option<NaiveDate>,
    /// Under way, and not confirmed since that day.
    pub stale_before: Option<NaiveDate>,
    /// Folded words of a search.
    pub words: Vec<String>,
}

/// The orders a list can stand in.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Sort {
    /// Changed last, first.
    #[default]
    Changed,
    From(Turn),
    Confirmed(Turn),
    Reach(Turn),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Turn {
    Up,
    Down,
}

impl Sort {
    pub(crate) fn from_word(word: &str) -> Self {
        let (word, turn) = word
            .strip_prefix('-')
            .map_or((word, Turn::Up), |word| (word, Turn::Down));
        match word {
            "from" => Self::From(turn),
            "confirmed" => Self::Confirmed(turn),
            "reach" => Self::Reach(turn),
            _ => Self::Changed,
        }
    }

    fn column(self) -> (Column, Order) {
        let order = |turn: Turn| if turn == Turn::Up { Order::Asc } else { Order::Desc };
        match self {
            Self::Changed => (Column::ChangeNumber, Order::Desc),
            Self::From(turn) => (Column::FromOn, order(turn)),
            Self::Confirmed(turn) => (Column::ConfirmedOn, order(turn)),
            Self::Reach(turn) => (Column::Reach, order(turn)),
        }
    }
}

/// One page of the list, with the total counted up to a thousand.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
    sort: Sort,
    page: u64,
) -> Result<PageOf<Activity>, DbErr> {
    let narrowed = narrow(db.get_database_backend(), scope, filter);
    let rows = sorted(narrowed.clone(), sort)
        .offset((page - 1) * PAGE_LEN)
        .limit(PAGE_LEN)
        .all(db)
        .await?;
    let total = count(db, narrowed).await?;
    Ok(PageOf { rows: store::whole(db, scope, rows).await?, total })
}

/// The first page in the usual order.
pub(crate) async fn page_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    filter: &Filter,
) -> Result<PageOf<Activity>, DbErr> {
    page(db, scope, filter, Sort::default(), 1).await
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

fn sorted(rows: Select<Entity>, sort: Sort) -> Select<Entity> {
    let (column, order) = sort.column();
    rows.order_by(column, order).order_by_desc(Column::Id)
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

fn narrow(backend: DatabaseBackend, scope: Scope, filter: &Filter) -> Select<Entity> {
    let mut rows = store::of(scope);
    if !filter.organisations.is_empty() {
        rows = rows.filter(Column::Id.in_subquery(of_organisations(scope, filter)));
    }
    for (column, ids) in [
        (Column::FocusId, &filter.focuses),
        (Column::PlaceId, &filter.places),
        (Column::PopulationId, &filter.populations),
    ] {
        if !ids.is_empty() {
            rows = rows.filter(column.is_in(ids.iter().copied()));
        }
    }
    if !filter.statuses.is_empty() {
        rows = rows.filter(Column::Status.is_in(filter.statuses.iter().map(|status| status.word())));
    }
    if let Some(day) = filter.on {
        let open = Condition::any()
            .add(Column::ToOn.is_null())
            .add(Column::ToOn.gte(day));
        rows = rows.filter(Column::FromOn.lte(day)).filter(open);
    }
    if let Some(day) = filter.stale_before {
        rows = rows.filter(stale(day));
    }
    if !filter.words.is_empty() {
        rows = rows.filter(found(backend, scope, &filter.words));
    }
    rows
}

/// Under way, and nobody has said since that day that it still is.
fn stale(day: NaiveDate) -> Condition {
    let unconfirmed = Condition::any().add(Column::ConfirmedOn.lt(day)).add(
        Condition::all()
            .add(Column::ConfirmedOn.is_null())
            .add(Column::FromOn.lt(day)),
    );
    Condition::all()
        .add(Column::Status.eq(Status::UnderWay.word()))
        .add(unconfirmed)
}

fn of_organisations(scope: Scope, filter: &Filter) -> SelectStatement {
    let mut parts = parts(scope);
    parts.and_where(part::Column::OrganisationId.is_in(filter.organisations.iter().copied()));
    if !filter.roles.is_empty() {
        parts.and_where(part::Column::Role.is_in(filter.roles.iter().map(|role| role.word())));
    }
    parts
}

/// Words found in the activity's own title and note, or in the name of an organisation that has a part in it.
fn found(backend: DatabaseBackend, scope: Scope, words: &[String]) -> Condition {
    let mut named = parts(scope);
    let organisations = search::matching(backend, scope, "organisation", words);
    named.and_where(Expr::col(part::Column::OrganisationId).in_subquery(organisations));
    Condition::any()
        .add(Column::Id.in_subquery(search::matching(backend, scope, KIND, words)))
        .add(Column::Id.in_subquery(named))
}

fn parts(scope: Scope) -> SelectStatement {
    Query::select()
        .column(part::Column::ActivityId)
        .from(part::Entity)
        .and_where(part::Column::CoalitionId.eq(scope.key()))
        .to_owned()
}
