//! Several activities of one organisation at once: a table of places and kinds of work to tick.

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use web::{Field, Form, FormView, Frame, Kind, PageError, Query, Visit, page, redirect, refused};

use super::begun::{entries, leaving, plan};
use super::course::Status;
use super::fate::Fate;
use super::form;
use super::offer;
use super::removal;
use super::rules::Plan;
use super::scene::{Scene, scene};
use super::ticks::{Ticks, sight, word};
use super::unticked;
use super::whose::{self, Question};
use super::write;
use super::write_many;
use crate::cloth::view::address;
use crate::loom::{self, Atlas, tally};
use crate::maps::empty::{self, Empty};

/// What is said once a table has been kept.
const KEPT: &str = "notice-activities-kept";

#[derive(Template)]
#[template(path = "activities/grid.html")]
struct Grid<'a> {
    frame: &'a Frame,
    crumb: web::Crumb,
    name: String,
    /// Which organisation, while none is chosen: a form of its own, by GET.
    choice: web::Filter,
    /// Which organisation, area of focus and province: sent together with the ticks, which stay.
    part: Vec<Field>,
    /// Asked when another organisation was chosen above the table that was ticked.
    question: Option<Question>,
    action: String,
    heads: Vec<(String, String)>,
    rows: Vec<GridRow>,
    /// The activities behind the ticks, as they were when this page was made: only these can be ended by it.
    seen: Vec<String>,
    common: FormView,
    /// Some places had no room.
    is_cut: bool,
    /// Whose table comes next, once this one has been kept.
    next: Option<(String, String)>,
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
    /// For how many activities it stands; none where nothing is recorded yet.
    count: usize,
}

fn draw<'a>(
    visit: &'a Visit,
    query: &Query,
    atlas: &Atlas,
    (scene, ticks, common): (Option<&Scene>, &Ticks, FormView),
) -> Grid<'a> {
    let frame = &visit.frame;
    let focuses = scene.map_or(&[][..], |scene| &scene.focuses);
    let head = |focus: &FocusId| {
        let focus = atlas.focuses.find(focus.0);
        focus.map_or_else(Default::default, |focus| (focus.short.clone(), focus.name.clone()))
    };
    let name =
        scene.map_or_else(String::new, |scene| atlas.organisation_name(scene.organisation.0).to_owned());
    Grid {
        frame,
        crumb: scene.map_or_else(
            || frame.crumb("nav-activities", "/activities"),
            |scene| web::Crumb {
                label: name.clone(),
                href: frame.at(&format!("/organisations/{}", scene.organisation.0)),
            },
        ),
        name,
        choice: offer::choice(frame, query, atlas, scene),
        part: scene.map_or_else(Vec::new, |scene| offer::part(frame, atlas, scene)),
        question: None,
        action: scene.map_or_else(String::new, |scene| scene.action.clone()),
        heads: focuses.iter().map(head).collect(),
        rows: scene.map_or_else(Vec::new, |scene| rows(frame, atlas, scene, ticks)),
        seen: scene.map_or_else(Vec::new, |scene| seen(scene, ticks)),
        common,
        is_cut: scene.is_some_and(|scene| scene.is_cut),
        next: scene
            .filter(|_| frame.notice.as_deref() == Some(KEPT) && frame.may(Permission::KeepAnyOrganisation))
            .and_then(|scene| offer::next(frame, atlas, scene)),
        empty: empty::without_anybody(frame, atlas),
    }
}

fn rows(frame: &Frame, atlas: &Atlas, scene: &Scene, ticks: &Ticks) -> Vec<GridRow> {
    let cell = |place: PlaceId, focus: FocusId| {
        let count = scene.known.get(&(place.0, focus.0)).map_or(0, Vec::len);
        let (kind, area) = (atlas.focus_name(focus.0), atlas.place_name(place.0));
        let says = frame.t2("activities-in", "focus", kind, "place", area);
        Tick {
            value: word(place, focus),
            is_ticked: scene.is_ticked(place, focus, ticks),
            says: match count {
                0 => says,
                1 => frame.t1("activities-grid-recorded", "what", says),
                _ => frame.t2("activities-grid-several", "what", says, "count", count),
            },
            count,
        }
    };
    let row = |place: &PlaceId| GridRow {
        name: atlas.tree.label(*place),
        cells: scene.focuses.iter().map(|focus| cell(*place, *focus)).collect(),
    };
    scene.places.iter().map(row).collect()
}

/// The activities that the page stands for: those it shows as ticked, and those it showed so before.
fn seen(scene: &Scene, ticks: &Ticks) -> Vec<String> {
    let known = scene.known.values().flatten();
    known
        .filter(|one| ticks.seen.contains(&sight(one)) || scene.is_ticked(one.place_id, one.focus_id, ticks))
        .map(sight)
        .collect()
}

/// What all ticked cells have in common: since when, asked before the table, and the rest below it.
fn common(frame: &Frame, atlas: &Atlas, query: &Query, scene: Option<&Scene>) -> FormView {
    let name = scene.map_or("", |scene| atlas.organisation_name(scene.organisation.0));
    let submit = frame.t1("activities-grid-save", "name", name);
    FormView::new(String::new(), submit, frame.at("/activities"))
        .field(
            Field::new("from_on", frame.t("activities-grid-since"), Kind::Day)
                .hint(frame.t("activities-grid-since-hint"))
                .required(),
        )
        .field(form::population(frame, atlas, query.id("for")))
        .field(form::status(frame, Some(Status::UnderWay)))
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let ticks = Ticks::default();
    let scene = scene(visit.app.db(), &visit, (&query, &atlas), &ticks).await?;
    let common = common(&visit.frame, &atlas, &query, scene.as_ref());
    page(&draw(&visit, &query, &atlas, (scene.as_ref(), &ticks, common)))
}

/// This organisation with the places and kinds of work that were chosen beside the ticks.
fn elsewhere(query: &Query, sent: &Form, organisation: &str) -> Query {
    let pairs = [
        ("organisation", organisation.to_owned()),
        ("for", query.get("for").to_owned()),
        ("focus", sent.get("focus").to_owned()),
        ("place", sent.get("place").to_owned()),
    ];
    Query::parse(query.path(), address("", &pairs).trim_start_matches('?'))
}

pub(super) async fn save(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let ticks = Ticks::read(&sent);
    if let Some(other) = whose::other(&query, &sent) {
        return part(&visit, (&query, other), ticks, &sent).await;
    }
    if sent.get("show") == "yes" || whose::is_answered(&sent) {
        let there = elsewhere(&query, &sent, query.get("organisation"));
        return turn(&visit, &there, &ticks, &sent).await;
    }
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    // From here on nobody else writes activities of this coalition: a form that comes twice finds its work there.
    let numbers = tally::change(&tx, visit.scope, 0).await?;
    let scene = scene(&tx, &visit, (&query, &atlas), &ticks)
        .await?
        .ok_or(PageError::NotFound)?;
    let fresh = scene.fresh(&ticks);
    let mut view = common(frame, &atlas, &query, Some(&scene));
    view.fill(frame, &sent);
    if fresh.is_empty() && view.get("from_on").is_empty() {
        // Nothing begins, so that nobody has to say when.
        excuse(&mut view);
    }
    if !view.is_sound() {
        return refused(&draw(&visit, &query, &atlas, (Some(&scene), &ticks, view)));
    }
    let added: Vec<Plan> = fresh
        .into_iter()
        .filter_map(|cell| plan(frame, &view, scene.organisation, cell))
        .collect();
    if scene.is_short || !added.iter().all(|plan| atlas.offers(plan.draft())) {
        // Something that was ticked has ended since the grid was read.
        return Err(PageError::Stale);
    }
    let unticked = scene.dropped(&ticks);
    let fates = match (unticked.is_empty(), sent.get("ended")) {
        (false, "") => {
            return page(&unticked::ask(frame, &atlas, &scene, &unticked, (added.len(), &sent)));
        }
        (_, "yes") => unticked::answered(&sent, unticked),
        _ => Vec::new(),
    };
    let with = |is_wanted: fn(Fate) -> bool| {
        fates
            .iter()
            .filter(move |(fate, _)| is_wanted(*fate))
            .map(|(_, one)| *one)
    };
    write::leave_all(&tx, &visit.doer(), numbers, leaving(frame, &atlas, with(Fate::is_over))).await?;
    let mistaken = with(|fate| fate == Fate::Mistaken).map(|one| removal::gone(frame, &atlas, one));
    write_many::remove_all(&tx, &visit.doer(), numbers, mistaken.collect()).await?;
    if !added.is_empty() {
        write::add(&tx, visit.scope, entries(&visit, &atlas, added)).await?;
    }
    tx.commit().await?;
    if with(|fate| fate == Fate::Mistaken).next().is_some() {
        visit.app.empty_log().await;
    }
    Ok(redirect(&scene.action, Some(KEPT)))
}

/// Shows other places and kinds of work; what was ticked stays ticked, and nothing is kept yet.
async fn turn(visit: &Visit, query: &Query, ticks: &Ticks, sent: &Form) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let scene = scene(visit.app.db(), visit, (query, &atlas), ticks)
        .await?
        .ok_or(PageError::NotFound)?;
    let view = typed(visit, &atlas, (query, &scene), sent);
    page(&draw(visit, query, &atlas, (Some(&scene), ticks, view)))
}

/// What was typed so far. Nothing is missing yet.
fn typed(visit: &Visit, atlas: &Atlas, (query, scene): (&Query, &Scene), sent: &Form) -> FormView {
    let mut view = common(&visit.frame, atlas, query, Some(scene));
    view.fill(&visit.frame, sent);
    excuse(&mut view);
    view
}

/// What is still empty is no mistake.
fn excuse(view: &mut FormView) {
    for field in view.fields.iter_mut().filter(|field| field.values.is_empty()) {
        field.mistake = None;
    }
}

/// Another organisation was chosen above the table: its own table opens. Whose the new ticks are is asked before.
async fn part(
    visit: &Visit,
    (query, other): (&Query, OrganisationId),
    mut ticks: Ticks,
    sent: &Form,
) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    atlas.organisations.number(other.0).ok_or(PageError::NotFound)?;
    let here = scene(visit.app.db(), visit, (query, &atlas), &ticks)
        .await?
        .ok_or(PageError::NotFound)?;
    let there = elsewhere(query, sent, &other.0.to_string());
    let fresh = here.fresh(&ticks);
    if whose::is_answered(sent) || (fresh.is_empty() && here.dropped(&ticks).is_empty()) {
        ticks.cells = fresh
            .into_iter()
            .map(|(place, focus)| word(place, focus))
            .collect();
        ticks.seen.clear();
        return turn(visit, &there, &ticks, sent).await;
    }
    let view = typed(visit, &atlas, (query, &here), sent);
    let question = Some(whose::ask(&visit.frame, &atlas, here.organisation, other));
    refused(&Grid { question, ..draw(visit, query, &atlas, (Some(&here), &ticks, view)) })
}
