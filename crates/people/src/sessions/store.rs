//! Every query on sign-in links and sessions. Secrets are kept as digests only.

use chrono::{DateTime, Utc};
use kernel::PersonId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    JoinType, QueryFilter as _, QuerySelect as _, RelationDef, sea_query::Expr,
};
use web::{Secret, digest};

use super::{entity, link_entity, rules};
use crate::persons::{self, Person};

/// Makes a link that signs a person in, once. Returns its path.
pub async fn link(
    tx: &DatabaseTransaction,
    person_id: PersonId,
    onward: &str,
    now: DateTime<Utc>,
) -> Result<String, DbErr> {
    let secret = Secret::new();
    link_entity::Entity::insert(link_entity::ActiveModel {
        digest: Set(secret.digest()),
        person_id: Set(person_id.0),
        onward: Set(onward.to_owned()),
        expires_at: Set(rules::link_expires_at(now)),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(format!("/in/{}", secret.text()))
}

/// Takes away the links of a person that were not used yet.
pub async fn take_links(tx: &DatabaseTransaction, person_id: PersonId) -> Result<(), DbErr> {
    link_entity::Entity::delete_many()
        .filter(link_entity::Column::PersonId.eq(person_id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends every session of a person.
pub async fn shut_out(tx: &DatabaseTransaction, person_id: PersonId) -> Result<(), DbErr> {
    entity::Entity::delete_many()
        .filter(entity::Column::PersonId.eq(person_id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The person a link is for, while it is good.
pub async fn holder(
    db: &impl ConnectionTrait,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Person, String)>, DbErr> {
    let row = link_entity::Entity::find_by_id(digest(secret))
        .filter(link_entity::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let person = persons::find(db, PersonId(row.person_id)).await?;
    Ok(person.map(|person| (person, row.onward)))
}

/// Uses a link up. `false` when somebody else was quicker.
pub async fn use_up(tx: &DatabaseTransaction, secret: &str) -> Result<bool, DbErr> {
    let gone = link_entity::Entity::delete_by_id(digest(secret)).exec(tx).await?;
    Ok(gone.rows_affected == 1)
}

/// Opens a session and returns the secret for its cookie.
pub async fn open(
    tx: &DatabaseTransaction,
    person_id: PersonId,
    now: DateTime<Utc>,
) -> Result<Secret, DbErr> {
    let secret = Secret::new();
    entity::Entity::insert(entity::ActiveModel {
        digest: Set(secret.digest()),
        person_id: Set(person_id.0),
        created_at: Set(now),
        seen_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(secret)
}

/// The session behind a cookie, with its person, in one question: every page asks it.
pub async fn find(db: &impl ConnectionTrait, digest: &str) -> Result<Option<(entity::Model, Person)>, DbErr> {
    let of_person: RelationDef = entity::Entity::belongs_to(persons::entity::Entity)
        .from(entity::Column::PersonId)
        .to(persons::entity::Column::Id)
        .into();
    let found = entity::Entity::find_by_id(digest.to_owned())
        .join(JoinType::InnerJoin, of_person)
        .select_also(persons::entity::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(session, person)| Some((session, persons::person(person?)))))
}

pub async fn mark_seen(tx: &DatabaseTransaction, digest: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(entity::Column::SeenAt, Expr::value(now))
        .filter(entity::Column::Digest.eq(digest))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn end(tx: &DatabaseTransaction, digest: &str) -> Result<(), DbErr> {
    entity::Entity::delete_by_id(digest.to_owned()).exec(tx).await?;
    Ok(())
}

/// Takes away links and sessions that no longer work.
pub async fn forget_expired(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    link_entity::Entity::delete_many()
        .filter(link_entity::Column::ExpiresAt.lt(now))
        .exec(tx)
        .await?;
    entity::Entity::delete_many()
        .filter(entity::Column::CreatedAt.lt(rules::oldest(now)))
        .exec(tx)
        .await?;
    Ok(())
}
