//! Every query on seats.

use kernel::{PersonId, Role, Scope};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use web::App;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::coalitions::{self, Coalition};

/// Somebody's place in a coalition.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub id: Uuid,
    pub person_id: PersonId,
    pub role: Role,
}

/// Gives a person a seat; returns its id.
pub async fn add(
    tx: &DatabaseTransaction,
    app: &App,
    scope: Scope,
    person_id: PersonId,
    role: Role,
) -> Result<Uuid, DbErr> {
    let id = app.ids().next();
    Entity::insert(ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id),
        person_id: Set(person_id.0),
        role: Set(role.word().to_owned()),
        since: Set(app.now()),
        ended_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
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
    })
}
