//! Every query on the coalition's lists. Each list has a table of its own, with the same columns first.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query, UpdateStatement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, QueryResult};
use uuid::Uuid;

use super::List;
use super::rules::Checked;

/// How many ids one statement names.
const CHUNK: usize = 500;

/// An entry of a list. What its list does not have is empty.
#[derive(Clone, Debug)]
pub struct Entry<Id> {
    pub id: Id,
    /// The area a kind of work belongs to; all others stand in none.
    pub parent_id: Option<Id>,
    /// The program's own word for it; empty for one the coalition added.
    pub key: Option<String>,
    pub name: String,
    /// The name where there is little room.
    pub short: String,
    pub about: String,
    /// Whether this area is one of those that must be covered at the same time.
    pub must_cover: bool,
    /// In the order of the list's other systems.
    pub(super) codes: Vec<String>,
    /// No longer offered; what it was used for keeps it.
    pub is_ended: bool,
    pub version: i32,
    pub(super) position: i32,
}

/// The columns in the order in which they are written.
fn columns(list: &List) -> Vec<&'static str> {
    let mut columns = vec![
        "coalition_id",
        "id",
        "key",
        "name",
        "about",
        "position",
        "version",
    ];
    columns.extend(list.codes);
    if list.has_areas {
        columns.extend(["parent_id", "short", "must_cover"]);
    }
    columns
}

/// All entries in order, ended ones too; kinds of work follow their area.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    scope: Scope,
    list: &List,
) -> Result<Vec<Entry<Uuid>>, DbErr> {
    let query = Query::select()
        .columns(columns(list))
        .column("ended_at")
        .from(list.noun)
        .and_where(Expr::col("coalition_id").eq(scope.key()))
        .order_by("position", Order::Asc)
        .order_by("id", Order::Asc)
        .to_owned();
    let rows = db.query_all(&query).await?;
    let mut entries: Vec<_> = rows
        .iter()
        .map(|row| entry(row, list))
        .collect::<Result<_, _>>()?;
    let places: HashMap<Uuid, usize> = entries.iter().map(|entry| entry.id).zip(0..).collect();
    entries.sort_by_key(|entry| {
        (places.get(&entry.parent_id.unwrap_or(entry.id)).copied(), entry.parent_id.is_some())
    });
    Ok(entries)
}

fn entry(row: &QueryResult, list: &List) -> Result<Entry<Uuid>, DbErr> {
    let ended_at: Option<DateTime<Utc>> = row.try_get("", "ended_at")?;
    let mut entry = Entry {
        id: row.try_get("", "id")?,
        parent_id: None,
        key: row.try_get("", "key")?,
        name: row.try_get("", "name")?,
        short: String::new(),
        about: row.try_get("", "about")?,
        must_cover: false,
        codes: list
            .codes
            .iter()
            .map(|code| row.try_get("", code))
            .collect::<Result<_, _>>()?,
        is_ended: ended_at.is_some(),
        version: row.try_get("", "version")?,
        position: row.try_get("", "position")?,
    };
    if list.has_areas {
        entry.parent_id = row.try_get("", "parent_id")?;
        entry.short = row.try_get("", "short")?;
        entry.must_cover = row.try_get("", "must_cover")?;
    }
    Ok(entry)
}

/// The same entries with ids of their own type.
pub(super) fn named<Id>(entries: Vec<Entry<Uuid>>, id: impl Fn(Uuid) -> Id) -> Vec<Entry<Id>> {
    let entries = entries.into_iter().map(|entry| Entry {
        id: id(entry.id),
        parent_id: entry.parent_id.map(&id),
        key: entry.key,
        name: entry.name,
        short: entry.short,
        about: entry.about,
        must_cover: entry.must_cover,
        codes: entry.codes,
        is_ended: entry.is_ended,
        version: entry.version,
        position: entry.position,
    });
    entries.collect()
}

/// Adds an entry at this position.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    (id, position): (Uuid, i32),
    checked: Checked,
) -> Result<(), DbErr> {
    add_many(tx, scope, list, vec![fresh(list, (id, position), checked)]).await
}

/// An entry that is not on the list yet.
pub(super) fn fresh(list: &List, (id, position): (Uuid, i32), checked: Checked) -> Entry<Uuid> {
    Entry {
        id,
        parent_id: checked.parent_id,
        key: None,
        name: checked.name,
        short: checked.short,
        about: checked.about,
        must_cover: checked.must_cover,
        codes: list.codes.iter().map(|_| String::new()).collect(),
        is_ended: false,
        version: 1,
        position,
    }
}

/// Adds entries where they say they stand.
pub(super) async fn add_many(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    entries: Vec<Entry<Uuid>>,
) -> Result<(), DbErr> {
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        insert(tx, scope, list, entries.by_ref().take(CHUNK)).await?;
    }
    Ok(())
}

async fn insert(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    entries: impl Iterator<Item = Entry<Uuid>>,
) -> Result<(), DbErr> {
    let mut query = Query::insert();
    query.into_table(list.noun).columns(columns(list));
    for entry in entries {
        let mut values: Vec<Expr> = vec![
            scope.key().into(),
            entry.id.into(),
            entry.key.into(),
            entry.name.into(),
            entry.about.into(),
            entry.position.into(),
            entry.version.into(),
        ];
        values.extend(entry.codes.into_iter().map(Expr::from));
        if list.has_areas {
            values.extend([
                entry.parent_id.into(),
                entry.short.into(),
                entry.must_cover.into(),
            ]);
        }
        query
            .values(values)
            .map_err(|error| DbErr::Custom(error.to_string()))?;
    }
    tx.execute(&query).await?;
    Ok(())
}

fn update(scope: Scope, list: &List, id: Uuid) -> UpdateStatement {
    Query::update()
        .table(list.noun)
        .and_where(Expr::col("coalition_id").eq(scope.key()))
        .and_where(Expr::col("id").eq(id))
        .to_owned()
}

/// Returns `false` when somebody else saved first.
pub(super) async fn change(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    (id, version): (Uuid, i32),
    checked: &Checked,
) -> Result<bool, DbErr> {
    let mut query = update(scope, list, id);
    query
        .value("name", checked.name.clone())
        .value("about", checked.about.clone())
        .value("version", version.saturating_add(1))
        .and_where(Expr::col("version").eq(version));
    if list.has_areas {
        query
            .value("short", checked.short.clone())
            .value("must_cover", checked.must_cover);
    }
    Ok(tx.execute(&query).await?.rows_affected() == 1)
}

/// Deletes entries that nothing names, in the order given.
pub(super) async fn remove(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    ids: &[Uuid],
) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        let query = Query::delete()
            .from_table(list.noun)
            .and_where(Expr::col("coalition_id").eq(scope.key()))
            .and_where(Expr::col("id").is_in(some.iter().copied()))
            .to_owned();
        tx.execute(&query).await?;
    }
    Ok(())
}

/// Takes an entry off the list or puts it back.
pub(super) async fn set_ended(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    id: Uuid,
    ended_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let mut query = update(scope, list, id);
    query
        .value("ended_at", ended_at)
        .value("version", Expr::col("version").add(1));
    tx.execute(&query).await?;
    Ok(())
}

/// Lets two entries change places.
pub(super) async fn swap(
    tx: &DatabaseTransaction,
    scope: Scope,
    list: &List,
    one: &Entry<Uuid>,
    other: &Entry<Uuid>,
) -> Result<(), DbErr> {
    tx.execute(update(scope, list, one.id).value("position", other.position))
        .await?;
    tx.execute(update(scope, list, other.id).value("position", one.position))
        .await?;
    Ok(())
}
