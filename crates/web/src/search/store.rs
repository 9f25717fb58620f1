//! Every query on the search index; the one place that knows how each database searches text.

use kernel::{Scope, fold, fold_query};
use sea_orm::sea_query::{Expr, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction,
    DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity};

const CHUNK: usize = 500;
/// The index knows words by runs of this many letters.
const RUN_LEN: usize = 3;

/// A thing as the index keeps it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: String,
    /// Every name under which it can be found: other names, acronyms, scripts.
    pub names: Vec<String>,
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
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub async fn remove(tx: &DatabaseTransaction, scope: Scope, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Things with all the words of `text` in their names; those that begin with it come first.
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
    let mut query = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(holds_all(db.get_database_backend(), &words));
    if let Some(kind) = kind {
        query = query.filter(Column::Kind.eq(kind));
    }
    let rows = query
        .order_by_asc(Expr::expr(Expr::case(Column::Folded.like(start.as_str()), 0).finally(1)))
        .order_by_asc(Column::Title)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Hit { id: row.id, kind: row.kind, title: row.title }).collect())
}

/// The ids of things of one kind that hold all words, for narrowing a feature's own list.
pub fn matching(backend: DatabaseBackend, scope: Scope, kind: &str, words: &[String]) -> SelectStatement {
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::CoalitionId.eq(scope.key()))
        .and_where(Column::Kind.eq(kind))
        .cond_where(holds_all(backend, words))
        .to_owned()
}

fn row(scope: Scope, entry: Entry) -> ActiveModel {
    let mut names: Vec<String> = vec![fold(&entry.title)];
    names.extend(entry.names.iter().map(|name| fold(name)));
    // The last eight bytes of an id are its random part.
    let (_, low) = entry.id.as_u64_pair();
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(entry.id),
        kind: Set(entry.kind.to_owned()),
        title: Set(entry.title),
        folded: Set(names.join("|")),
        text_row: Set((low >> 2).cast_signed()),
    }
}

fn holds_all(backend: DatabaseBackend, words: &[String]) -> Condition {
    let mut condition = Condition::all();
    let mut phrases = Vec::new();
    for word in words {
        if backend == DatabaseBackend::Sqlite && word.chars().count() >= RUN_LEN {
            // Folded words hold letters and digits only, so a phrase needs no escaping.
            phrases.push(format!("\"{word}\""));
        } else {
            condition = condition.add(Column::Folded.like(format!("%{word}%")));
        }
    }
    if !phrases.is_empty() {
        condition = condition.add(Expr::cust_with_values(
            "text_row IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)",
            [phrases.join(" AND ")],
        ));
    }
    condition
}
