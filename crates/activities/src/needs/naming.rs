//! Every query that finds which places and kinds of work needs and records of asking name.

use std::collections::HashSet;

use kernel::Scope;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::store::CHUNK;
use super::{asked_entity as asked, need_entity as need};

/// Those of these places and kinds of work that a need or a record of asking names.
pub async fn needed_or_asked(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, DbErr> {
    let mut pairs: Vec<(Uuid, Uuid)> = Vec::new();
    for some in ids.chunks(CHUNK) {
        let names = Condition::any()
            .add(need::Column::PlaceId.is_in(some.iter().copied()))
            .add(need::Column::FocusId.is_in(some.iter().copied()));
        let needs = need::Entity::find()
            .select_only()
            .columns([need::Column::PlaceId, need::Column::FocusId])
            .filter(need::Column::CoalitionId.eq(scope.key()))
            .filter(names);
        pairs.extend(needs.into_tuple::<(Uuid, Uuid)>().all(db).await?);
        let names = Condition::any()
            .add(asked::Column::PlaceId.is_in(some.iter().copied()))
            .add(asked::Column::FocusId.is_in(some.iter().copied()));
        let asked = asked::Entity::find()
            .select_only()
            .columns([asked::Column::PlaceId, asked::Column::FocusId])
            .filter(asked::Column::CoalitionId.eq(scope.key()))
            .filter(names);
        pairs.extend(asked.into_tuple::<(Uuid, Uuid)>().all(db).await?);
    }
    let named: HashSet<Uuid> = pairs
        .into_iter()
        .flat_map(|(place, focus)| [place, focus])
        .collect();
    Ok(ids.iter().copied().filter(|id| named.contains(id)).collect())
}
