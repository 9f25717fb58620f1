//! What an organisation leaves behind when it ends: what it runs alone can end with it, what it shares goes on.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;
use kernel::OrganisationId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::events::Doer;
use web::{PageError, Visit};

use super::course::{self, Status};
use super::ending;
use super::list;
use super::naming::{Line, line};
use super::narrow::Filter;
use super::rules::{self, Role};
use super::store;
use super::write;
use crate::loom::{self, Atlas, tally};

/// So many letters of a digest, each of six bits.
const MARK_LEN: usize = 16;

/// What an organisation runs that is not over yet.
#[derive(Clone, Debug)]
pub struct Running {
    /// Tells what it runs alone from any other work, and from the same as it was before it changed.
    pub mark: String,
    /// Nobody would go on with these.
    pub alone: Several,
    /// Others run these too.
    pub shared: Several,
}

/// Activities by their number, the first few of them by name.
#[derive(Clone, Debug)]
pub struct Several {
    pub count: usize,
    pub lines: Vec<Line>,
}

/// What an organisation runs, with all that were merged into it. So many of each are named; the rest are counted.
pub async fn running(visit: &Visit, id: OrganisationId, named: usize) -> Result<Running, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let db = visit.app.db();
    let found = of(db, visit, (&atlas, id)).await?;
    told(db, visit, (&atlas, &found), named).await
}

/// The same, held: from here to the end of the transaction nobody else ends, merges or brings back an organisation, and
/// nobody else writes activities of this coalition.
pub async fn begin_ending(
    visit: &Visit,
    id: OrganisationId,
    named: usize,
) -> Result<(DatabaseTransaction, Running, Held), PageError> {
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let numbers = tally::change(&tx, visit.scope, 0).await?;
    let found = of(&tx, visit, (&atlas, id)).await?;
    let running = told(&tx, visit, (&atlas, &found), named).await?;
    let alone = found.0.into_iter().map(|(id, _)| id).collect();
    Ok((tx, running, Held { id, atlas, alone, numbers }))
}

async fn told(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (atlas, (alone, shared)): (&Atlas, &(Vec<Seen>, Vec<Seen>)),
    named: usize,
) -> Result<Running, PageError> {
    Ok(Running {
        mark: mark(alone),
        alone: several(db, visit, (atlas, alone), named).await?,
        shared: several(db, visit, (atlas, shared), named).await?,
    })
}

/// An activity with its version.
type Seen = (Uuid, i32);

fn mark(alone: &[Seen]) -> String {
    let mut lines: Vec<String> = alone
        .iter()
        .map(|(id, version)| format!("{id} {version}"))
        .collect();
    lines.sort_unstable();
    let mut mark = web::digest(&lines.join(";"));
    mark.truncate(MARK_LEN);
    mark
}

async fn several(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (atlas, all): (&Atlas, &[Seen]),
    named: usize,
) -> Result<Several, PageError> {
    let first: Vec<Uuid> = all.iter().take(named).map(|(id, _)| *id).collect();
    let mut found = store::those(db, visit.scope, &first).await?;
    found.sort_unstable_by_key(|activity| activity.number);
    let lines = found.iter().map(|activity| line(&visit.frame, atlas, activity));
    Ok(Several { count: all.len(), lines: lines.collect() })
}

/// What an organisation runs alone, held so that nobody else writes activities of this coalition.
pub struct Held {
    id: OrganisationId,
    atlas: Arc<Atlas>,
    alone: HashSet<Uuid>,
    numbers: tally::Numbers,
}

/// Ends today what an organisation runs alone, or calls it off where it has not begun; each with its event.
pub async fn end_with_organisation(
    tx: &DatabaseTransaction,
    visit: &Visit,
    doer: &Doer,
    held: Held,
) -> Result<(), PageError> {
    let (atlas, today) = (&*held.atlas, visit.frame.today);
    let mut open = list::whole(tx, visit.scope, &open_of(atlas, held.id, today)).await?;
    open.retain(|activity| held.alone.contains(&activity.id.0));
    let leaving = open.into_iter().filter_map(|activity| {
        let days = (activity.from_on, activity.to_on);
        let course = course::leave(activity.status, days, today).ok()?;
        Some(ending::turned(&visit.frame, atlas, &activity, course))
    });
    Ok(write::leave_all(tx, doer, held.numbers, leaving.collect()).await?)
}

/// Everything it runs that is not over.
fn open_of(atlas: &Atlas, id: OrganisationId, today: NaiveDate) -> Filter {
    Filter {
        organisations: atlas.standing_for(id.0),
        roles: vec![Role::Runs],
        statuses: vec![Status::Planned, Status::UnderWay, Status::Paused],
        as_of: Some(today),
        not_said_over: true,
        ..Filter::default()
    }
}

/// What it runs alone, and what it runs with others who have not ended, in the order of their numbers. Only who runs
/// what is read: there may be tens of thousands.
async fn of(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (atlas, id): (&Atlas, OrganisationId),
) -> Result<(Vec<Seen>, Vec<Seen>), DbErr> {
    let has_ended = |id: OrganisationId| atlas.organisations.find(id.0).is_some_and(|brief| brief.is_ended);
    let open = open_of(atlas, id, visit.frame.today);
    let runners = list::runners(db, visit.scope, &open).await?;
    let (mut alone, mut shared) = (Vec::new(), Vec::new());
    for parts in runners.chunk_by(|(one, _), (other, _)| one == other) {
        let standing = parts
            .iter()
            .map(|(_, runner)| OrganisationId(atlas.standing(*runner)));
        let goes = if rules::ends_with(id, standing, has_ended) {
            &mut alone
        } else {
            &mut shared
        };
        goes.extend(parts.first().map(|(activity, _)| *activity));
    }
    Ok((alone, shared))
}
