//! Every query on persons.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::{Happening, PersonId, ServerRole, Verb, fold};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, sea_query::Expr,
};
use web::App;
use web::events::{self, Doer};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::{Called, looks};

/// Somebody known to this server.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    pub called: String,
    pub language: Option<String>,
    pub server_role: Option<ServerRole>,
}

pub async fn add(tx: &DatabaseTransaction, person: &Person, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::insert(ActiveModel {
        id: Set(person.id.0),
        called: Set(person.called.clone()),
        language: Set(person.language.clone()),
        server_role: Set(person.server_role.map(|_| FOUNDER.to_owned())),
        created_at: Set(now),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

const FOUNDER: &str = "founder";

pub async fn find(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    Ok(Entity::find_by_id(id.0).one(db).await?.map(person))
}

/// What somebody is called, and the number that tells whether that was changed meanwhile.
#[derive(Clone, Debug)]
pub struct Named {
    pub called: String,
    pub version: i32,
}

pub async fn named(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Named>, DbErr> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    Ok(row.map(|row| Named { called: row.called, version: row.version }))
}

/// Writes down what somebody says they are called. Returns `false` when they said otherwise meanwhile, elsewhere.
/// It belongs to no coalition, so its event stands under the server itself; it keeps neither name.
pub async fn call(
    tx: &DatabaseTransaction,
    app: &App,
    (id, version): (PersonId, i32),
    called: &Called,
) -> Result<bool, DbErr> {
    let Some(before) = named(tx, id).await? else {
        return Ok(false);
    };
    if before.called == called.text() {
        return Ok(true);
    }
    let updated = Entity::update_many()
        .col_expr(Column::Called, Expr::value(called.text()))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Ok(false);
    }
    let doer = Doer::program(app, crate::server()).at(Some(id), app.now());
    events::record(tx, &doer, Happening::new(Verb::Changed, "person", id.0, "")).await?;
    Ok(true)
}

/// Everybody called like this, in any spelling of case and accents.
pub async fn find_called(db: &impl ConnectionTrait, name: &str) -> Result<Vec<Person>, DbErr> {
    let wanted = fold(name);
    let rows = Entity::find().all(db).await?;
    Ok(rows
        .into_iter()
        .filter(|row| fold(&row.called) == wanted)
        .map(person)
        .collect())
}

/// Whoever may start coalitions here, the first of them.
pub async fn founder(db: &impl ConnectionTrait) -> Result<Option<Person>, DbErr> {
    let row = Entity::find()
        .filter(Column::ServerRole.eq(FOUNDER))
        .order_by_asc(Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.map(person))
}

/// What each of these people wants to be called.
pub async fn called(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.id), row.called))
        .collect())
}

/// Waits until nobody else is giving or taking a name, to the end of the transaction.
pub async fn hold_names(app: &App, tx: &DatabaseTransaction) -> Result<(), DbErr> {
    app.hold(tx, crate::server(), "person").await
}

/// Whether one of these people has a name that looks like this one.
pub async fn any_called(db: &impl ConnectionTrait, ids: &[PersonId], name: &str) -> Result<bool, DbErr> {
    let wanted = looks(name);
    let called = called(db, ids).await?;
    Ok(called.values().any(|called| looks(called) == wanted))
}

pub(crate) fn person(row: Model) -> Person {
    Person {
        id: PersonId(row.id),
        called: row.called,
        language: row.language,
        server_role: (row.server_role.as_deref() == Some(FOUNDER)).then_some(ServerRole::Founder),
    }
}
