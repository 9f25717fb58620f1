//! Every query on where places lie: their outlines, and points where there are none.

use std::collections::{HashMap, HashSet};

use kernel::Scope;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, QueryFilter as _,
    QuerySelect as _,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::tree::PlaceId;
use crate::outlines::{Outline, Ring};
use crate::world;

/// A statement has room for some thousands of ids; a map of more places is nearly the whole tree.
const CHUNK: usize = 500;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    code: Option<String>,
    outline: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl Row {
    /// Drawn by hand, else from the world's list by code.
    fn outline(&self) -> Option<Outline> {
        let by_hand = self.outline.as_deref().and_then(Outline::from_kept);
        by_hand.or_else(|| self.code.as_deref().and_then(Outline::of_world))
    }

    fn point(&self) -> Option<Value> {
        let own = self.longitude.zip(self.latitude);
        let (lng, lat) = own.or_else(|| {
            let point = world::find(self.code.as_deref()?)?.point?;
            Some((point.lng, point.lat))
        })?;
        Some(json!({"type": "Point", "coordinates": [lng, lat]}))
    }
}

/// The rings of these places in longitudes and latitudes.
pub async fn outlines(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[PlaceId],
) -> Result<HashMap<PlaceId, Vec<Ring>>, DbErr> {
    let rows = rows(db, scope, ids).await?;
    let drawn = rows
        .iter()
        .filter_map(|row| Some((PlaceId(row.id), row.outline()?.rings())));
    Ok(drawn.collect())
}

/// Where these places lie, each as a geometry of GeoJSON: its outline, else a point. Those of which neither is known
/// are missing.
pub async fn geometries(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[PlaceId],
) -> Result<HashMap<PlaceId, Value>, DbErr> {
    let rows = rows(db, scope, ids).await?;
    let known = rows.iter().filter_map(|row| {
        let outline = row.outline().map(|outline| outline.geometry());
        Some((PlaceId(row.id), outline.or_else(|| row.point())?))
    });
    Ok(known.collect())
}

/// The outline drawn by hand for one place.
pub async fn own_outline(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: PlaceId,
) -> Result<Option<Outline>, DbErr> {
    let kept: Option<Option<String>> = Entity::find_by_id((scope.key(), id.0))
        .select_only()
        .column(Column::Outline)
        .into_tuple()
        .one(db)
        .await?;
    Ok(kept.flatten().as_deref().and_then(Outline::from_kept))
}

async fn rows(db: &impl ConnectionTrait, scope: Scope, ids: &[PlaceId]) -> Result<Vec<Row>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Code,
            Column::Outline,
            Column::Latitude,
            Column::Longitude,
        ])
        .filter(Column::CoalitionId.eq(scope.key()));
    if ids.len() <= CHUNK {
        query = query.filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    }
    let mut rows = query.into_model::<Row>().all(db).await?;
    let wanted: HashSet<Uuid> = ids.iter().map(|id| id.0).collect();
    rows.retain(|row| wanted.contains(&row.id));
    Ok(rows)
}
