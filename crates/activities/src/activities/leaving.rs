//! What an organisation leaves behind when it ends: what it runs alone can end with it, what it shares goes on.

use std::sync::Arc;

use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use web::{PageError, Visit};

use super::list;
use super::naming::{Line, line, name_of};
use super::narrow::Filter;
use super::reading;
use super::rules::{self, Role, Status};
use super::store::Activity;
use super::write;
use crate::loom::{self, Atlas, tally};

/// What an organisation runs that is not over yet.
#[derive(Clone, Debug)]
pub struct Running {
    atlas: Arc<Atlas>,
    /// Nobody would go on with these.
    pub alone: Vec<Line>,
    /// Others run these too.
    pub shared: Vec<Line>,
}

/// What an organisation runs, with all that were merged into it.
pub async fn running(visit: &Visit, id: OrganisationId) -> Result<Running, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let (alone, shared) = of(visit.app.db(), visit.scope, (&atlas, id)).await?;
    let lines = |all: Vec<Activity>| all.iter().map(|one| line(&visit.frame, &atlas, one)).collect();
    let (alone, shared) = (lines(alone), lines(shared));
    Ok(Running { atlas, alone, shared })
}

/// Ends today what an organisation runs alone, each with its event. `running` was read before the transaction began:
/// nothing is read beside a transaction that others wait for.
pub async fn end_with_organisation(
    tx: &DatabaseTransaction,
    visit: &Visit,
    (id, running): (OrganisationId, &Running),
) -> Result<(), PageError> {
    let (atlas, today) = (&running.atlas, visit.frame.today);
    // From here on nobody else writes activities of this coalition.
    let numbers = tally::change(tx, visit.scope, 0).await?;
    let (alone, _) = of(tx, visit.scope, (atlas, id)).await?;
    let leaving = alone.into_iter().filter_map(|activity| {
        let ending = rules::end_with(activity.status, activity.from_on, activity.to_on, today).ok()?;
        let draft = activity.draft();
        let mut after = draft.clone();
        (after.to_on, after.status) = (Some(ending.to_on), ending.status);
        let changes = reading::changes(&visit.frame, atlas, &draft, &after);
        Some((activity.id, name_of(atlas, &draft), ending, changes))
    });
    Ok(write::end_all(tx, &visit.doer(), numbers, leaving.collect()).await?)
}

/// What it runs alone, and what it runs with others who have not ended.
async fn of(
    db: &impl ConnectionTrait,
    scope: Scope,
    (atlas, id): (&Atlas, OrganisationId),
) -> Result<(Vec<Activity>, Vec<Activity>), DbErr> {
    let filter = Filter {
        organisations: atlas.standing_for(id.0),
        roles: vec![Role::Runs],
        statuses: vec![Status::Planned, Status::UnderWay, Status::Paused],
        ..Filter::default()
    };
    let has_ended = |id: OrganisationId| atlas.organisations.find(id.0).is_some_and(|brief| brief.is_ended);
    let running = list::whole(db, scope, &filter).await?;
    Ok(running.into_iter().partition(|activity| {
        let runners = activity
            .runners()
            .map(|one| OrganisationId(atlas.standing(one.0)));
        rules::ends_with(id, runners, has_ended)
    }))
}
