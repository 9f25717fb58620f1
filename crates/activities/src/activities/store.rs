//! Reading activities: one, those with given numbers, those an address asks for.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{OrganisationId, Scope};
use organisations::{FocusId, PopulationId};
use places::PlaceId;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select,
};
use uuid::Uuid;

use super::ActivityId;
use super::course::Status;
use super::entity::{Column, Entity, Model};
use super::part_entity as part;
use super::rules::{Draft, Role};

/// One activity as its pages show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: ActivityId,
    pub number: i64,
    /// Those who run it first.
    pub organisations: Vec<(OrganisationId, Role)>,
    pub focus_id: FocusId,
    pub place_id: PlaceId,
    pub population_id: Option<PopulationId>,
    pub from_on: NaiveDate,
    pub to_on: Option<NaiveDate>,
    pub status: Status,
    pub title: Option<String>,
    pub reach: Option<i32>,
    pub note: Option<String>,
    pub confirmed_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub version: i32,
}

impl Activity {
    pub fn runners(&self) -> impl Iterator<Item = OrganisationId> {
        self.organisations
            .iter()
            .filter(|(_, role)| *role == Role::Runs)
            .map(|(id, _)| *id)
    }

    /// How far it has come on that day.
    pub fn status_on(&self, day: NaiveDate) -> Status {
        self.status.on((self.from_on, self.to_on), day)
    }

    /// Whether it has been ended or called off, or is past its last day.
    pub fn is_over(&self, day: NaiveDate) -> bool {
        self.status.is_over() || self.status_on(day).is_over()
    }

    /// The same as it would be written down again.
    pub fn draft(&self) -> Draft {
        Draft {
            organisations: self.organisations.clone(),
            focus_id: self.focus_id,
            place_id: self.place_id,
            population_id: self.population_id,
            from_on: self.from_on,
            to_on: self.to_on,
            status: self.status,
            title: self.title.clone(),
            reach: self.reach,
            note: self.note.clone(),
            confirmed_on: self.confirmed_on,
        }
    }
}

/// The rows of one coalition: where every query on activities begins.
pub(super) fn of(scope: Scope) -> Select<Entity> {
    Entity::find().filter(Column::CoalitionId.eq(scope.key()))
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: Uuid,
) -> Result<Option<Activity>, DbErr> {
    let row = Entity::find_by_id((scope.key(), id)).one(db).await?;
    Ok(whole(db, scope, row.into_iter().collect()).await?.pop())
}

/// The activities with these numbers, in the order of their numbers.
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    scope: Scope,
    numbers: &[u32],
) -> Result<Vec<Activity>, DbErr> {
    let numbers: Vec<i64> = numbers.iter().copied().map(i64::from).collect();
    let rows = of(scope)
        .filter(Column::Number.is_in(numbers))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    whole(db, scope, rows).await
}

/// The organisations that have a part in anything, at most so many.
pub(crate) async fn with_part(
    db: &impl ConnectionTrait,
    scope: Scope,
    most: u64,
) -> Result<Vec<Uuid>, DbErr> {
    part::Entity::find()
        .select_only()
        .column(part::Column::OrganisationId)
        .distinct()
        .filter(part::Column::CoalitionId.eq(scope.key()))
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// The activities with these ids, in no order.
pub(crate) async fn those(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<Activity>, DbErr> {
    let rows = of(scope)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    whole(db, scope, rows).await
}

/// Adds to each row who has which part in it.
pub(super) async fn whole(
    db: &impl ConnectionTrait,
    scope: Scope,
    rows: Vec<Model>,
) -> Result<Vec<Activity>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let parts = part::Entity::find()
        .filter(part::Column::CoalitionId.eq(scope.key()))
        .filter(part::Column::ActivityId.is_in(ids))
        .all(db)
        .await?;
    let mut of: HashMap<Uuid, Vec<(OrganisationId, Role)>> = HashMap::new();
    for part in parts {
        if let Some(role) = Role::from_word(&part.role) {
            of.entry(part.activity_id)
                .or_default()
                .push((OrganisationId(part.organisation_id), role));
        }
    }
    let mut activities = Vec::with_capacity(rows.len());
    for row in rows {
        let mut organisations = of.remove(&row.id).unwrap_or_default();
        organisations.sort_by_key(|(id, role)| (*role, id.0 != row.lead_id, *id));
        activities.extend(activity(row, organisations));
    }
    Ok(activities)
}

fn activity(row: Model, organisations: Vec<(OrganisationId, Role)>) -> Option<Activity> {
    Some(Activity {
        id: ActivityId(row.id),
        number: row.number,
        organisations,
        focus_id: FocusId(row.focus_id),
        place_id: PlaceId(row.place_id),
        population_id: row.population_id.map(PopulationId),
        from_on: row.from_on,
        to_on: row.to_on,
        status: Status::from_word(&row.status)?,
        title: row.title,
        reach: row.reach,
        note: row.note,
        confirmed_on: row.confirmed_on,
        created_at: row.created_at,
        version: row.version,
    })
}

/// In how many activities each of these organisations has a part, or this part; those that were merged into it count for it.
pub async fn count_of_each(
    db: &impl ConnectionTrait,
    scope: Scope,
    organisations: &[OrganisationId],
    role: Option<Role>,
) -> Result<HashMap<OrganisationId, u64>, DbErr> {
    let wanted: HashSet<OrganisationId> = organisations.iter().copied().collect();
    let mut standing: HashMap<Uuid, OrganisationId> = organisations.iter().map(|id| (id.0, *id)).collect();
    let merged = organisations::mergers(db, scope).await?.into_iter();
    standing.extend(
        merged
            .filter(|(_, into)| wanted.contains(into))
            .map(|(one, into)| (one.0, into)),
    );
    let rows: Vec<(Uuid, i64)> = part::Entity::find()
        .select_only()
        .column(part::Column::OrganisationId)
        .column_as(part::Column::ActivityId.into_expr().count_distinct(), "activities")
        .filter(part::Column::CoalitionId.eq(scope.key()))
        .filter(part::Column::OrganisationId.is_in(standing.keys().copied()))
        .apply_if(role, |found, role| found.filter(part::Column::Role.eq(role.word())))
        .group_by(part::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts: HashMap<OrganisationId, u64> = HashMap::new();
    for (id, count) in rows {
        if let Some(standing) = standing.get(&id) {
            *counts.entry(*standing).or_default() += u64::try_from(count).unwrap_or_default();
        }
    }
    Ok(counts)
}
