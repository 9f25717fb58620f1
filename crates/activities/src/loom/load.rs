//! Every query that reads activities into the loom: all of them in stretches, or only those that changed.

use std::collections::VecDeque;

use cloth::{Activity, Asked, Day, Loom, Need, Role, Status};
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, Order, QueryFilter as _,
    QueryResult,
};
use uuid::Uuid;

use super::atlas::Atlas;
use crate::activities::{entity, part_entity};
use crate::needs::{asked_entity, need_entity};

/// How many activities are read at once.
const STRETCH: usize = 20_000;
/// How many such readings are under way at once.
const AHEAD: usize = 2;

/// Reads every activity. Those that point to something the atlas does not know yet were written after it
/// was read, and come again with the next change.
pub(super) async fn all(
    db: &DatabaseConnection,
    scope: Scope,
    atlas: &Atlas,
    loom: &mut Loom,
) -> Result<(), DbErr> {
    let last = last_number(db, scope).await?;
    let mut starts = (0..last).step_by(STRETCH);
    let mut coming = VecDeque::new();
    loop {
        // The next stretches are fetched while this one is put into the loom.
        let wanted = AHEAD - coming.len();
        coming.extend(
            starts
                .by_ref()
                .take(wanted)
                .map(|after| tokio::spawn(stretch(db.clone(), scope, after))),
        );
        let Some(next) = coming.pop_front() else { break };
        let rows = next.await.map_err(|error| DbErr::Custom(error.to_string()))??;
        put(&rows, atlas, loom)?;
    }
    loom.tighten();
    Ok(())
}

async fn stretch(db: DatabaseConnection, scope: Scope, after: i64) -> Result<Vec<QueryResult>, DbErr> {
    let number = Expr::col((entity::Entity, entity::Column::Number));
    let last = after.saturating_add(i64::try_from(STRETCH).unwrap_or(i64::MAX));
    let mut query = parts(scope);
    query
        .and_where(number.clone().gt(after))
        .and_where(number.lte(last));
    query.order_by((entity::Entity, entity::Column::Number), Order::Asc);
    db.query_all(&query).await
}

/// Reads the activities changed since a change number.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    scope: Scope,
    change: i64,
) -> Result<Vec<QueryResult>, DbErr> {
    let changed = (entity::Entity, entity::Column::ChangeNumber);
    let mut query = parts(scope);
    query.and_where(Expr::col(changed).gt(change));
    // First by change, so that the index of changes is used and not the one of numbers.
    query
        .order_by(changed, Order::Asc)
        .order_by((entity::Entity, entity::Column::Number), Order::Asc);
    db.query_all(&query).await
}

/// Puts the activities of these rows into the loom; the parts of one activity follow one another.
pub(super) fn put(rows: &[QueryResult], atlas: &Atlas, loom: &mut Loom) -> Result<(), DbErr> {
    let mut current: Option<Activity> = None;
    let mut organisations = Vec::new();
    for row in rows {
        let number: i64 = row.try_get_by_index(0)?;
        if current.is_none_or(|activity| i64::from(activity.key) != number) {
            lay(loom, atlas, current.take(), &organisations);
            organisations.clear();
            current = activity(row, number, atlas)?;
        }
        let organisation: Uuid = row.try_get_by_index(7)?;
        let role: String = row.try_get_by_index(8)?;
        if let (Some(organisation), Some(role)) = (atlas.organisation(organisation), role_of(&role)) {
            organisations.push((organisation, role));
        }
    }
    lay(loom, atlas, current, &organisations);
    Ok(())
}

fn lay(loom: &mut Loom, atlas: &Atlas, activity: Option<Activity>, organisations: &[(u32, Role)]) {
    let Some(mut activity) = activity else { return };
    let ended = |organisation: u32| {
        atlas
            .organisations
            .get(organisation)
            .ended_on
            .map(|day| day.to_epoch_days())
    };
    let runners = || organisations.iter().filter(|(_, role)| *role == Role::Runs);
    let mut parts = organisations.to_vec();
    if runners().all(|(organisation, _)| ended(*organisation).is_some()) {
        // What only ended organisations ran is over since the last of them ended, whatever is written.
        let last = runners()
            .filter_map(|(organisation, _)| ended(*organisation))
            .max();
        activity.to = [activity.to, last].into_iter().flatten().min();
    } else {
        // Others go on with it: those who have ended count no longer.
        parts.retain(|(organisation, _)| ended(*organisation).is_none());
    }
    if activity.to.is_some_and(|to| to < activity.from) {
        loom.remove(activity.key);
        return;
    }
    // Numbers come from the atlas the loom's frame was made of, so that none can be out of range.
    loom.put(activity, &parts)
        .expect("invariant: the loom's frame was made from this atlas");
}

/// What was asked, each with its day.
pub(super) async fn asked(
    db: &impl ConnectionTrait,
    scope: Scope,
    atlas: &Atlas,
) -> Result<Vec<Asked>, DbErr> {
    let rows = asked_entity::Entity::find()
        .filter(asked_entity::Column::CoalitionId.eq(scope.key()))
        .all(db)
        .await?;
    let record = |row: asked_entity::Model| {
        let (place, focus) = (atlas.places.number(row.place_id)?, atlas.focuses.number(row.focus_id)?);
        Some(Asked { place, focus, on: row.asked_on.to_epoch_days() })
    };
    Ok(rows.into_iter().filter_map(record).collect())
}

/// What is needed, each with the day on which it was set.
pub(super) async fn needs(
    db: &impl ConnectionTrait,
    scope: Scope,
    atlas: &Atlas,
) -> Result<Vec<(Day, Need)>, DbErr> {
    let rows = need_entity::Entity::find()
        .filter(need_entity::Column::CoalitionId.eq(scope.key()))
        .all(db)
        .await?;
    let record = |row: need_entity::Model| {
        let (place, focus) = (atlas.places.number(row.place_id)?, atlas.focuses.number(row.focus_id)?);
        let level = u8::try_from(row.level).ok()?;
        Some((row.set_on.to_epoch_days(), Need { place, focus, level }))
    };
    Ok(rows.into_iter().filter_map(record).collect())
}

async fn last_number(db: &impl ConnectionTrait, scope: Scope) -> Result<i64, DbErr> {
    let row = super::entity::Entity::find_by_id(scope.key()).one(db).await?;
    Ok(row.map_or(0, |row| row.last_number))
}

/// One row for each organisation's part in an activity.
fn parts(scope: Scope) -> SelectStatement {
    use entity::Column as A;
    use part_entity::Column as P;
    let (a, p) = (entity::Entity, part_entity::Entity);
    Query::select()
        .columns(
            [
                A::Number,
                A::PlaceId,
                A::FocusId,
                A::PopulationId,
                A::FromOn,
                A::ToOn,
                A::Status,
            ]
            .map(|column| (a, column)),
        )
        .columns([P::OrganisationId, P::Role].map(|column| (p, column)))
        .from(a)
        .inner_join(
            p,
            Expr::col((p, P::CoalitionId))
                .equals((a, A::CoalitionId))
                .and(Expr::col((p, P::ActivityId)).equals((a, A::Id))),
        )
        .and_where(Expr::col((a, A::CoalitionId)).eq(scope.key()))
        .to_owned()
}

/// `None` when the atlas does not know something yet.
fn activity(row: &QueryResult, number: i64, atlas: &Atlas) -> Result<Option<Activity>, DbErr> {
    let place: Uuid = row.try_get_by_index(1)?;
    let focus: Uuid = row.try_get_by_index(2)?;
    let population: Option<Uuid> = row.try_get_by_index(3)?;
    let from: chrono::NaiveDate = row.try_get_by_index(4)?;
    let to: Option<chrono::NaiveDate> = row.try_get_by_index(5)?;
    let status: String = row.try_get_by_index(6)?;
    let known = (
        u32::try_from(number).ok(),
        atlas.places.number(place),
        atlas.focuses.number(focus),
        population.map_or(Some(None), |id| atlas.populations.number(id).map(Some)),
        status_of(&status),
    );
    let (Some(key), Some(place), Some(focus), Some(population), Some(status)) = known else {
        return Ok(None);
    };
    let to = to.map(|day| day.to_epoch_days());
    Ok(Some(Activity { key, place, focus, population, from: from.to_epoch_days(), to, status }))
}

fn status_of(word: &str) -> Option<Status> {
    crate::activities::Status::from_word(word).map(Into::into)
}

fn role_of(word: &str) -> Option<Role> {
    crate::activities::Role::from_word(word).map(Into::into)
}
