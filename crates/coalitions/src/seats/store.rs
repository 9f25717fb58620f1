//! Every query on seats.

use chrono::{DateTime, Utc};
use kernel::{Change, Happening, PersonId, Role, Scope, ServerRole, Verb};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef,
    sea_query::Expr,
};
use uuid::Uuid;
use web::App;
use web::events::{self, Doer};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::{Reach, Turn};
use crate::coalitions::{self, Coalition};

/// Somebody's place in a coalition.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub id: Uuid,
    pub person_id: PersonId,
    pub role: Role,
    /// It is a coordinator's, or was one day.
    pub has_led: bool,
    pub since: DateTime<Utc>,
    pub is_ended: bool,
    pub version: i32,
}

/// The kind of thing in events, whose object is the person: their name is looked up, and never written into one.
const KIND: &str = "seat";

/// Gives a person a seat, as part of something larger that has its own event; returns its id.
pub async fn add(
    tx: &DatabaseTransaction,
    app: &App,
    scope: Scope,
    (person_id, role): (PersonId, Role),
    since: DateTime<Utc>,
) -> Result<Uuid, DbErr> {
    let id = app.ids().next();
    insert(tx, scope, (id, person_id, role), since).await?;
    Ok(id)
}

/// Gives a person a seat with this id. `said` is the role in words, for the history.
pub async fn give(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (id, person_id, role): (Uuid, PersonId, Role),
    said: &str,
) -> Result<(), DbErr> {
    insert(tx, doer.scope, (id, person_id, role), doer.at).await?;
    let changes = Change::of("seat-role", "", said).into_iter().collect();
    events::record(tx, doer, Happening::new(Verb::Added, KIND, person_id.0, "").with(changes)).await
}

async fn insert(
    tx: &DatabaseTransaction,
    scope: Scope,
    (id, person_id, role): (Uuid, PersonId, Role),
    since: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::insert(ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id),
        person_id: Set(person_id.0),
        role: Set(role.word().to_owned()),
        has_led: Set(role == Role::Coordinator),
        since: Set(since),
        ended_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Changes or ends a seat. Returns `false` when somebody else did meanwhile.
pub async fn write(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (turn, version): (&Turn, i32),
    changes: Vec<Change>,
) -> Result<bool, DbErr> {
    let update = match turn.role() {
        Some(role) => Entity::update_many()
            .col_expr(Column::Role, Expr::value(role.word()))
            .col_expr(Column::HasLed, Expr::value(turn.seat().has_led || role == Role::Coordinator)),
        None => Entity::update_many().col_expr(Column::EndedAt, Expr::value(Some(doer.at))),
    };
    let updated = update
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(turn.seat().id))
        .filter(Column::EndedAt.is_null())
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Ok(false);
    }
    let verb = turn.role().map_or(Verb::Ended, |_| Verb::Changed);
    let happening = Happening::new(verb, KIND, turn.seat().person_id.0, "").with(changes);
    events::record(tx, doer, happening).await?;
    Ok(true)
}

/// A seat of this coalition, ended or not.
pub async fn find(db: &impl ConnectionTrait, scope: Scope, id: Uuid) -> Result<Option<Seat>, DbErr> {
    let row = Entity::find_by_id((scope.key(), id)).one(db).await?;
    Ok(row.as_ref().and_then(seat))
}

/// How far somebody gets who signs in as this person.
pub async fn reach(
    db: &impl ConnectionTrait,
    person_id: PersonId,
    server_role: Option<ServerRole>,
) -> Result<Reach, DbErr> {
    let coalitions = coalitions_of(db, person_id).await?.len();
    Ok(Reach { coalitions, server_role })
}

/// Who has a seat in the coalition now.
pub async fn holders(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Seat>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::Since)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| seat(&row)).collect())
}

/// Everybody who has or had a seat here.
pub async fn ever_seated(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<PersonId>, DbErr> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .distinct()
        .filter(Column::CoalitionId.eq(scope.key()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// Everybody else who has or had a seat in a coalition where this person has one.
pub async fn beside(db: &impl ConnectionTrait, person_id: PersonId) -> Result<Vec<PersonId>, DbErr> {
    let own = Entity::find()
        .select_only()
        .column(Column::CoalitionId)
        .filter(Column::PersonId.eq(person_id.0))
        .filter(Column::EndedAt.is_null());
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .distinct()
        .filter(Column::CoalitionId.in_subquery(own.into_query()))
        .filter(Column::PersonId.ne(person_id.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// The coalition at this address and the person's seat there, if both are; in one question: every page asks it.
pub(super) async fn entry(
    db: &impl ConnectionTrait,
    slug: &str,
    person_id: PersonId,
) -> Result<Option<(Coalition, Seat)>, DbErr> {
    let of_coalition: RelationDef = Entity::belongs_to(coalitions::Entity)
        .from(Column::CoalitionId)
        .to(coalitions::Column::Id)
        .into();
    let rows = Entity::find()
        .join(JoinType::InnerJoin, of_coalition)
        .select_also(coalitions::Entity)
        .filter(coalitions::Column::Slug.eq(slug))
        .filter(Column::PersonId.eq(person_id.0))
        .filter(Column::EndedAt.is_null())
        .all(db)
        .await?;
    let entries = rows
        .into_iter()
        .filter_map(|(row, coalition)| Some((coalition?, seat(&row)?)));
    // Somebody may hold several seats; the one that allows most counts.
    let best = entries.min_by_key(|(_, seat)| seat.role);
    Ok(best.map(|(coalition, seat)| (coalitions::shown(coalition), seat)))
}

/// The coalitions where a person has a seat.
pub(crate) async fn coalitions_of(
    db: &impl ConnectionTrait,
    person_id: PersonId,
) -> Result<Vec<Coalition>, DbErr> {
    let seats = Entity::find()
        .filter(Column::PersonId.eq(person_id.0))
        .filter(Column::EndedAt.is_null())
        .all(db)
        .await?;
    coalitions::list(db, seats.into_iter().map(|seat| seat.coalition_id).collect()).await
}

fn seat(row: &Model) -> Option<Seat> {
    Some(Seat {
        id: row.id,
        person_id: PersonId(row.person_id),
        role: Role::from_word(&row.role)?,
        has_led: row.has_led,
        since: row.since,
        is_ended: row.ended_at.is_some(),
        version: row.version,
    })
}
