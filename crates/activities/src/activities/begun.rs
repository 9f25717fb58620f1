//! What the ticks of a grid come to: activities that begin together, and those that end today.

use kernel::OrganisationId;
use organisations::{FocusId, PopulationId};
use places::PlaceId;
use web::{FormView, Frame, Visit};

use super::ending;
use super::naming::name_of;
use super::rules::{self, Draft, Plan, Role, Status};
use super::store::Activity;
use super::write::{self, Entry};
use crate::loom::Atlas;

/// What is no longer ticked ends today; what has not begun by then ends on its first day.
pub(super) fn leaving<'a>(
    frame: &Frame,
    atlas: &Atlas,
    ended: impl Iterator<Item = &'a Activity>,
) -> Vec<write::Leaving> {
    let ended = ended.filter_map(|activity| {
        let last = frame.today.max(activity.from_on);
        let ending = rules::end(activity.status, activity.from_on, last, frame.today).ok()?;
        Some(ending::leaving(frame, atlas, activity, ending))
    });
    ended.collect()
}

pub(super) fn entries(visit: &Visit, atlas: &Atlas, added: Vec<Plan>) -> Vec<Entry> {
    let entry = |plan: Plan| Entry {
        id: visit.app.ids().next(),
        doer: visit.doer(),
        name: name_of(atlas, plan.draft()),
        plan,
        later: Vec::new(),
    };
    added.into_iter().map(entry).collect()
}

pub(super) fn plan(
    frame: &Frame,
    view: &FormView,
    organisation: OrganisationId,
    (place_id, focus_id): (PlaceId, FocusId),
) -> Option<Plan> {
    let draft = Draft {
        organisations: vec![(organisation, Role::Runs)],
        focus_id,
        place_id,
        population_id: view.id("population").map(PopulationId),
        from_on: view.day("from_on")?,
        to_on: None,
        status: Status::from_word(view.get("status"))?,
        title: None,
        reach: None,
        note: None,
        confirmed_on: Some(frame.today),
    };
    Plan::new(draft).ok()
}
