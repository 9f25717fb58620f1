//! Several activities of one organisation at once: a table of places and kinds of work to tick.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;
use web::{Field, Form, FormView, Frame, Kind, Options, PageError, Query, Visit, page, redirect, refused};

use super::ending::end_one;
use super::form;
use super::list::{self, Filter};
use super::naming::name_of;
use super::rules::{self, Draft, Plan, Role, Status};
use super::store::Activity;
use super::write::{self, Entry};
use crate::cloth::{choose, usual_level, view::address};
use crate::loom::{self, Atlas};
use crate::populations::PopulationId;

/// Rows of a grid; more places than this are chosen by their province.
const ROWS_MAX: usize = 60;
/// An organisation's activities that a grid looks at.
const LOOKED_AT: u64 = 5_000;

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
    common: FormView,
    is_ready: bool,
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

/// Which part of an organisation's work a grid shows.
struct Scene {
    organisation: OrganisationId,
    places: Vec<PlaceId>,
    focuses: Vec<FocusId>,
    action: String,
    /// What it does already, by place and kind of work.
    known: HashMap<(Uuid, Uuid), Vec<Activity>>,
}

async fn scene(visit: &Visit, query: &Query, atlas: &Atlas) -> Result<Option<Scene>, PageError> {
    let own = visit.actor.organisation_id.map(|id| id.0);
    let named = if visit.actor.may(Permission::KeepAnyOrganisation) { query.id("organisation").or(own) } else { own };
    let Some(named) = named else { return Ok(None) };
    atlas.organisations.number(named).ok_or(PageError::NotFound)?;
    let organisation = OrganisationId(atlas.standing(named));
    if !rules::may_keep(&visit.actor, [organisation]) {
        return Err(PageError::Forbidden);
    }
    let places = places_of(query, atlas)?;
    let area = match query.id("focus") {
        Some(id) => atlas.focuses.number(id).map(|number| atlas.area_of(number)).ok_or(PageError::NotFound)?,
        None => atlas.areas().first().copied().ok_or(PageError::NotFound)?,
    };
    let kinds = atlas.focuses.in_order().into_iter().map(|number| (number, atlas.focuses.get(number)));
    let focuses: Vec<FocusId> = kinds
        .filter(|(number, focus)| atlas.area_of(*number) == area && *number != area && !focus.is_ended)
        .map(|(_, focus)| focus.id)
        .collect();
    let filter = Filter {
        organisations: atlas.standing_for(organisation.0),
        roles: vec![Role::Runs],
        focuses: focuses.iter().map(|id| id.0).collect(),
        places: places.iter().map(|id| id.0).collect(),
        statuses: vec![Status::Planned, Status::UnderWay, Status::Paused],
        ..Filter::default()
    };
    let found = list::stretch(visit.app.db(), visit.scope, &filter, (0, LOOKED_AT)).await?;
    let mut known: HashMap<(Uuid, Uuid), Vec<Activity>> = HashMap::new();
    for activity in found {
        known.entry((activity.place_id.0, activity.focus_id.0)).or_default().push(activity);
    }
    let pairs = [
        ("organisation", organisation.0.to_string()),
        ("focus", atlas.focuses.id(area).to_string()),
        ("place", query.id("place").map_or_else(String::new, |id| id.to_string())),
    ];
    let pairs: Vec<(&str, String)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let action = address(&visit.frame.at("/activities/grid"), &pairs);
    Ok(Some(Scene { organisation, places, focuses, action, known }))
}

/// Provinces; or one place with what lies directly inside it.
fn places_of(query: &Query, atlas: &Atlas) -> Result<Vec<PlaceId>, PageError> {
    let level = i32::from(usual_level(atlas));
    let mut places: Vec<PlaceId> = match query.id("place") {
        Some(id) => {
            let id = PlaceId(id);
            atlas.tree.get(id).ok_or(PageError::NotFound)?;
            let inside = atlas.tree.children(id).into_iter().filter(|place| !place.is_ended()).map(|place| place.id);
            std::iter::once(id).chain(inside).collect()
        }
        None => {
            let all = atlas.tree.places().iter();
            all.filter(|place| place.level == level && !place.is_ended()).map(|place| place.id).collect()
        }
    };
    places.truncate(ROWS_MAX);
    Ok(places)
}

impl Scene {
    fn cells(&self) -> impl Iterator<Item = (PlaceId, FocusId)> {
        self.places.iter().flat_map(|place| self.focuses.iter().map(|focus| (*place, *focus)))
    }

    fn is_known(&self, place: PlaceId, focus: FocusId) -> bool {
        self.known.contains_key(&(place.0, focus.0))
    }
}

fn word(place: PlaceId, focus: FocusId) -> String {
    format!("{}.{}", place.0, focus.0)
}

fn draw<'a>(
    visit: &'a Visit,
    query: &Query,
    atlas: &Atlas,
    (scene, ticked, common): (Option<&Scene>, Option<&HashSet<String>>, FormView),
) -> Grid<'a> {
    let frame = &visit.frame;
    let is_ticked = |place: PlaceId, focus: FocusId| match ticked {
        Some(ticked) => ticked.contains(&word(place, focus)),
        None => scene.is_some_and(|scene| scene.is_known(place, focus)),
    };
    let cell = |place: PlaceId, focus: FocusId| Tick {
        value: word(place, focus),
        is_ticked: is_ticked(place, focus),
        says: frame.t2("activities-in", "focus", atlas.focus_name(focus.0), "place", atlas.place_name(place.0)),
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
        crumb: frame.crumb("nav-activities", "/activities"),
        name: scene.map_or_else(String::new, |scene| atlas.organisation_name(scene.organisation.0).to_owned()),
        choice: choice(frame, query, atlas, scene),
        action: scene.map_or_else(String::new, |scene| scene.action.clone()),
        heads: focuses.iter().map(head).collect(),
        rows: places.iter().map(row).collect(),
        common,
        is_ready: scene.is_some_and(|scene| !scene.places.is_empty() && !scene.focuses.is_empty()),
    }
}

fn choice(frame: &Frame, query: &Query, atlas: &Atlas, scene: Option<&Scene>) -> web::Filter {
    let mut fields = Vec::new();
    if frame.may(Permission::KeepAnyOrganisation) {
        let chosen: Vec<Uuid> = scene.map(|scene| scene.organisation.0).into_iter().collect();
        let options = choose::organisation_options(atlas, &chosen);
        let value = chosen.first().map_or_else(String::new, ToString::to_string);
        fields.push(Field::new("organisation", frame.t("activities-who"), Kind::Choice(options)).required().value(value));
    }
    let areas = atlas.areas().into_iter().map(|area| atlas.focuses.get(area)).filter(|area| !area.is_ended);
    let areas: Vec<Options> = areas.map(|area| Options::new(area.id.0.to_string(), area.name.clone())).collect();
    let area = scene.and_then(|scene| scene.focuses.first()).and_then(|id| atlas.focuses.number(id.0));
    let chosen = area.map_or_else(String::new, |number| atlas.focuses.id(atlas.area_of(number)).to_string());
    fields.push(Field::new("focus", frame.t("activities-grid-area"), Kind::Choice(areas)).required().value(chosen));
    fields.push(
        Field::new("place", frame.t("activities-grid-inside"), Kind::Choice(atlas.tree.options())).value(query.get("place")),
    );
    web::Filter { is_filtered: false, ..web::Filter::new(query, fields, &[]) }
}

/// What all ticked cells have in common.
fn common(frame: &Frame, atlas: &Atlas, query: &Query, action: String) -> FormView {
    FormView::new(action, frame.t("activities-grid-save"), frame.at("/activities"))
        .field(Field::new("from_on", frame.t("activities-from"), Kind::Day).required().value(frame.today.to_string()))
        .field(form::population(frame, atlas, query.id("for")))
        .field(form::status(frame, Some(Status::UnderWay)))
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let scene = scene(&visit, &query, &atlas).await?;
    let common = common(&visit.frame, &atlas, &query, scene.as_ref().map_or_else(String::new, |scene| scene.action.clone()));
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
        return refused(&draw(&visit, &query, &atlas, (Some(&scene), Some(&ticked), view)));
    }
    let added: Vec<Plan> = scene
        .cells()
        .filter(|(place, focus)| ticked.contains(&word(*place, *focus)) && !scene.is_known(*place, *focus))
        .filter_map(|cell| plan(frame, &view, scene.organisation, cell))
        .collect();
    let unticked = scene.cells().filter(|(place, focus)| !ticked.contains(&word(*place, *focus)));
    let ended: Vec<&Activity> =
        unticked.filter_map(|(place, focus)| scene.known.get(&(place.0, focus.0))).flatten().collect();
    if !ended.is_empty() && sent.get("ended").is_empty() {
        return page(&ask(frame, &atlas, &scene, &ended, (added.len(), &sent)));
    }
    let tx = visit.app.begin().await?;
    if sent.get("ended") == "yes" {
        for activity in ended {
            let Ok(ending) = rules::end(activity.status, activity.from_on, frame.today.max(activity.from_on), frame.today)
            else {
                continue;
            };
            if !end_one(&tx, &visit, &atlas, (activity, activity.version), ending).await? {
                return Err(PageError::Stale);
            }
        }
    }
    let entries = added.into_iter().map(|plan| Entry {
        id: visit.app.ids().next(),
        doer: visit.doer(),
        name: name_of(&atlas, plan.draft()),
        plan,
        later: Vec::new(),
    });
    let entries: Vec<Entry> = entries.collect();
    if !entries.is_empty() {
        write::add(&tx, visit.scope, entries).await?;
    }
    tx.commit().await?;
    Ok(redirect(&scene.action, Some("notice-activities-kept")))
}

fn plan(frame: &Frame, view: &FormView, organisation: OrganisationId, (place_id, focus_id): (PlaceId, FocusId)) -> Option<Plan> {
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
    let pairs = sent.pairs().iter().filter(|(name, _)| name != "csrf" && name != "ended").cloned().collect();
    Confirm {
        frame,
        action: scene.action.clone(),
        cancel: scene.action.clone(),
        ending: ended.iter().map(|activity| name_of(atlas, &activity.draft())).collect(),
        added,
        pairs,
    }
}
