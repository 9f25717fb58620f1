//! Every query that takes places out for good.

use kernel::{Happening, Scope, Verb};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;
use web::events::{self, Doer};
use web::search;

use super::entity::{Column, Entity};
use super::name_entity as name;
use super::store::KIND;
use super::tree::PlaceId;

const CHUNK: usize = 500;

/// Removes places that nothing names, those inside others before them; each with its event.
pub async fn remove_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    gone: Vec<(PlaceId, String)>,
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = gone.iter().map(|(id, _)| id.0).collect();
    take_out(tx, doer.scope, &ids).await?;
    search::remove(tx, doer.scope, &ids).await?;
    let removed = gone
        .into_iter()
        .map(|(id, name)| (doer.clone(), Happening::new(Verb::Removed, KIND, id.0, name)));
    events::record_all(tx, removed.collect()).await
}

async fn take_out(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        name::Entity::delete_many()
            .filter(name::Column::CoalitionId.eq(scope.key()))
            .filter(name::Column::PlaceId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
