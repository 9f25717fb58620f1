//! What the ticks of a grid come to: activities that begin together, and those that end today.

use kernel::OrganisationId;
use organisations::{FocusId, PopulationId};
use places::PlaceId;
use web::{FormView, Frame, Visit};

use super::course::{self, Status};
use super::ending;
use super::naming::name_of;
use super::rules::{Draft, Plan, Role};
use super::store::Activity;
use super::write::{Entry, Turned};
use crate::loom::Atlas;

/// What is no longer ticked ends today; what has not begun by then is called off.
pub(super) fn leaving<'a>(
    frame: &Frame,
    atlas: &Atlas,
    ended: impl Iterator<Item = &'a Activity>,
) -> Vec<Turned> {
    let ended = ended.filter_map(|activity| {
        let days = (activity.from_on, activity.to_on);
        let course = course::leave(activity.status, days, frame.today).ok()?;
        Some(ending::turned(frame, atlas, activity, course))
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
