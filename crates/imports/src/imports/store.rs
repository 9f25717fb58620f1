//! Every query on the table of imports.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use kernel::{Happening, Scope, Verb};
use sea_orm::sea_query::{Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    FromQueryResult, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::{PAGE_LEN, PageOf};

use super::effect_store;
use super::entity::{ActiveModel, Column, Entity, Model};
use crate::answers::Answers;
use crate::columns::{Columns, Meaning};
use crate::report::Report;
use crate::what::What;

/// The kind of thing in events.
pub const KIND: &str = "import";

/// One import without its file, as a list shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Brief {
    pub id: Uuid,
    pub kind: String,
    pub file_name: String,
    pub row_count: i32,
    pub added: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub refused: i32,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub taken_at: Option<DateTime<Utc>>,
    pub undone_at: Option<DateTime<Utc>>,
}

/// One import as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: Uuid,
    pub what: What,
    pub file_name: String,
    /// From 1, where somebody chose.
    pub sheet: Option<usize>,
    pub content: Vec<u8>,
    /// What each column means, where somebody said so.
    pub columns: Option<Columns>,
    pub answers: Answers,
    /// What became of each row, once it was taken in.
    pub report: Option<Arc<Report>>,
    pub version: i32,
    /// Somebody began to take it in, and that has not come to an end.
    pub begun_at: Option<DateTime<Utc>>,
    pub taken_at: Option<DateTime<Utc>>,
    pub undone_at: Option<DateTime<Utc>>,
    /// So many things stayed then.
    pub stayed: usize,
}

/// A file as it came.
#[derive(Clone, Debug)]
pub struct Brought {
    pub id: Uuid,
    pub file_name: String,
    pub content: Vec<u8>,
    pub told: Told,
}

/// What was said of a table's columns.
#[derive(Clone, Debug)]
pub struct Told {
    pub what: What,
    pub sheet: Option<usize>,
    pub rows: usize,
    pub headings: String,
    /// Nothing where they are to be looked at anew.
    pub columns: Option<Columns>,
}

const BRIEF: [Column; 12] = [
    Column::Id,
    Column::Kind,
    Column::FileName,
    Column::RowCount,
    Column::Added,
    Column::Changed,
    Column::Unchanged,
    Column::Refused,
    Column::Version,
    Column::CreatedAt,
    Column::TakenAt,
    Column::UndoneAt,
];

/// One import without its file.
pub async fn brief(db: &impl ConnectionTrait, scope: Scope, id: Uuid) -> Result<Option<Brief>, DbErr> {
    Entity::find_by_id((scope.key(), id))
        .select_only()
        .columns(BRIEF)
        .into_model()
        .one(db)
        .await
}

/// The latest first.
pub async fn list(db: &impl ConnectionTrait, scope: Scope, page: u64) -> Result<PageOf<Brief>, DbErr> {
    let all = || Entity::find().filter(Column::CoalitionId.eq(scope.key()));
    let rows = all()
        .select_only()
        .columns(BRIEF)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .offset((page - 1) * PAGE_LEN)
        .limit(PAGE_LEN)
        .into_model()
        .all(db)
        .await?;
    Ok(PageOf { rows, total: all().count(db).await? })
}

pub async fn find(db: &impl ConnectionTrait, scope: Scope, id: Uuid) -> Result<Option<Kept>, DbErr> {
    let found = Entity::find_by_id((scope.key(), id)).one(db).await?;
    Ok(found.map(kept))
}

/// Keeps a file. One that came with a form sent twice is kept once.
pub async fn add(tx: &DatabaseTransaction, doer: &Doer, brought: Brought) -> Result<(), DbErr> {
    let (scope, told) = (doer.scope, brought.told);
    let known = Entity::find_by_id((scope.key(), brought.id)).count(tx).await?;
    if known > 0 {
        return Ok(());
    }
    let mapping = mapping(tx, scope, &told).await?;
    let row = ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(brought.id),
        person_id: Set(doer.person_id.map(|id| id.0)),
        kind: Set(told.what.word().to_owned()),
        file_name: Set(brought.file_name),
        sheet: Set(told.sheet.map(number)),
        content: Set(brought.content),
        row_count: Set(number(told.rows)),
        headings: Set(told.headings),
        mapping: Set(mapping),
        answers: Set(written(&Answers::default())),
        added: Set(0),
        changed: Set(0),
        unchanged: Set(0),
        refused: Set(0),
        report: Set(None),
        version: Set(1),
        created_at: Set(doer.at),
        begun_at: Set(None),
        taken_at: Set(None),
        undone_at: Set(None),
        stayed: Set(0),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    tell_of(tx, doer, (Verb::Added, brought.id)).await
}

/// Says what happened to an import. What its file is called, and what is in it, is for coordinators only.
pub(super) async fn tell_of(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (verb, id): (Verb, Uuid),
) -> Result<(), DbErr> {
    events::record(tx, doer, Happening::new(verb, KIND, id, "")).await
}

/// What each column means, as it is kept: as it was said, or as it was said last of a table with the same headings.
async fn mapping(db: &impl ConnectionTrait, scope: Scope, told: &Told) -> Result<String, DbErr> {
    match &told.columns {
        Some(columns) => {
            let words = columns.0.iter().map(|meaning| told.what.word_of(*meaning));
            Ok(written(&words.collect::<Vec<_>>()))
        }
        None => remembered(db, scope, told).await,
    }
}

/// What was said last of a list of the same with the same headings; empty where there was none.
async fn remembered(db: &impl ConnectionTrait, scope: Scope, told: &Told) -> Result<String, DbErr> {
    let found: Option<String> = Entity::find()
        .select_only()
        .column(Column::Mapping)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Kind.eq(told.what.word()))
        .filter(Column::Headings.eq(&*told.headings))
        .filter(Column::Mapping.ne(""))
        .order_by_desc(Column::CreatedAt)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.unwrap_or_default())
}

/// Keeps what the columns mean, and what was answered. False where somebody else was first.
pub async fn tell(
    tx: &DatabaseTransaction,
    scope: Scope,
    seen: (Uuid, i32),
    (told, answers): (Told, &Answers),
) -> Result<bool, DbErr> {
    let mapping = mapping(tx, scope, &told).await?;
    let sheet = told.sheet.map(number);
    let values = [
        (Column::Kind, Expr::value(told.what.word())),
        (Column::Sheet, Expr::value(sheet)),
        (Column::RowCount, Expr::value(number(told.rows))),
        (Column::Headings, Expr::value(told.headings)),
        (Column::Mapping, Expr::value(mapping)),
        (Column::Answers, Expr::value(written(answers))),
    ];
    save(tx, scope, seen, values).await
}

/// Keeps what was answered. False where somebody else was first.
pub async fn answer(
    tx: &DatabaseTransaction,
    scope: Scope,
    seen: (Uuid, i32),
    answers: &Answers,
) -> Result<bool, DbErr> {
    save(tx, scope, seen, [(Column::Answers, Expr::value(written(answers)))]).await
}

/// Takes the file and what was said of it away. False where somebody else was first.
pub async fn remove(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (id, version): (Uuid, i32),
) -> Result<bool, DbErr> {
    effect_store::forget(tx, doer.scope, id).await?;
    let gone = Entity::delete_many()
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    tell_of(tx, doer, (Verb::Removed, id)).await?;
    Ok(gone.rows_affected == 1)
}

/// What was taken in is never written over.
pub(super) async fn save(
    tx: &DatabaseTransaction,
    scope: Scope,
    (id, version): (Uuid, i32),
    values: impl IntoIterator<Item = (Column, SimpleExpr)>,
) -> Result<bool, DbErr> {
    let mut update = Entity::update_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .filter(Column::TakenAt.is_null())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    for (column, value) in values {
        update = update.col_expr(column, value);
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

fn kept(row: Model) -> Kept {
    let what = What::from_word(&row.kind).unwrap_or_default();
    let words: Option<Vec<String>> = serde_json::from_str(&row.mapping).ok();
    let meant = |word: &String| what.meaning(word).unwrap_or(Meaning::Nothing);
    Kept {
        id: row.id,
        what,
        file_name: row.file_name,
        sheet: row.sheet.and_then(|sheet| usize::try_from(sheet).ok()),
        content: row.content,
        columns: words.map(|words| Columns(words.iter().map(meant).collect())),
        answers: serde_json::from_str(&row.answers).unwrap_or_default(),
        report: row
            .report
            .and_then(|report| serde_json::from_str(&report).ok().map(Arc::new)),
        version: row.version,
        begun_at: row.begun_at,
        taken_at: row.taken_at,
        undone_at: row.undone_at,
        stayed: usize::try_from(row.stayed).unwrap_or_default(),
    }
}

pub(super) fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
