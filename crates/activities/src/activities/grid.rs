//! Several activities of one organisation at once: a table of places and kinds of work to tick.

use std::collections::HashSet;

use askama::Template;
use axum::response::Response;
use kernel::OrganisationId;
use organisations::FocusId;
use places::PlaceId;
use web::{Field, Form, FormView, Frame, Kind, PageError, Query, Visit, page, redirect, refused};

use super::ending::end_one;
use super::form;
use super::naming::name_of;
use super::rules::{self, Draft, Plan, Role, Status};
use super::scene::{Scene, choice, scene};
use super::store::Activity;
use super::write::{self, Entry};
use crate::loom::{self, Atlas};
use crate::maps::empty::{self, Empty};
use crate::populations::PopulationId;

#[derive(Template)]
#[template(path = "activities/grid.html")]
struct Grid<'a> {
    frame: &'a Frame,
    crumb: web::Crumb,
    name: String,
    /// Which organisation, area of focus and province: a form of its own, by GET.
    choice: web::Filter,
    action: String,
    heads: Vec<(String, String)>,
    rows: Vec<GridRow>,
    /// The activities behind the ticks, as they were when this page was made: only these can be ended by it.
    seen: Vec<String>,
    common: FormView,
    is_ready: bool,
    /// What has to be there before anything can be ticked.
    empty: Option<Empty>,
}

struct GridRow {
    name: String,
    cells: Vec<Tick>,
}

/// One box of the grid.
struct Tick {
    value: String,
    is_ticked: bool,
    says: String,
}

/// Asked before anything is ended.
#[derive(Template)]
#[template(path = "activities/grid_confirm.html")]
struct Confirm<'a> {
    frame: &'a Frame,
    action: String,
    cancel: String,
    ending: Vec<String>,
    added: usize,
    pairs: Vec<(String, String)>,
}

fn word(place: PlaceId, focus: FocusId) -> String {
    format!("{}.{}", place.0, focus.0)
}

/// An activity as somebody has seen it.
fn sight(activity: &Activity) -> String {
    format!("{}.{}", activity.id.0, activity.version)
}

fn draw<'a>(
    visit: &'a Visit,
    query: &Query,
    atlas: &Atlas,
    (scene, sent, common): (Option<&Scene>, Option<&Form>, FormView),
) -> Grid<'a> {
    let frame = &visit.frame;
    let ticked: Option<HashSet<String>> = sent.map(|sent| sent.all("cell").into_iter().collect());
    let is_ticked = |place: PlaceId, focus: FocusId| match &ticked {
        Some(ticked) => ticked.contains(&word(place, focus)),
        None => scene.is_some_and(|scene| scene.is_known(place, focus)),
    };
    let known = scene.into_iter().flat_map(|scene| scene.known.values().flatten());
    let cell = |place: PlaceId, focus: FocusId| Tick {
        value: word(place, focus),
        is_ticked: is_ticked(place, focus),
        says: frame.t2(
            "activities-in",
            "focus",
            atlas.focus_name(focus.0),
            "place",
            atlas.place_name(place.0),
        ),
    };
    let focuses = scene.map_or(&[][..], |scene| &scene.focuses);
    let places = scene.map_or(&[][..], |scene| &scene.places);
    let row = |place: &PlaceId| GridRow {
        name: atlas.place_name(place.0).to_owned(),
        cells: focuses.iter().map(|focus| cell(*place, *focus)).collect(),
    };
    let head = |focus: &FocusId| {
        let focus = atlas.focuses.find(focus.0);
        focus.map_or_else(Default::default, |focus| (focus.short.clone(), focus.name.clone()))
    };
    Grid {
        frame,
        crumb: scene.map_or_else(
            || frame.crumb("nav-activities", "/activities"),
            |scene| web::Crumb {
                label: atlas.organisation_name(scene.organisation.0).to_owned(),
                href: frame.at(&format!("/organisations/{}", scene.organisation.0)),
            },
        ),
        name: scene
            .map_or_else(String::new, |scene| atlas.organisation_name(scene.organisation.0).to_owned()),
        choice: choice(frame, query, atlas, scene),
        action: scene.map_or_else(String::new, |scene| scene.action.clone()),
        heads: focuses.iter().map(head).collect(),
        rows: places.iter().map(row).collect(),
        seen: sent.map_or_else(|| known.map(sight).collect(), |sent| sent.all("seen")),
        common,
        is_ready: scene.is_some_and(Scene::is_ready),
        empty: empty::without_anybody(frame, atlas),
    }
}

/// What all ticked cells have in common.
fn common(frame: &Frame, atlas: &Atlas, query: &Query, action: String) -> FormView {
    FormView::new(action, frame.t("activities-grid-save"), frame.at("/activities"))
        .field(
            Field::new("from_on", frame.t("activities-from"), Kind::Day)
                .required()
                .value(frame.today.to_string()),
        )
        .field(form::population(frame, atlas, query.id("for")))
        .field(form::status(frame, Some(Status::UnderWay)))
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let scene = scene(&visit, &query, &atlas).await?;
    let common = common(
        &visit.frame,
        &atlas,
        &query,
        scene
            .as_ref()
            .map_or_else(String::new, |scene| scene.action.clone()),
    );
    page(&draw(&visit, &query, &atlas, (scene.as_ref(), None, common)))
}

pub(super) async fn save(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let scene = scene(&visit, &query, &atlas).await?.ok_or(PageError::NotFound)?;
    let ticked: HashSet<String> = sent.all("cell").into_iter().collect();
    let mut view = common(frame, &atlas, &query, scene.action.clone());
    view.fill(frame, &sent);
    if !view.is_sound() {
        return refused(&draw(&visit, &query, &atlas, (Some(&scene), Some(&sent), view)));
    }
    let is_ticked = |place: PlaceId, focus: FocusId| ticked.contains(&word(place, focus));
    let fresh = scene
        .cells()
        .filter(|(place, focus)| is_ticked(*place, *focus) && !scene.is_known(*place, *focus));
    let added: Vec<Plan> = fresh
        .filter_map(|cell| plan(frame, &view, scene.organisation, cell))
        .collect();
    let unticked = scene.cells().filter(|(place, focus)| !is_ticked(*place, *focus));
    let seen: HashSet<String> = sent.all("seen").into_iter().collect();
    let ended: Vec<&Activity> = unticked
        .filter_map(|(place, focus)| scene.known.get(&(place.0, focus.0)))
        .flatten()
        // What somebody else added or changed meanwhile was not in sight, and goes on.
        .filter(|activity| seen.contains(&sight(activity)))
        .collect();
    match (ended.is_empty(), sent.get("ended")) {
        (false, "") => page(&ask(frame, &atlas, &scene, &ended, (added.len(), &sent))),
        (_, "yes") => keep(&visit, &atlas, (added, &ended), &scene.action).await,
        _ => keep(&visit, &atlas, (added, &[]), &scene.action).await,
    }
}

/// Ends what is no longer ticked today, and adds what is ticked now.
async fn keep(
    visit: &Visit,
    atlas: &Atlas,
    (added, ended): (Vec<Plan>, &[&Activity]),
    onward: &str,
) -> Result<Response, PageError> {
    let today = visit.frame.today;
    let tx = visit.app.begin().await?;
    for activity in ended {
        let last = today.max(activity.from_on);
        let Ok(ending) = rules::end(activity.status, activity.from_on, last, today) else {
            continue;
        };
        if !end_one(&tx, visit, atlas, (activity, activity.version), ending).await? {
            return Err(PageError::Stale);
        }
    }
    let entry = |plan: Plan| Entry {
        id: visit.app.ids().next(),
        doer: visit.doer(),
        name: name_of(atlas, plan.draft()),
        plan,
        later: Vec::new(),
    };
    if !added.is_empty() {
        write::add(&tx, visit.scope, added.into_iter().map(entry).collect()).await?;
    }
    tx.commit().await?;
    Ok(redirect(onward, Some("notice-activities-kept")))
}

fn plan(
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

fn ask<'a>(
    frame: &'a Frame,
    atlas: &Atlas,
    scene: &Scene,
    ended: &[&Activity],
    (added, sent): (usize, &Form),
) -> Confirm<'a> {
    let pairs = sent
        .pairs()
        .iter()
        .filter(|(name, _)| name != "csrf" && name != "ended")
        .cloned()
        .collect();
    Confirm {
        frame,
        action: scene.action.clone(),
        cancel: scene.action.clone(),
        ending: ended
            .iter()
            .map(|activity| name_of(atlas, &activity.draft()))
            .collect(),
        added,
        pairs,
    }
}
