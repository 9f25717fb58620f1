//! Every query that reads activities into the loom: all of them in stretches, or only those that changed.

use std::collections::VecDeque;

use cloth::{Activity, Asked, Day, Loom, Need, Part, Role};
use kernel::Scope;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use super::atlas::Atlas;
use super::packed::{self, packed, parts};
use super::removal_entity as removal;
use crate::activities::entity;
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

async fn stretch(db: DatabaseConnection, scope: Scope, after: i64) -> Result<String, DbErr> {
    let last = after.saturating_add(i64::try_from(STRETCH).unwrap_or(i64::MAX));
    packed(&db, scope, (entity::Column::Number, after, last)).await
}

/// Reads the activities changed since a change number; nothing when they are more than `most`.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    scope: Scope,
    change: i64,
    most: usize,
) -> Result<Option<String>, DbErr> {
    let numbers: Vec<i64> = entity::Entity::find()
        .select_only()
        .column(entity::Column::ChangeNumber)
        .filter(entity::Column::CoalitionId.eq(scope.key()))
        .filter(entity::Column::ChangeNumber.gt(change))
        .limit(most as u64 + 1)
        .into_tuple()
        .all(db)
        .await?;
    if numbers.len() > most {
        return Ok(None);
    }
    Ok(Some(packed(db, scope, (entity::Column::ChangeNumber, change, i64::MAX)).await?))
}

/// The activities removed since a change number; nothing when they are more than `most`.
pub(super) async fn gone_since(
    db: &impl ConnectionTrait,
    scope: Scope,
    change: i64,
    most: usize,
) -> Result<Option<Vec<u32>>, DbErr> {
    let numbers: Vec<i64> = removal::Entity::find()
        .select_only()
        .column(removal::Column::Number)
        .filter(removal::Column::CoalitionId.eq(scope.key()))
        .filter(removal::Column::ChangeNumber.gt(change))
        .limit(most as u64 + 1)
        .into_tuple()
        .all(db)
        .await?;
    let keys = || numbers.iter().filter_map(|number| u32::try_from(*number).ok());
    Ok((numbers.len() <= most).then(|| keys().collect()))
}

/// Puts packed activities into the loom.
pub(super) fn put(text: &str, atlas: &Atlas, loom: &mut Loom) -> Result<(), DbErr> {
    let mut current: Option<(i64, Option<Activity>)> = None;
    let mut organisations = Vec::new();
    for part in parts(text) {
        let part = part?;
        if current.is_none_or(|(number, _)| number != part.number) {
            lay(loom, atlas, current.take().and_then(|(_, activity)| activity), &organisations);
            organisations.clear();
            if part.status.is_none() {
                // It stood there as long as it was planned.
                loom.remove(u32::try_from(part.number).unwrap_or(u32::MAX));
            }
            current = Some((part.number, activity(&part, atlas)));
        }
        if let Some(organisation) = atlas.organisation(part.organisation) {
            organisations.push((organisation, part.role));
        }
    }
    lay(loom, atlas, current.and_then(|(_, activity)| activity), &organisations);
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
    let runners = organisations.iter().filter(|(_, role)| *role == Role::Runs);
    let mut ends = runners.map(|(organisation, _)| ended(*organisation));
    // What only ended organisations ran is over since the last of them ended, whatever is written.
    let last = ends
        .try_fold(None, |last: Option<Day>, end| end.map(|end| last.max(Some(end))))
        .flatten();
    activity.to = [activity.to, last].into_iter().flatten().min();
    // As long as others go on with it, who has ended has a part in it to the day before.
    let until = |day: &Day| last.is_none_or(|last| *day < last);
    let part = |(organisation, role): &(u32, Role)| Part {
        organisation: *organisation,
        role: *role,
        to: ended(*organisation).filter(until).map(|day| day - 1),
    };
    let parts: Vec<Part> = organisations.iter().map(part).collect();
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

/// `None` when the atlas does not know something yet, and for what was called off.
fn activity(part: &packed::Part, atlas: &Atlas) -> Option<Activity> {
    Some(Activity {
        key: u32::try_from(part.number).ok()?,
        place: atlas.places.number(part.place)?,
        focus: atlas.focuses.number(part.focus)?,
        population: match part.population {
            Some(id) => Some(atlas.populations.number(id)?),
            None => None,
        },
        from: part.from,
        to: part.to,
        status: part.status?,
    })
}
