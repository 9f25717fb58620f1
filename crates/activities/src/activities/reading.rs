//! What the form for one activity says once it comes back, and what that changes.

use chrono::NaiveDate;
use kernel::{Change, OrganisationId};
use organisations::{FocusId, PopulationId};
use places::PlaceId;
use uuid::Uuid;
use web::{FormView, Frame};

use super::course::Status;
use super::naming::population_name;
use super::rules::{self, Draft, Plan, Refusal, Role};
use crate::loom::Atlas;

/// What the history keeps of an activity that is removed.
const KEPT: [&str; 5] = [
    "activities-who",
    "activities-what",
    "activities-where",
    "activities-from",
    "activities-to",
];

/// What a form says, once its fields are sound. What is wrong with it is said in it. Who has ended takes on nothing
/// new, but stays in what it was `part` of.
pub(super) fn plan(
    frame: &Frame,
    atlas: &Atlas,
    view: &mut FormView,
    part: &[(OrganisationId, Role)],
) -> Option<Plan> {
    let organisations = organisations(frame, atlas, view, part);
    // Said at once, whatever else there is to mend.
    if let Some(from_on) = view.day("from_on")
        && let Err(refusal) = rules::in_order(from_on, view.day("to_on"))
    {
        refuse(frame, view, refusal);
    }
    if !view.is_sound() {
        return None;
    }
    let draft = Draft {
        organisations,
        focus_id: FocusId(view.id("focus")?),
        place_id: PlaceId(view.id("place")?),
        population_id: view.id("population").map(PopulationId),
        from_on: view.day("from_on")?,
        to_on: view.day("to_on"),
        status: Status::from_word(view.get("status"))?,
        title: view.some("title"),
        reach: view.number("reach"),
        note: view.some("note"),
        confirmed_on: Some(frame.today),
    };
    match Plan::new(draft) {
        Ok(plan) => Some(plan),
        Err(refusal) => {
            refuse(frame, view, refusal);
            None
        }
    }
}

pub(super) fn refuse(frame: &Frame, view: &mut FormView, refusal: Refusal) {
    let key = refusal.to_string();
    let text = match refusal {
        Refusal::EndsBeforeStart { from_on, to_on } => {
            frame.t2(&key, "from", frame.day(&from_on), "to", frame.day(&to_on))
        }
        _ => frame.t(&key),
    };
    view.mistake(refusal.field(), text);
}

fn organisations(
    frame: &Frame,
    atlas: &Atlas,
    view: &mut FormView,
    part: &[(OrganisationId, Role)],
) -> Vec<(OrganisationId, Role)> {
    let is_over = |id: OrganisationId| atlas.has_ended(id.0) && part.iter().all(|(one, _)| *one != id);
    let names: Vec<String> = view.fields.iter().map(|field| field.name.clone()).collect();
    let mut parts = Vec::new();
    for name in names
        .iter()
        .filter(|name| *name == "runs" || name.starts_with("with-"))
    {
        let typed = view.get(name).to_owned();
        if typed.is_empty() {
            continue;
        }
        let role = match name.strip_prefix("with-") {
            Some(number) => Role::from_word(view.get(&format!("role-{number}"))).unwrap_or(Role::Supports),
            None => Role::Runs,
        };
        match organisation_from(atlas, &typed) {
            Some(id) if is_over(id) => {
                let called = atlas.organisation_name(id.0);
                view.mistake(name, frame.t1("activities-refused-ended", "name", called));
            }
            Some(id) => parts.push((id, role)),
            None => view.mistake(name, frame.t1("activities-refused-unknown", "name", typed)),
        }
    }
    parts
}

/// The organisation chosen, or the one written by its name or acronym.
fn organisation_from(atlas: &Atlas, typed: &str) -> Option<OrganisationId> {
    if let Ok(id) = Uuid::parse_str(typed) {
        return atlas.organisations.number(id).map(|_| OrganisationId(id));
    }
    let wanted = kernel::fold(typed);
    let is_meant = |brief: &&organisations::Brief| {
        kernel::fold(&brief.name) == wanted
            || brief
                .acronym
                .as_ref()
                .is_some_and(|acronym| kernel::fold(acronym) == wanted)
    };
    let found = atlas.organisations.things().iter().find(is_meant)?;
    Some(found.stands_for)
}

/// What differs between two versions, in words.
pub(super) fn changes(frame: &Frame, atlas: &Atlas, before: &Draft, after: &Draft) -> Vec<Change> {
    let pairs = told(frame, atlas, before)
        .into_iter()
        .zip(told(frame, atlas, after));
    pairs
        .filter_map(|((field, before), (_, after))| Change::of(field, &before, &after))
        .collect()
}

/// What is said of an activity that is removed: who did what where, and from when to when. No text that somebody
/// wrote: it may be why it is removed.
pub(super) fn gone(frame: &Frame, atlas: &Atlas, draft: &Draft) -> Vec<Change> {
    let facts = told(frame, atlas, draft).into_iter();
    facts
        .filter(|(field, _)| KEPT.contains(field))
        .filter_map(|(field, before)| Change::of(field, &before, ""))
        .collect()
}

/// What is said of each field, in one order.
fn told(frame: &Frame, atlas: &Atlas, draft: &Draft) -> [(&'static str, String); 11] {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| frame.day(&day));
    let who = {
        let part = |(id, role): &(OrganisationId, Role)| {
            let role = frame.of("activities-role-", role.word(), "");
            frame.t2("activities-part", "name", atlas.organisation_name(id.0), "role", role)
        };
        let mut parts: Vec<String> = draft.organisations.iter().map(part).collect();
        parts.sort();
        parts.join("; ")
    };
    let population = draft.population_id.map(|id| id.0);
    let reach = draft.reach.map_or_else(String::new, |reach| reach.to_string());
    [
        ("activities-who", who),
        ("activities-what", atlas.focus_name(draft.focus_id.0).to_owned()),
        ("activities-where", atlas.tree.label(draft.place_id)),
        ("activities-for", population_name(frame, atlas, population)),
        ("activities-from", day(Some(draft.from_on))),
        ("activities-to", day(draft.to_on)),
        ("cloth-status", frame.of("activities-status-", draft.status.word(), "")),
        ("activities-reach", reach),
        ("activities-title", draft.title.clone().unwrap_or_default()),
        ("activities-note", draft.note.clone().unwrap_or_default()),
        ("activities-confirmed-label", day(draft.confirmed_on)),
    ]
}
