//! Every query on the sessions that private links open. Secrets are kept as digests only.

use activities::Former;
use chrono::{DateTime, Utc};
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    JoinType, QueryFilter as _, QuerySelect as _, RelationDef,
};
use web::Secret;

use super::entity;
use super::session_entity::{ActiveModel, Column, Entity};
use super::store::{Link, link};

/// What the last answer of a session wrote over.
#[derive(Clone, Debug)]
pub struct WroteOver {
    pub answered_at: DateTime<Utc>,
    /// When it had been answered before.
    pub before: Option<DateTime<Utc>>,
    /// The activities that were confirmed with it.
    pub former: Vec<Former>,
}

/// Lets somebody in by a link; returns the secret for their cookie.
pub async fn begin_session(
    tx: &DatabaseTransaction,
    link: &Link,
    now: DateTime<Utc>,
) -> Result<Secret, DbErr> {
    let secret = Secret::new();
    Entity::insert(ActiveModel {
        digest: Set(secret.digest()),
        coalition_id: Set(link.coalition_id.0),
        link_id: Set(link.id),
        begun_at: Set(now),
        wrote_over: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(secret)
}

/// The link by which somebody with this cookie came into this coalition, and when.
pub async fn find_session(
    db: &impl ConnectionTrait,
    scope: Scope,
    digest: &str,
) -> Result<Option<(DateTime<Utc>, Link)>, DbErr> {
    let of_link: RelationDef = Entity::belongs_to(entity::Entity)
        .from(Column::LinkId)
        .to(entity::Column::Id)
        .on_condition(|left, right| {
            Expr::col((left, Column::CoalitionId))
                .equals((right, entity::Column::CoalitionId))
                .into_condition()
        })
        .into();
    let found = Entity::find_by_id(digest.to_owned())
        .join(JoinType::InnerJoin, of_link)
        .select_also(entity::Entity)
        .filter(Column::CoalitionId.eq(scope.key()))
        .one(db)
        .await?;
    Ok(found.and_then(|(session, row)| Some((session.begun_at, link(&row?)))))
}

pub async fn close_session(tx: &DatabaseTransaction, digest: &str) -> Result<(), DbErr> {
    Entity::delete_by_id(digest.to_owned()).exec(tx).await?;
    Ok(())
}

/// Takes away sessions that are over.
pub async fn forget_begun_before(tx: &DatabaseTransaction, moment: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::BegunAt.lt(moment))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps what an answer wrote over, until the next one or the end of the session; or forgets it.
pub async fn keep_wrote_over(
    tx: &DatabaseTransaction,
    digest: &str,
    wrote_over: Option<&WroteOver>,
) -> Result<(), DbErr> {
    let text =
        wrote_over.and_then(|one| serde_json::to_string(&(one.answered_at, one.before, &one.former)).ok());
    Entity::update_many()
        .col_expr(Column::WroteOver, Expr::value(text))
        .filter(Column::Digest.eq(digest))
        .exec(tx)
        .await?;
    Ok(())
}

/// What the last answer of this session wrote over, if it was not taken back.
pub async fn find_wrote_over(db: &impl ConnectionTrait, digest: &str) -> Result<Option<WroteOver>, DbErr> {
    let row = Entity::find_by_id(digest.to_owned()).one(db).await?;
    let text = row.and_then(|row| row.wrote_over);
    let read = text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(read.map(|(answered_at, before, former)| WroteOver { answered_at, before, former }))
}
