//! Every query by which mail is sent, in whichever coalition it is.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, UpdateMany,
};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::rules::{Next, State, Trouble};
use super::store::{Mail, mail, stands, wordless};

/// Whoever tries a mail has it for so long. If they come to an end meanwhile, somebody else tries it then.
const HELD: TimeDelta = TimeDelta::minutes(10);

/// Whether anything waits to be sent now, in whichever coalition.
pub(crate) async fn is_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let one: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::DueAt.lte(now))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(one.is_some())
}

/// Takes the next mail to be tried, in whichever coalition: nobody else has it until it is due again. On PostgreSQL
/// those that somebody else is just taking are passed over; on SQLite there is one writer.
pub(crate) async fn claim(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<Option<Mail>, DbErr> {
    let next = Entity::find()
        .filter(Column::DueAt.lte(now))
        .order_by_asc(Column::DueAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await?;
    let Some(row) = next else { return Ok(None) };
    let mut mail = mail(row);
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(mail.attempts + 1))
        .col_expr(Column::DueAt, Expr::value(Some(now + HELD)))
        .filter(Column::CoalitionId.eq(mail.scope.key()))
        .filter(Column::Id.eq(mail.id))
        .exec(tx)
        .await?;
    mail.attempts += 1;
    Ok(Some(mail))
}

/// It was sent; its words go. That holds even when somebody took it back at that very moment.
pub(crate) async fn sent(tx: &DatabaseTransaction, mail: &Mail, now: DateTime<Utc>) -> Result<(), DbErr> {
    let sent = wordless(stands(State::Sent, now)).col_expr(Column::Trouble, Expr::value(None::<String>));
    tried(sent, mail)
        .filter(Column::State.is_in([State::Waiting.word(), State::Withdrawn.word()]))
        .exec(tx)
        .await?;
    Ok(())
}

/// It lies in the outbox, to be read.
pub(crate) async fn laid(tx: &DatabaseTransaction, mail: &Mail, now: DateTime<Utc>) -> Result<(), DbErr> {
    let laid = stands(State::Laid, now).col_expr(Column::Trouble, Expr::value(None::<String>));
    tried(laid, mail)
        .filter(Column::State.eq(State::Waiting.word()))
        .exec(tx)
        .await?;
    Ok(())
}

/// It could not be sent.
pub(crate) async fn failed(
    tx: &DatabaseTransaction,
    mail: &Mail,
    (trouble, next): (Trouble, Next),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let change = match next {
        Next::Again(pause) => Entity::update_many().col_expr(Column::DueAt, Expr::value(Some(now + pause))),
        Next::Stays(State::Withdrawn) => wordless(stands(State::Withdrawn, now)),
        Next::Stays(state) => stands(state, now),
    };
    tried(change.col_expr(Column::Trouble, Expr::value(Some(trouble.word()))), mail)
        .filter(Column::State.eq(State::Waiting.word()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the words of what is of no use any more, in whichever coalition.
pub(crate) async fn forget_late(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    wordless(stands(State::Late, now))
        .filter(Column::UntilAt.lte(now))
        .filter(Column::Text.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether the words of anything are of no use any more.
pub(crate) async fn has_late(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let late = Entity::find()
        .filter(Column::UntilAt.lte(now))
        .filter(Column::Text.is_not_null())
        .limit(1)
        .one(db)
        .await?;
    Ok(late.is_some())
}

/// Those of these that lie in the outbox, each of its coalition.
pub(crate) async fn lying(
    db: &impl ConnectionTrait,
    held: &[(Uuid, Uuid)],
) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let key = Expr::tuple([Expr::col(Column::CoalitionId), Expr::col(Column::Id)]);
    Entity::find()
        .select_only()
        .columns([Column::CoalitionId, Column::Id])
        .filter(key.in_tuples(held.iter().copied()))
        .filter(Column::Text.is_not_null())
        .filter(Column::State.is_in([State::Laid.word(), State::Waiting.word()]))
        .into_tuple()
        .all(db)
        .await
}

/// Only by whoever tried it last: somebody else may have it by now.
fn tried(update: UpdateMany<Entity>, mail: &Mail) -> UpdateMany<Entity> {
    update
        .filter(Column::CoalitionId.eq(mail.scope.key()))
        .filter(Column::Id.eq(mail.id))
        .filter(Column::Attempts.eq(mail.attempts))
}
