//! Every query on sketch maps.

use kernel::{Change, Happening, Scope, Verb};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _};
use web::events::{self, Doer};

use super::entity::{ActiveModel, Column, Entity};
use super::rules::{Arranged, Sketch, from_kept};
use crate::places::{KIND, PlaceId};

/// The squares of places of a level, as they were arranged; none where nobody has.
pub async fn sketch(db: &impl ConnectionTrait, scope: Scope, level: i32) -> Result<Sketch, DbErr> {
    let row = Entity::find_by_id((scope.key(), level)).one(db).await?;
    Ok(row.map_or_else(Sketch::default, |row| Sketch {
        version: row.version,
        squares: from_kept(&row.squares),
    }))
}

/// Arranges the squares of a level anew, each that moved with its event. Whoever calls holds the sketch, so that nobody has
/// changed it since its version was read.
pub async fn arrange(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (level, version): (i32, i32),
    arranged: &Arranged,
    moved: Vec<(PlaceId, String, Change)>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        coalition_id: Set(doer.scope.key()),
        level: Set(level),
        squares: Set(arranged.to_kept()),
        version: Set(version + 1),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::CoalitionId, Column::Level])
                .update_columns([Column::Squares, Column::Version])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    let moved = moved.into_iter().map(|(id, name, change)| {
        let happening = Happening::new(Verb::Changed, KIND, id.0, name);
        (doer.clone(), happening.with(vec![change]))
    });
    events::record_all(tx, moved.collect()).await
}
