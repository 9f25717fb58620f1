//! Every query through which other features read organisations.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{OrganisationId, Scope};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{ExprTrait as _, IntoCondition},
};
use uuid::Uuid;

use super::entities::{link_sector, organisation};
use super::links::NAMED;
use super::profile::Listed;
use super::rules::State;
use crate::lists::SectorId;

/// An organisation in a few words.
#[derive(Clone, Debug)]
pub struct Brief {
    pub id: OrganisationId,
    pub name: String,
    pub acronym: Option<String>,
    pub sectors: Vec<SectorId>,
    pub is_ended: bool,
    /// The last day it was part of the coalition, when it has ended.
    pub ended_on: Option<NaiveDate>,
    /// Itself, or what it was merged into, followed to the end.
    pub stands_for: OrganisationId,
}

/// So many are read at once: a driver's rows take far more room than what is kept of them.
const STRETCH: u64 = 5_000;

/// Id, name, folded name, acronym, state, what it was merged into, when it ended.
type Row = (Uuid, String, String, Option<String>, String, Option<Uuid>, Option<DateTime<Utc>>);

/// All organisations by name, ended and merged ones too.
pub async fn briefs(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Brief>, DbErr> {
    let mut merged: HashMap<Uuid, Uuid> = HashMap::new();
    let mut briefs: Vec<(String, Brief)> = Vec::new();
    let mut last = Uuid::nil();
    loop {
        let rows = stretch(db, scope, last).await?;
        let (Some(first), Some(end)) = (rows.first(), rows.last()) else {
            break;
        };
        let mut sectors = sectors_between(db, scope, first.0, end.0).await?;
        last = end.0;
        merged.extend(rows.iter().filter_map(|row| Some((row.0, row.5?))));
        briefs.extend(
            rows.into_iter()
                .map(|(id, name, folded, acronym, state, _, ended_at)| {
                    let is_ended = state == State::Ended.word();
                    let brief = Brief {
                        id: OrganisationId(id),
                        name,
                        acronym,
                        sectors: sectors.remove(&id).unwrap_or_default(),
                        is_ended,
                        ended_on: ended_at.filter(|_| is_ended).map(|at| at.date_naive()),
                        stands_for: OrganisationId(id),
                    };
                    (folded, brief)
                }),
        );
    }
    briefs.sort_unstable_by(|(one, left), (other, right)| (one, left.id.0).cmp(&(other, right.id.0)));
    let mut briefs: Vec<Brief> = briefs.into_iter().map(|(_, brief)| brief).collect();
    for brief in &mut briefs {
        brief.stands_for = OrganisationId(end_of(&merged, brief.id.0));
    }
    Ok(briefs)
}

async fn stretch(db: &impl ConnectionTrait, scope: Scope, after: Uuid) -> Result<Vec<Row>, DbErr> {
    use organisation::Column;
    organisation::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Name,
            Column::Folded,
            Column::Acronym,
            Column::State,
            Column::MergedIntoId,
            Column::EndedAt,
        ])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(STRETCH)
        .into_tuple()
        .all(db)
        .await
}

async fn sectors_between(
    db: &impl ConnectionTrait,
    scope: Scope,
    first: Uuid,
    last: Uuid,
) -> Result<HashMap<Uuid, Vec<SectorId>>, DbErr> {
    use link_sector::Column;
    let links: Vec<(Uuid, Uuid)> = link_sector::Entity::find()
        .select_only()
        .columns([Column::OrganisationId, Column::SectorId])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::OrganisationId.between(first, last))
        .into_tuple()
        .all(db)
        .await?;
    let mut sectors: HashMap<Uuid, Vec<SectorId>> = HashMap::new();
    for (id, sector) in links {
        sectors.entry(id).or_default().push(SectorId(sector));
    }
    Ok(sectors)
}

/// Follows merges to the organisation that stands for one now.
fn end_of(merged: &HashMap<Uuid, Uuid>, id: Uuid) -> Uuid {
    let mut now = id;
    // Rules keep merges from going round in a circle; the limit keeps a damaged table from hanging a page.
    for _ in 0..=merged.len() {
        match merged.get(&now) {
            Some(next) => now = *next,
            None => return now,
        }
    }
    id
}

/// What these organisations are called.
pub async fn names(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>, DbErr> {
    use organisation::Column;
    let mut found = HashMap::new();
    for some in ids.chunks(NAMED) {
        let rows: Vec<(Uuid, String)> = organisation::Entity::find()
            .select_only()
            .columns([Column::Id, Column::Name])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().map(|id| id.0)))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|(id, name)| (OrganisationId(id), name)));
    }
    Ok(found)
}

/// Every organisation that was merged, with the one that stands for it.
pub async fn mergers(
    db: &impl ConnectionTrait,
    scope: Scope,
) -> Result<HashMap<OrganisationId, OrganisationId>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, Option<Uuid>)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::MergedIntoId])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::MergedIntoId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let pairs = rows.into_iter().filter_map(|(one, into)| Some((one, into?)));
    let merged: HashMap<Uuid, Uuid> = pairs.collect();
    // What stands for one may have been merged itself.
    let last = |one: &Uuid| std::iter::successors(Some(*one), |id| merged.get(id).copied()).last();
    let standing = merged
        .keys()
        .filter_map(|one| Some((OrganisationId(*one), OrganisationId(last(one)?))));
    Ok(standing.collect())
}

/// An organisation and all that were merged into it, directly or through another; nothing for an unknown id.
pub async fn merged_into(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<Vec<OrganisationId>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, Option<Uuid>)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::MergedIntoId])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0).or(Column::MergedIntoId.is_not_null()))
        .into_tuple()
        .all(db)
        .await?;
    let merged: HashMap<Uuid, Uuid> = rows
        .iter()
        .filter_map(|(one, into)| Some((*one, (*into)?)))
        .collect();
    let mut found: Vec<OrganisationId> = rows
        .into_iter()
        .map(|(one, _)| one)
        .filter(|one| reaches(&merged, *one, id.0))
        .map(OrganisationId)
        .collect();
    found.sort_by_key(|one| *one != id);
    Ok(found)
}

/// Whether following merges from `one` leads through `wanted`.
fn reaches(merged: &HashMap<Uuid, Uuid>, one: Uuid, wanted: Uuid) -> bool {
    let mut now = one;
    for _ in 0..=merged.len() {
        if now == wanted {
            return true;
        }
        match merged.get(&now) {
            Some(next) => now = *next,
            None => return false,
        }
    }
    false
}

/// The organisation that stands for one now: itself, or what it was merged into, followed to the end.
pub(crate) async fn stands_for(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<OrganisationId, DbErr> {
    Ok(stand_for(db, scope, &[id]).await?.first().copied().unwrap_or(id))
}

/// The same for several, in their order.
pub(crate) async fn stand_for(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[OrganisationId],
) -> Result<Vec<OrganisationId>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, Option<Uuid>)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::MergedIntoId])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::State.eq(State::Merged.word()))
        .into_tuple()
        .all(db)
        .await?;
    let merged = rows
        .into_iter()
        .filter_map(|(one, into)| Some((one, into?)))
        .collect();
    let standing = ids.iter().map(|id| OrganisationId(end_of(&merged, id.0)));
    Ok(standing.collect())
}

/// An organisation that acts for itself: nothing once it has ended, or another one stands for it.
pub async fn acting(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<Option<Listed<OrganisationId>>, DbErr> {
    Ok(active(db, scope, &[id]).await?.pop())
}

/// Those of these organisations that are active, by name.
pub async fn active(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[OrganisationId],
) -> Result<Vec<Listed<OrganisationId>>, DbErr> {
    use organisation::Column;
    let active = Column::State.eq(State::Active.word());
    let is_one = Column::Id.is_in(ids.iter().take(NAMED).map(|id| id.0));
    listed(db, scope, active.and(is_one)).await
}

/// The organisations of which this is true, by name.
pub(super) async fn listed(
    db: &impl ConnectionTrait,
    scope: Scope,
    condition: impl IntoCondition,
) -> Result<Vec<Listed<OrganisationId>>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, String)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(condition)
        .order_by_asc(Column::Folded)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name)| Listed { id: OrganisationId(id), name })
        .collect())
}
