//! Every query that tells whether anything has been done with organisations since they were added.

use kernel::{OrganisationId, Scope};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::rules::Hanging;
use crate::organisations::State;
use crate::organisations::entities::organisation::{Column, Entity, Model};
use crate::representation;

const CHUNK: usize = 500;

/// An organisation as it stands since it was added.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub id: OrganisationId,
    pub name: String,
    pub version: i32,
    /// Somebody said on a later day that it is still true.
    pub is_confirmed: bool,
    /// What hangs on it, but for activities.
    pub hanging: Hanging,
}

/// Those of these organisations that are there.
pub async fn made(db: &impl ConnectionTrait, scope: Scope, ids: &[Uuid]) -> Result<Vec<Made>, DbErr> {
    let mut rows: Vec<Model> = Vec::new();
    let mut merged: Vec<Uuid> = Vec::new();
    for some in ids.chunks(CHUNK) {
        let of = || Entity::find().filter(Column::CoalitionId.eq(scope.key()));
        rows.extend(
            of().filter(Column::Id.is_in(some.iter().copied()))
                .all(db)
                .await?,
        );
        let into: Vec<Option<Uuid>> = of()
            .select_only()
            .column(Column::MergedIntoId)
            .filter(Column::MergedIntoId.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        merged.extend(into.into_iter().flatten());
    }
    let seats = representation::given(db, scope, ids).await?;
    let count = |all: &[Uuid], id: Uuid| all.iter().filter(|one| **one == id).count();
    let all = rows.into_iter().map(|row| Made {
        id: OrganisationId(row.id),
        version: row.version,
        is_confirmed: row.confirmed_on > Some(row.created_at.date_naive()),
        hanging: Hanging {
            activities: 0,
            seats: count(&seats, row.id),
            is_merged: row.state == State::Merged.word(),
            merged_here: count(&merged, row.id),
        },
        name: row.name,
    });
    Ok(all.collect())
}
