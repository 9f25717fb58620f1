//! Every query that adds to the record of events and reads from it. Only `striking` ever changes what is there.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::{Change, Happening, OrganisationId, PersonId, Scope, Verb};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use uuid::Uuid;

use super::doer::Doer;
use super::entity::{ActiveModel, Column, Entity, Model};
use super::tally;
use crate::app::Later;

/// How many rows one statement writes.
pub(super) const CHUNK: usize = 500;

/// One thing that happened, as it is read back.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub person_id: Option<PersonId>,
    pub organisation_id: Option<OrganisationId>,
    pub verb: Verb,
    pub kind: String,
    pub object_id: Uuid,
    pub name: String,
    pub changes: Vec<Change>,
}

pub fn record<'a>(
    tx: &'a DatabaseTransaction,
    doer: &Doer,
    happening: Happening,
) -> Later<'a, Result<(), DbErr>> {
    record_all(tx, vec![(doer.clone(), happening)])
}

/// Many at once: a whole import or the demo's history.
pub fn record_all(
    tx: &DatabaseTransaction,
    happenings: Vec<(Doer, Happening)>,
) -> Later<'_, Result<(), DbErr>> {
    Box::pin(write(tx, happenings))
}

async fn write(tx: &DatabaseTransaction, happenings: Vec<(Doer, Happening)>) -> Result<(), DbErr> {
    let mut next = tally::take(tx, &happenings).await?;
    let numbered = happenings.into_iter().map(|one| {
        let number = next.entry((one.0.scope.key(), one.1.kind)).or_default();
        *number += 1;
        row(one, *number)
    });
    let mut rows = numbered.peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ActiveModel> = rows.by_ref().take(CHUNK).collect();
        Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row((doer, happening): (Doer, Happening), number: i64) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(doer.scope.key()),
        id: Set(doer.ids.next()),
        at: Set(doer.at),
        person_id: Set(doer.person_id.map(|id| id.0)),
        organisation_id: Set(doer.organisation_id.map(|id| id.0)),
        verb: Set(happening.verb.word().to_owned()),
        kind: Set(happening.kind.to_owned()),
        number: Set(number),
        object_id: Set(happening.object_id),
        name: Set(happening.name),
        changes: Set(written(&happening.changes)),
    }
}

/// Changes as the table keeps them.
pub(super) fn written(changes: &[Change]) -> String {
    serde_json::to_string(changes).unwrap_or_else(|_| "[]".to_owned())
}

/// What happened to one thing, latest first.
pub async fn of_object(
    db: &impl ConnectionTrait,
    scope: Scope,
    object_id: Uuid,
    most: u64,
) -> Result<Vec<Event>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ObjectId.eq(object_id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(event).collect())
}

/// The things of one kind to which something happened after the event with that number; nothing when they are more
/// than `most`.
pub async fn touched(
    db: &impl ConnectionTrait,
    scope: Scope,
    kind: &str,
    after: i64,
    most: usize,
) -> Result<Option<Vec<Uuid>>, DbErr> {
    let mut ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ObjectId)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Number.gt(after))
        .limit(most as u64 + 1)
        .into_tuple()
        .all(db)
        .await?;
    if ids.len() > most {
        return Ok(None);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(Some(ids))
}

/// Those of these things of some kinds that were removed for good, each with the last time that happened.
pub async fn removed(
    db: &impl ConnectionTrait,
    scope: Scope,
    kinds: &[&str],
    ids: &[Uuid],
) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::ObjectId, Column::At])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ObjectId.is_in(ids.iter().copied()))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .filter(Column::Verb.eq(Verb::Removed.word()))
        .order_by_asc(Column::At)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What changed one thing of this kind last. Taking a text out of its history leaves the thing as it was.
pub async fn last_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    (kind, object_id): (&str, Uuid),
) -> Result<Option<Event>, DbErr> {
    let row = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ObjectId.eq(object_id))
        .filter(Column::Kind.eq(kind))
        .filter(changes_something())
        .filter(Column::Verb.ne(Verb::Struck.word()))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .one(db)
        .await?;
    Ok(row.and_then(event))
}

/// What somebody did to things of one kind in the same act as this: at the same moment.
pub async fn in_act(
    db: &impl ConnectionTrait,
    scope: Scope,
    act: &Event,
    (kind, verbs): (&str, &[Verb]),
) -> Result<Vec<Event>, DbErr> {
    let person = act.person_id.map(|id| id.0);
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::At.eq(act.at))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Verb.is_in(verbs.iter().map(|verb| verb.word())))
        .filter(person.map_or_else(|| Column::PersonId.is_null(), |id| Column::PersonId.eq(id)))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(event).collect())
}

/// When somebody last did something for each of these organisations without being a person: by its private link.
pub async fn last_by_link(
    db: &impl ConnectionTrait,
    scope: Scope,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, DateTime<Utc>)>, DbErr> {
    let rows: Vec<(Uuid, DateTime<Utc>)> = Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .column_as(Column::At.max(), "at")
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::OrganisationId.is_in(organisations.iter().map(|id| id.0)))
        .filter(Column::PersonId.is_null())
        .group_by(Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, at)| (OrganisationId(id), at))
        .collect())
}

/// What the news are narrowed to; empty lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    pub kinds: Vec<&'static str>,
    pub person_id: Option<PersonId>,
    /// For whom somebody acted, or to which it happened.
    pub organisation_id: Option<OrganisationId>,
}

impl Narrow {
    fn condition(&self) -> Condition {
        let mut all = Condition::all().add(changes_something());
        if !self.kinds.is_empty() {
            all = all.add(Column::Kind.is_in(self.kinds.iter().copied()));
        }
        if let Some(id) = self.person_id {
            all = all.add(Column::PersonId.eq(id.0));
        }
        if let Some(id) = self.organisation_id {
            let either = Condition::any().add(Column::OrganisationId.eq(id.0));
            all = all.add(either.add(Column::ObjectId.eq(id.0)));
        }
        all
    }
}

/// What happened to the coalition's records, latest first; `before` turns the page. Who signed in or took a list
/// away is kept, but is no news.
pub async fn latest(
    db: &impl ConnectionTrait,
    scope: Scope,
    narrow: &Narrow,
    before: Option<(DateTime<Utc>, Uuid)>,
    most: u64,
) -> Result<Vec<Event>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(narrow.condition());
    if let Some((at, id)) = before {
        // Many things are written down at the same moment.
        let same_moment = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(id));
        query = query.filter(Condition::any().add(Column::At.lt(at)).add(same_moment));
    }
    let rows = query
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(event).collect())
}

/// Signing in and taking a list away change no record.
pub(super) fn changes_something() -> Expr {
    Column::Verb.is_not_in([Verb::SignedIn, Verb::Exported].map(Verb::word))
}

pub(super) fn event(row: Model) -> Option<Event> {
    Some(Event {
        id: row.id,
        at: row.at,
        person_id: row.person_id.map(PersonId),
        organisation_id: row.organisation_id.map(OrganisationId),
        verb: Verb::from_word(&row.verb)?,
        kind: row.kind,
        object_id: row.object_id,
        name: row.name,
        changes: serde_json::from_str(&row.changes).unwrap_or_default(),
    })
}
