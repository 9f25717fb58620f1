//! What is needed and what was asked: the table of both, one cell at a time, and many asked about at once.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Permission};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Query, Visit, conflict, page,
    redirect, refused,
};

use super::rules::{self, AskedPlan, HOW_MAX, NeedPlan, REASON_MAX, Refusal};
use super::store::{self, Need};
use super::{round, table, whole};
use crate::cloth::view::address;
use crate::cloth::{choose, usual_level, words};
use crate::loom::{self, Atlas};

/// A list of boxes longer than this is cut down to provinces.
const BOXES_MAX: usize = 300;

pub fn pages() -> Pages {
    const READ: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    const SET: Door = Door::Holding(Permission::SetNeeds);
    Pages::default()
        .get("/c/{coalition}/needs", READ, table::show)
        .get("/c/{coalition}/needs.csv", TAKE, table::take)
        .get("/c/{coalition}/needs.xlsx", TAKE, table::take)
        .get("/c/{coalition}/needs.json", TAKE, table::take)
        .get("/c/{coalition}/needs/edit", SET, edit)
        .post("/c/{coalition}/needs/edit", SET, update)
        .get("/c/{coalition}/needs/asked", SET, round::show)
        .post("/c/{coalition}/needs/asked", SET, round::save)
        .get("/c/{coalition}/needs/asked/new", SET, new_asked)
        .post("/c/{coalition}/needs/asked/new", SET, add_asked)
}

#[derive(Template)]
#[template(path = "needs/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    text: String,
    asked: Option<String>,
    form: FormView,
}

/// The place and the kind of work an address names.
fn cell(query: &Query, atlas: &Atlas) -> Result<(PlaceId, FocusId), PageError> {
    let place = query.id("place").filter(|id| atlas.places.number(*id).is_some());
    let focus = query.id("focus").filter(|id| atlas.focuses.number(*id).is_some());
    place
        .zip(focus)
        .map(|(place, focus)| (PlaceId(place), FocusId(focus)))
        .ok_or(PageError::NotFound)
}

pub(super) fn cell_name(frame: &Frame, atlas: &Atlas, (place, focus): (PlaceId, FocusId)) -> String {
    frame.t2("activities-in", "focus", atlas.focus_name(focus.0), "place", atlas.place_name(place.0))
}

fn need_form(frame: &Frame, (place, focus): (PlaceId, FocusId), need: Option<&Need>) -> FormView {
    let action = address(
        &frame.at("/needs/edit"),
        &[("place", place.0.to_string()), ("focus", focus.0.to_string())],
    );
    // A need that was never set cannot be taken away.
    let levels = (i32::from(need.is_none())..=3)
        .map(|level| Options::new(level.to_string(), frame.of("needs-level-", &level.to_string(), "")));
    FormView::new(action, frame.t("needs-save"), frame.at("/needs"))
        .version(need.map_or(0, |need| need.version))
        .field(
            Field::new("level", frame.t("needs-level"), Kind::Radios(levels.collect()))
                .required()
                .value(need.map_or_else(String::new, |need| need.level.to_string())),
        )
        .field(
            Field::new("reason", frame.t("needs-reason"), Kind::Text)
                .hint(frame.t("needs-reason-hint"))
                .required()
                .len(REASON_MAX)
                .value(need.map_or_else(String::new, |need| need.reason.clone())),
        )
}

fn edit_page<'a>(frame: &'a Frame, atlas: &Atlas, cell: (PlaceId, FocusId), form: FormView) -> Edit<'a> {
    let pairs = [("place", cell.0.0.to_string()), ("focus", cell.1.0.to_string())];
    Edit {
        frame,
        crumb: frame.crumb("needs-title", "/needs"),
        title: cell_name(frame, atlas, cell),
        text: frame.t("needs-edit-text"),
        asked: Some(address(&frame.at("/needs/asked/new"), &pairs)),
        form,
    }
}

async fn edit(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let cell = cell(&query, &atlas)?;
    let need = store::need_of(visit.app.db(), visit.scope, cell.0.0, cell.1.0).await?;
    page(&edit_page(&visit.frame, &atlas, cell, need_form(&visit.frame, cell, need.as_ref())))
}

async fn update(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let cell = cell(&query, &atlas)?;
    // Others who set needs here wait from now on, so that a need is never set twice at once.
    visit.app.hold(&tx, visit.scope, store::NEED).await?;
    let before = store::need_of(&tx, visit.scope, cell.0.0, cell.1.0).await?;
    let now = need_form(frame, cell, before.as_ref());
    let mut view = now.clone();
    view.fill(frame, &sent);
    let plan =
        NeedPlan::new(cell.0, cell.1, view.number("level").unwrap_or(-1), view.get("reason"), frame.today);
    let plan = match plan {
        Ok(plan) if view.is_sound() => plan,
        outcome => {
            if let Err(refusal) = outcome
                && view.is_sound()
            {
                view.mistake(field(refusal), frame.t(&refusal.to_string()));
            }
            return refused(&edit_page(frame, &atlas, cell, view));
        }
    };
    let name = cell_name(frame, &atlas, cell);
    if now.version != view.version {
        let id = before.as_ref().map_or(Uuid::nil(), |before| before.id);
        let saved = people::last_saved(&tx, frame, visit.scope, (store::NEED, id)).await?;
        view.show_theirs(&now, saved);
        return conflict(&edit_page(frame, &atlas, cell, view));
    }
    match &before {
        None => store::add_needs(&tx, visit.scope, visit.app.ids(), vec![(visit.doer(), plan, name)]).await?,
        Some(before) => {
            let changes = changes(frame, before, &plan);
            if !store::change_need(&tx, &visit.doer(), (before, &name), &plan, changes).await? {
                return Err(PageError::Stale);
            }
        }
    }
    tx.commit().await?;
    let pairs = [
        ("rows", "place".to_owned()),
        ("level", atlas.tree.get(cell.0).map_or(1, |place| place.level).to_string()),
        ("row", cell.0.0.to_string()),
        ("col", cell.1.0.to_string()),
    ];
    Ok(redirect(&address(&frame.at("/maps/cloth/cell"), &pairs), Some("notice-need-kept")))
}

pub(super) fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::LevelOutOfRange => "level",
        Refusal::ReasonTooLong | Refusal::ReasonMissing => "reason",
        Refusal::HowTooLong => "how",
        Refusal::NotYet => "asked_on",
        Refusal::TooMany => "place",
    }
}

fn changes(frame: &Frame, before: &Need, after: &NeedPlan) -> Vec<Change> {
    let level = |level: i32| words::need(frame, u8::try_from(level).unwrap_or(0));
    [
        Change::of("needs-level", &level(before.level), &level(after.level)),
        Change::of("needs-reason", &before.reason, &after.reason),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Places and kinds of work as boxes, the day, and how.
fn asked_form(frame: &Frame, atlas: &Atlas, query: &Query) -> FormView {
    let chosen = |ids: Vec<Uuid>| -> Vec<String> { ids.iter().map(ToString::to_string).collect() };
    let mut places = atlas.tree.options();
    // Under its own name as a heading, what holds all the others is not called the same again.
    for whole in &mut places {
        if whole.group.as_deref() == Some(whole.shown()) {
            whole.label = frame.t1("asked-whole", "name", whole.shown());
            whole.own = None;
        }
    }
    if places.len() > BOXES_MAX {
        let level = i32::from(usual_level(atlas));
        let is_shown = |id: Uuid| {
            query.ids("place").contains(&id)
                || atlas
                    .tree
                    .get(PlaceId(id))
                    .is_some_and(|place| place.level <= level)
        };
        places.retain(|option| Uuid::parse_str(&option.value).is_ok_and(is_shown));
    }
    FormView::new(frame.at("/needs/asked/new"), frame.t("asked-save"), frame.at("/needs"))
        .field(
            Field::new("asked_on", frame.t("asked-on"), Kind::Day)
                .required()
                .value(frame.today.to_string()),
        )
        .field(
            Field::new("how", frame.t("asked-how"), Kind::Line)
                .hint(frame.t("asked-how-hint"))
                .len(HOW_MAX),
        )
        .field(
            Field::new("place", frame.t("asked-places"), Kind::Ticks(places))
                .hint(frame.t("asked-places-hint"))
                .required()
                .values(chosen(query.ids("place"))),
        )
        .field(
            Field::new(
                "focus",
                frame.t("asked-focuses"),
                Kind::Ticks(choose::focus_options(frame, atlas, &[])),
            )
            .hint(frame.t("asked-focuses-hint"))
            .required()
            .values(chosen(query.ids("focus"))),
        )
}

fn asked_page(frame: &Frame, form: FormView) -> Edit<'_> {
    Edit {
        frame,
        crumb: frame.crumb("needs-title", "/needs"),
        title: frame.t("asked-title"),
        text: frame.t("asked-text"),
        asked: None,
        form,
    }
}

async fn new_asked(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let is_known = query
        .ids("place")
        .iter()
        .all(|id| atlas.places.number(*id).is_some())
        && query
            .ids("focus")
            .iter()
            .all(|id| atlas.focuses.number(*id).is_some());
    if !is_known {
        return Err(PageError::NotFound);
    }
    page(&asked_page(&visit.frame, asked_form(&visit.frame, &atlas, &query)))
}

async fn add_asked(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let mut view = asked_form(frame, &atlas, &query);
    view.fill(frame, &sent);
    let Some(day) = view.day("asked_on").filter(|_| view.is_sound()) else {
        return refused(&asked_page(frame, view));
    };
    let places: Vec<PlaceId> = view.ids("place").into_iter().map(PlaceId).collect();
    let focuses: Vec<FocusId> = view.ids("focus").into_iter().map(FocusId).collect();
    let plans: Vec<AskedPlan> =
        match rules::asked_together(&places, &focuses, day, view.get("how"), frame.today) {
            Ok(plans) => plans,
            Err(refusal) => {
                view.mistake(field(refusal), frame.t(&refusal.to_string()));
                return refused(&asked_page(frame, view));
            }
        };
    whole::write_down(&tx, &visit, &atlas, plans).await?;
    tx.commit().await?;
    Ok(redirect(&frame.at("/needs"), Some("notice-asked-kept")))
}
