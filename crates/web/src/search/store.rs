//! Every query on the search index; the one place that knows how each database searches text.

use std::collections::HashMap;

use kernel::{Scope, fold, fold_query};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction,
    DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity};

const CHUNK: usize = 500;
/// Stands between the names of a thing and the words of what else is written about it. Neither holds it.
const TEXT: &str = "| ";
/// The index knows words by runs of this many letters.
const RUN_LEN: usize = 3;
/// Of what a search finds, so many are put in order; who finds more than that has typed too little to be helped by order.
const CANDIDATES_MAX: u64 = 1_000;

/// A thing as the index keeps it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: String,
    /// Every name under which it can be found: other names, acronyms, scripts.
    pub names: Vec<String>,
    /// What else is written about it: found word by word, after everything that is found by name.
    pub text: String,
}

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
}

pub async fn put(tx: &DatabaseTransaction, scope: Scope, entry: Entry) -> Result<(), DbErr> {
    put_all(tx, scope, vec![entry]).await
}

pub async fn put_all(tx: &DatabaseTransaction, scope: Scope, entries: Vec<Entry>) -> Result<(), DbErr> {
    let mut rows = entries.into_iter().map(|entry| row(scope, entry)).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ActiveModel> = rows.by_ref().take(CHUNK).collect();
        Entity::insert_many(chunk)
            .on_conflict(
                OnConflict::columns([Column::CoalitionId, Column::Id])
                    .update_columns([Column::Title, Column::Folded])
                    // What another kind of thing is found by stays as it is.
                    .action_and_where(
                        Expr::col((Entity, Column::Kind)).eq(Expr::col(("excluded", Column::Kind))),
                    )
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub async fn remove(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Things with all the words of `text` in their names or in what is written about them; those that begin with it come
/// first, then those with it in their names, as far as there are not too many to be put in order.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: Scope,
    text: &str,
    kind: Option<&str>,
    most: u64,
) -> Result<Vec<Hit>, DbErr> {
    let words = fold_query(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let start = format!("{}%", fold(text));
    let mut some = holding(db.get_database_backend(), scope, kind, &words);
    some.limit(CANDIDATES_MAX);
    let query = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.in_subquery(some));
    let rows = query
        .order_by_asc(Expr::expr(
            Expr::case(Column::Folded.like(start.as_str()), 0)
                .case(by_name(&words), 1)
                .finally(2),
        ))
        .order_by_asc(Column::Title)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Hit { id: row.id, kind: row.kind, title: row.title })
        .collect())
}

/// All words stand in the names, before what else is written.
fn by_name(words: &[String]) -> Condition {
    let all = Condition::all();
    words
        .iter()
        .fold(all, |all, word| all.add(Column::Folded.like(format!("%{word}%{TEXT}%"))))
}

/// The ids of things of one kind that hold all words, for narrowing a feature's own list.
pub fn matching(backend: DatabaseBackend, scope: Scope, kind: &str, words: &[String]) -> SelectStatement {
    holding(backend, scope, Some(kind), words)
}

/// The folded names of things of one kind, each thing's joined by `|`, and behind `| ` the words of what else is
/// written about it, with spaces between them; `which` says of which ids.
pub async fn folded(
    db: &impl ConnectionTrait,
    scope: Scope,
    kind: &str,
    which: impl FnOnce(Expr) -> Expr,
) -> Result<HashMap<Uuid, String>, DbErr> {
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Folded])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Kind.eq(kind))
        .filter(which(Expr::col(Column::Id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What these things are called, as far as they can be found.
pub async fn titles(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

fn row(scope: Scope, entry: Entry) -> ActiveModel {
    let mut names: Vec<String> = vec![fold(&entry.title)];
    names.extend(entry.names.iter().map(|name| fold(name)));
    let words: Vec<String> = entry.text.split_whitespace().map(fold).collect();
    // The last eight bytes of an id are its random part, but for the two bits that say its variant.
    let (_, low) = entry.id.as_u64_pair();
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(entry.id),
        kind: Set(entry.kind.to_owned()),
        title: Set(entry.title),
        folded: Set(format!("{}{TEXT}{}", names.join("|"), words.join(" "))),
        text_row: Set((low & (u64::MAX >> 2)).cast_signed()),
    }
}

fn holding(backend: DatabaseBackend, scope: Scope, kind: Option<&str>, words: &[String]) -> SelectStatement {
    let in_runs = |word: &&String| backend == DatabaseBackend::Sqlite && word.chars().count() >= RUN_LEN;
    let (phrases, others): (Vec<&String>, Vec<&String>) = words.iter().partition(in_runs);
    let mut query = Query::select();
    query.column((Entity, Column::Id));
    if phrases.is_empty() {
        query.from(Entity);
    } else {
        // From the words to their rows. A plain join, or IN, lets SQLite read every row of the kind instead.
        query.from("search_text").cross_join(Entity);
        query.and_where(Expr::cust("search_entry.text_row = search_text.rowid"));
        // Folded words hold letters and digits only, so a phrase needs no escaping.
        let phrases: Vec<String> = phrases.iter().map(|word| format!("\"{word}\"")).collect();
        query.and_where(Expr::cust_with_values("search_text MATCH ?", [phrases.join(" AND ")]));
    }
    query.and_where(Column::CoalitionId.eq(scope.key()));
    if let Some(kind) = kind {
        query.and_where(Column::Kind.eq(kind));
    }
    for word in others {
        query.and_where(Column::Folded.like(format!("%{word}%")));
    }
    query.to_owned()
}
