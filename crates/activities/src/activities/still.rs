//! What an organisation runs, looked over at once: which of it is still true.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use kernel::OrganisationId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::events::Doer;
use web::{PageError, Visit};

use super::keep::standing;
use super::naming::{Line, line, name_of};
use super::reading;
use super::scene;
use super::store;
use super::write_many;
use crate::loom::{self, Atlas, tally};

/// What an organisation runs that is not over yet.
pub struct Open {
    id: OrganisationId,
    atlas: Arc<Atlas>,
    /// Those of which nobody has said anything for the longest time first.
    pub lines: Vec<Line>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// An activity that was just confirmed: its version since then, and when it had last been confirmed before.
pub type Former = (Uuid, i32, Option<NaiveDate>);

/// What an organisation runs, with all that were merged into it; at most so many.
pub async fn open(visit: &Visit, id: OrganisationId, most: usize) -> Result<Open, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let mut found = scene::running(visit.app.db(), visit, &atlas, id).await?;
    let last_said = |activity: &store::Activity| activity.confirmed_on.unwrap_or(activity.from_on);
    found.sort_by_key(|activity| (last_said(activity), Reverse(activity.number)));
    let lines = found.iter().take(most);
    let lines = lines
        .map(|activity| line(&visit.frame, &atlas, activity))
        .collect();
    Ok(Open { id, lines, has_more: found.len() > most, atlas })
}

/// Says that these are still true today, each with its event. What is over by now, or is no longer run by the
/// organisation, is left as it is. `open` was read before the transaction began. Comes back with what it wrote over.
pub async fn confirm_those(
    tx: &DatabaseTransaction,
    visit: &Visit,
    doer: &Doer,
    (open, ids): (&Open, &[Uuid]),
) -> Result<Vec<Former>, PageError> {
    let (frame, atlas) = (&visit.frame, &open.atlas);
    let numbers = tally::change(tx, visit.scope, 0).await?;
    let mut found = store::those(tx, visit.scope, ids).await?;
    found.retain(|activity| {
        !activity.is_over(frame.today) && standing(atlas, activity.runners()).contains(&open.id)
    });
    let confirmed = found.iter().map(|activity| {
        let draft = activity.draft();
        let mut after = draft.clone();
        after.confirmed_on = Some(frame.today);
        let changes = reading::changes(frame, atlas, &draft, &after);
        (activity.id, name_of(atlas, &draft), changes)
    });
    write_many::confirm_all(tx, doer, numbers, confirmed.collect()).await?;
    let former = found
        .iter()
        .map(|activity| (activity.id.0, activity.version.saturating_add(1), activity.confirmed_on));
    Ok(former.collect())
}

/// Takes back what `confirm_those` said, by mistake, each with its event: they were last confirmed when they had been
/// before. Of which more has been said since is left as it is. `open` was read before the transaction began.
pub async fn take_back(
    tx: &DatabaseTransaction,
    visit: &Visit,
    doer: &Doer,
    (open, former): (&Open, &[Former]),
) -> Result<(), PageError> {
    let (frame, atlas) = (&visit.frame, &open.atlas);
    let numbers = tally::change(tx, visit.scope, 0).await?;
    let former: HashMap<(Uuid, i32), Option<NaiveDate>> = former
        .iter()
        .map(|(id, version, day)| ((*id, *version), *day))
        .collect();
    let ids: Vec<Uuid> = former.keys().map(|(id, _)| *id).collect();
    let found = store::those(tx, visit.scope, &ids).await?;
    let taken = found.iter().filter_map(|activity| {
        let day = *former.get(&(activity.id.0, activity.version))?;
        let draft = activity.draft();
        let mut after = draft.clone();
        after.confirmed_on = day;
        let changes = reading::changes(frame, atlas, &draft, &after);
        Some((activity.id, name_of(atlas, &draft), day, changes))
    });
    Ok(write_many::take_back_all(tx, doer, numbers, taken.collect()).await?)
}
