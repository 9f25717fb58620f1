//! What ended together with an organisation, taken up again as it was when the organisation comes back.

use std::collections::HashMap;

use kernel::{OrganisationId, Verb};
use uuid::Uuid;
use web::events::{self, Event};
use web::{Frame, PageError, Visit};

use super::course::{Course, Status};
use super::ending::{self, hindrance};
use super::keep::standing;
use super::naming::{Line, line};
use super::store::{self, Activity};
use super::write::KIND;
use super::write_many;
use crate::loom::{self, tally};

/// What ended together with an organisation and still stands so.
pub struct Ended {
    /// Each with the course it had before.
    before: Vec<(Activity, Course)>,
    pub lines: Vec<Line>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// What ended in the same act as an organisation, would go on today, and still has its place, its kind of work and
/// somebody who runs it; at most so many.
pub async fn ended_with(
    visit: &Visit,
    id: OrganisationId,
    act: &Event,
    most: usize,
) -> Result<Ended, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let ended = events::in_act(db, visit.scope, act, (KIND, &[Verb::Ended, Verb::CalledOff])).await?;
    let ids: Vec<Uuid> = ended.iter().map(|event| event.object_id).collect();
    let found = store::those(db, visit.scope, &ids).await?;
    let by_id: HashMap<Uuid, &Event> = ended.iter().map(|event| (event.object_id, event)).collect();
    let with_before = found.into_iter().filter_map(|activity| {
        let is_own = standing(&atlas, activity.runners()).contains(&id);
        let before = before(frame, &activity, by_id.get(&activity.id.0)?)?;
        (is_own && hindrance(&atlas, &activity.draft()).is_ok()).then_some((activity, before))
    });
    let mut before: Vec<_> = with_before.collect();
    before.sort_by_key(|(activity, _)| activity.number);
    let has_more = before.len() > most;
    before.truncate(most);
    let lines = before.iter().map(|(activity, Course { to_on, status })| {
        let as_before = Activity { to_on: *to_on, status: *status, ..activity.clone() };
        line(frame, &atlas, &as_before)
    });
    Ok(Ended { lines: lines.collect(), before, has_more })
}

/// The course of an activity before it ended, if nobody has changed it since, and if it would not be over by now.
fn before(frame: &Frame, activity: &Activity, event: &Event) -> Option<Course> {
    let change = |field: &str| event.changes.iter().find(|change| change.field == field);
    let to_on = match change("activities-to") {
        Some(days) if activity.to_on.is_none_or(|day| frame.day(&day) != days.after) => return None,
        Some(days) if days.before.is_empty() => None,
        Some(days) => Some(frame.read_day(&days.before)?),
        None => activity.to_on,
    };
    let said = &change("cloth-status")?.before;
    let mut all = Status::ALL.into_iter();
    let status = all.find(|status| frame.of("activities-status-", status.word(), "") == *said)?;
    let goes_on = activity.status.is_over() && to_on.is_none_or(|last| last >= frame.today);
    goes_on.then_some(Course { to_on, status })
}

/// Takes these up again as they were, each with its event. What somebody has changed meanwhile, and what has lost its
/// place, its kind of work or everybody who runs it, is left as it is. Says how many.
pub async fn take_up_again(visit: &Visit, (ended, ids): (&Ended, &[Uuid])) -> Result<usize, PageError> {
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let numbers = tally::change(&tx, visit.scope, 0).await?;
    let now = store::those(&tx, visit.scope, ids).await?;
    let versions: HashMap<Uuid, i32> = now.iter().map(|one| (one.id.0, one.version)).collect();
    let same = ended.before.iter().filter(|(activity, _)| {
        versions.get(&activity.id.0) == Some(&activity.version)
            && hindrance(&atlas, &activity.draft()).is_ok()
    });
    let turned = same.map(|(activity, course)| ending::turned(&visit.frame, &atlas, activity, *course));
    let turned: Vec<_> = turned.collect();
    let count = turned.len();
    write_many::turn_all(&tx, (&visit.doer(), |_| Verb::Revived), numbers, turned).await?;
    tx.commit().await?;
    Ok(count)
}
