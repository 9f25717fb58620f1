//! One activity: what is known of it, what can be done next, and how it came to be so.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use organisations::FocusId;
use places::PlaceId;
use web::{Crumb, Fact, Frame, History, PageError, Tone, Visit, page};

use super::naming::{Line, line};
use super::store::{self, Activity};
use crate::at::At;
use crate::cloth::view::address;
use crate::loom::{self, Atlas};

const HISTORY_MAX: usize = 50;

#[derive(Template)]
#[template(path = "activities/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: String,
    line: Line,
    status_tone: Tone,
    facts: Vec<Fact>,
    story: History,
    is_over: bool,
    cell: String,
    may_add: bool,
    again: String,
}

pub(super) async fn show(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let activity = store::find(visit.app.db(), visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let line = line(frame, &atlas, &activity);
    let story = people::history_of(visit.app.db(), &visit, id, HISTORY_MAX).await?;
    page(&Show {
        frame,
        crumb: frame.crumb("nav-activities", "/activities"),
        name: line.name.clone(),
        status_tone: line.tone,
        facts: facts(frame, &activity, &line),
        story,
        is_over: activity.is_over(frame.today),
        cell: cell(frame, &atlas, activity.place_id, activity.focus_id),
        may_add: frame.may(Permission::KeepActivities),
        again: again(frame, &activity),
        line,
    })
}

fn facts(frame: &Frame, activity: &Activity, line: &Line) -> Vec<Fact> {
    let at = |name: &str, id: uuid::Uuid| address(&frame.at("/activities"), &[(name, id.to_string())]);
    let mut facts = vec![
        Fact::linked(frame.t("activities-what"), &line.focus, at("focus", activity.focus_id.0)),
        Fact::linked(frame.t("activities-where"), &line.place, at("place", activity.place_id.0)),
        match activity.population_id {
            Some(id) => Fact::linked(frame.t("activities-for"), &line.population, at("for", id.0)),
            None => Fact::new(frame.t("activities-for"), &line.population),
        },
        Fact::new(frame.t("activities-when"), &line.period),
    ];
    if !line.reach.is_empty() {
        facts.push(Fact::new(frame.t("activities-reach"), &line.reach));
    }
    let confirmed = if line.confirmed.is_empty() {
        frame.t("activities-never-confirmed")
    } else {
        line.confirmed.clone()
    };
    facts.push(Fact::new(frame.t("activities-confirmed-label"), confirmed));
    facts.extend(
        activity
            .note
            .as_ref()
            .map(|note| Fact::new(frame.t("activities-note"), note)),
    );
    facts
}

/// The cell of the cloth in which this kind of work in this place stands.
pub(crate) fn cell(frame: &Frame, atlas: &Atlas, place_id: PlaceId, focus_id: FocusId) -> String {
    let level = atlas.tree.get(place_id).map_or(1, |place| place.level);
    let pairs = [
        ("rows", "place".to_owned()),
        ("cols", "focus".to_owned()),
        ("level", level.to_string()),
        ("row", place_id.0.to_string()),
        ("col", focus_id.0.to_string()),
    ];
    address(&frame.at("/maps/cloth/cell"), &pairs)
}

/// A new activity that begins with the same answers.
fn again(frame: &Frame, activity: &Activity) -> String {
    let mut pairs = vec![
        ("place", activity.place_id.0.to_string()),
        ("focus", activity.focus_id.0.to_string()),
    ];
    pairs.extend(activity.population_id.map(|id| ("for", id.0.to_string())));
    address(&frame.at("/activities/new"), &pairs)
}
