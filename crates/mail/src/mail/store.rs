//! Every query on mail.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::{CoalitionId, Happening, Ids, Scope, Verb};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, UpdateMany,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::{PAGE_LEN, PageOf};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::State;
use crate::letter::Letter;

const KIND: &str = "mail";
const CHUNK: usize = 200;

/// What a mail says, while that is kept.
#[derive(Clone, Debug)]
pub struct Said {
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(Clone, Debug)]
pub struct Mail {
    pub scope: Scope,
    pub id: Uuid,
    pub purpose: String,
    pub about: Uuid,
    pub whom: Uuid,
    pub recipient: String,
    pub said: Option<Said>,
    pub state: State,
    pub attempts: i32,
    pub queued_at: DateTime<Utc>,
    /// When it is tried next, or until when somebody is trying.
    pub due_at: Option<DateTime<Utc>>,
    pub since_at: DateTime<Utc>,
    pub until_at: DateTime<Utc>,
    pub trouble: String,
}

/// Writes mail in the transaction of what it is about. What was mailed once is not mailed again.
pub async fn queue(
    tx: &DatabaseTransaction,
    ids: &Ids,
    (scope, now): (Scope, DateTime<Utc>),
    letters: &[Letter],
) -> Result<(), DbErr> {
    let once = OnConflict::columns([Column::CoalitionId, Column::Purpose, Column::AboutId])
        .do_nothing()
        .to_owned();
    for some in letters.chunks(CHUNK) {
        let rows = some.iter().map(|letter| ActiveModel {
            coalition_id: Set(scope.key()),
            id: Set(ids.next()),
            purpose: Set(letter.purpose.to_owned()),
            about_id: Set(letter.about),
            whom_id: Set(letter.whom),
            recipient: Set(letter.to.text().to_owned()),
            subject: Set(Some(letter.subject.text().to_owned())),
            text: Set(Some(letter.text())),
            html: Set(Some(letter.html())),
            state: Set(State::Waiting.word().to_owned()),
            attempts: Set(0),
            queued_at: Set(now),
            due_at: Set(Some(now)),
            since_at: Set(now),
            until_at: Set(letter.until),
            trouble: Set(None),
        });
        Entity::insert_many(rows)
            .on_conflict(once.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes back what was not sent yet about these things: it has been overtaken.
pub async fn withdraw(
    tx: &DatabaseTransaction,
    (scope, now): (Scope, DateTime<Utc>),
    purpose: &str,
    about: &[Uuid],
) -> Result<(), DbErr> {
    for some in about.chunks(CHUNK) {
        wordless(stands(State::Withdrawn, now))
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Purpose.eq(purpose))
            .filter(Column::AboutId.is_in(some.iter().copied()))
            .filter(Column::State.is_in(open_words()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// The mail about each of these things, without what it says.
pub async fn about(
    db: &impl ConnectionTrait,
    scope: Scope,
    purpose: &str,
    about: &[Uuid],
) -> Result<HashMap<Uuid, Mail>, DbErr> {
    let mut found = HashMap::new();
    for some in about.chunks(CHUNK) {
        let rows = Entity::find()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Purpose.eq(purpose))
            .filter(Column::AboutId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.about_id, mail(row))));
    }
    Ok(found)
}

/// A page of the list, latest first.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    scope: Scope,
    state: Option<State>,
    page: u64,
) -> Result<PageOf<Mail>, DbErr> {
    let mut chosen = Entity::find().filter(Column::CoalitionId.eq(scope.key()));
    if let Some(state) = state {
        chosen = chosen.filter(Column::State.eq(state.word()));
    }
    let total = chosen.clone().count(db).await?;
    let rows = chosen
        .order_by_desc(Column::QueuedAt)
        .order_by_desc(Column::Id)
        .offset((page - 1) * PAGE_LEN)
        .limit(PAGE_LEN)
        .all(db)
        .await?;
    Ok(PageOf { rows: rows.into_iter().map(mail).collect(), total })
}

/// How many stand how.
pub(super) async fn counts(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<(State, u64)>, DbErr> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .filter(Column::CoalitionId.eq(scope.key()))
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let counted = rows.into_iter();
    Ok(counted
        .filter_map(|(word, count)| Some((State::from_word(&word)?, count.unsigned_abs())))
        .collect())
}

pub(super) async fn find(db: &impl ConnectionTrait, scope: Scope, id: Uuid) -> Result<Option<Mail>, DbErr> {
    Ok(Entity::find_by_id((scope.key(), id)).one(db).await?.map(mail))
}

/// Tries a mail from the beginning. Returns `false` when it stands otherwise meanwhile.
pub(super) async fn send_again(tx: &DatabaseTransaction, doer: &Doer, mail: &Mail) -> Result<bool, DbErr> {
    let updated = stands(State::Waiting, doer.at)
        .col_expr(Column::Attempts, Expr::value(0))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(mail.id))
        .filter(Column::State.eq(mail.state.word()))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 {
        events::record(tx, doer, Happening::new(Verb::Revived, KIND, mail.id, "")).await?;
    }
    Ok(updated.rows_affected == 1)
}

/// Takes a mail back, and its words with it. Returns `false` when it was sent meanwhile.
pub(super) async fn take_back(tx: &DatabaseTransaction, doer: &Doer, id: Uuid) -> Result<bool, DbErr> {
    let updated = wordless(stands(State::Withdrawn, doer.at))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(open_words()))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 {
        events::record(tx, doer, Happening::new(Verb::Ended, KIND, id, "")).await?;
    }
    Ok(updated.rows_affected == 1)
}

fn open_words() -> Vec<&'static str> {
    let open = State::ALL.into_iter().filter(|state| state.is_open());
    open.map(State::word).collect()
}

pub(super) fn stands(state: State, now: DateTime<Utc>) -> UpdateMany<Entity> {
    let due = (state == State::Waiting).then_some(now);
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(due))
        .col_expr(Column::State, Expr::value(state.word()))
        .col_expr(Column::SinceAt, Expr::value(now))
}

pub(super) fn wordless(update: UpdateMany<Entity>) -> UpdateMany<Entity> {
    [Column::Subject, Column::Text, Column::Html]
        .into_iter()
        .fold(update, |update, column| update.col_expr(column, Expr::value(None::<String>)))
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever sends mail does so for the coalition whose mail it is"
)]
pub(super) fn mail(row: Model) -> Mail {
    let said = row.subject.zip(row.text).zip(row.html);
    Mail {
        scope: Scope::entered(CoalitionId(row.coalition_id)),
        id: row.id,
        purpose: row.purpose,
        about: row.about_id,
        whom: row.whom_id,
        recipient: row.recipient,
        said: said.map(|((subject, text), html)| Said { subject, text, html }),
        state: State::from_word(&row.state).unwrap_or(State::Withdrawn),
        attempts: row.attempts,
        queued_at: row.queued_at,
        due_at: row.due_at,
        since_at: row.since_at,
        until_at: row.until_at,
        trouble: row.trouble.unwrap_or_default(),
    }
}
