//! Every query on representation.

use std::collections::HashMap;

use kernel::{Happening, OrganisationId, Scope, Verb};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, IntoCondition as _, OnConflict},
};
use uuid::Uuid;
use web::events::{self, Doer};

use super::entity::{ActiveModel, Column, Entity};
use crate::organisations::entities::organisation;
use crate::organisations::{reads, store};

/// The kind of thing in events, whose object is the organisation.
const KIND: &str = "representation";
/// How many ids one statement names.
const CHUNK: usize = 500;

/// Gives a seat its organisation, or another one.
pub async fn represent(
    tx: &DatabaseTransaction,
    doer: &Doer,
    seat_id: Uuid,
    id: OrganisationId,
) -> Result<(), DbErr> {
    let Some(row) = store::find(tx, doer.scope, id).await? else {
        return Err(DbErr::RecordNotFound("no such organisation in this coalition".to_owned()));
    };
    Entity::insert(ActiveModel {
        coalition_id: Set(doer.scope.key()),
        seat_id: Set(seat_id),
        organisation_id: Set(id.0),
    })
    .on_conflict(
        OnConflict::columns([Column::CoalitionId, Column::SeatId])
            .update_column(Column::OrganisationId)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    events::record(tx, doer, Happening::new(Verb::Added, KIND, id.0, row.name)).await
}

/// Lets a seat speak for nobody from now on.
pub async fn stand_down(tx: &DatabaseTransaction, doer: &Doer, seat_id: Uuid) -> Result<(), DbErr> {
    let Some(id) = of_seat(tx, doer.scope, seat_id).await? else {
        return Ok(());
    };
    Entity::delete_by_id((doer.scope.key(), seat_id)).exec(tx).await?;
    let name = reads::names(tx, doer.scope, &[id]).await?.remove(&id);
    let happening = Happening::new(Verb::Removed, KIND, id.0, name.unwrap_or_default());
    events::record(tx, doer, happening).await
}

/// The organisation each seat of a coalition speaks for, as it stands since any merge.
pub async fn represented(
    db: &impl ConnectionTrait,
    scope: Scope,
) -> Result<HashMap<Uuid, OrganisationId>, DbErr> {
    let rows: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::SeatId, Column::OrganisationId])
        .filter(Column::CoalitionId.eq(scope.key()))
        .into_tuple()
        .all(db)
        .await?;
    let (seats, ids): (Vec<Uuid>, Vec<OrganisationId>) = rows
        .into_iter()
        .map(|(seat, id)| (seat, OrganisationId(id)))
        .unzip();
    let standing = reads::stand_for(db, scope, &ids).await?;
    Ok(seats.into_iter().zip(standing).collect())
}

/// The organisations among these that seats were given, once for each seat.
pub(crate) async fn given(db: &impl ConnectionTrait, scope: Scope, ids: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::OrganisationId)
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::OrganisationId.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// The organisation a seat speaks for: the one it was given, or the one that stands for it since a merge.
pub(super) async fn of_seat(
    db: &impl ConnectionTrait,
    scope: Scope,
    seat_id: Uuid,
) -> Result<Option<OrganisationId>, DbErr> {
    let found: Option<(Uuid, Option<Uuid>)> = Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .column(organisation::Column::MergedIntoId)
        .join(JoinType::InnerJoin, to_organisation())
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::SeatId.eq(seat_id))
        .into_tuple()
        .one(db)
        .await?;
    match found {
        Some((id, None)) => Ok(Some(OrganisationId(id))),
        Some((id, Some(_))) => reads::stands_for(db, scope, OrganisationId(id)).await.map(Some),
        None => Ok(None),
    }
}

fn to_organisation() -> sea_orm::RelationDef {
    Entity::belongs_to(organisation::Entity)
        .from(Column::OrganisationId)
        .to(organisation::Column::Id)
        .on_condition(|left, right| {
            Expr::col((left, Column::CoalitionId))
                .equals((right, organisation::Column::CoalitionId))
                .into_condition()
        })
        .into()
}
