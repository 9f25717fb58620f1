//! The list of activities, and the way to every other page about them.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use organisations::stale_before;
use places::PlaceId;
use uuid::Uuid;
use web::{
    Column, Door, Field, Filter as FilterForm, Frame, Kind, Listing, Options, PageError, Pages, Query, Visit,
    page,
};

use super::course::Status;
use super::list;
use super::meant::Meant;
use super::naming::{Line, line};
use super::narrow::Filter;
use super::order::Sort;
use super::{blank, calling_off, ending, grid, keep, removal, show, taking};
use crate::cloth::as_list::EVERYONE;
use crate::cloth::{View, choose};
use crate::loom::{self, Atlas};

pub fn pages() -> Pages {
    const READ: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    const KEEP: Door = Door::Holding(Permission::KeepActivities);
    Pages::default()
        .get("/c/{coalition}/activities", READ, index)
        .get("/c/{coalition}/activities.csv", TAKE, taking::take)
        .get("/c/{coalition}/activities.xlsx", TAKE, taking::take)
        .get("/c/{coalition}/activities.json", TAKE, taking::take)
        .get("/c/{coalition}/activities.hxl", TAKE, taking::take)
        .get("/c/{coalition}/activities.geojson", TAKE, taking::take)
        .get("/c/{coalition}/activities/sheet.xlsx", TAKE, blank::take)
        .get("/c/{coalition}/activities/new", KEEP, keep::new)
        .post("/c/{coalition}/activities/new", KEEP, keep::create)
        .get("/c/{coalition}/activities/grid", KEEP, grid::show)
        .post("/c/{coalition}/activities/grid", KEEP, grid::save)
        .get("/c/{coalition}/activities/{id}", READ, show::show)
        .get("/c/{coalition}/activities/{id}/edit", KEEP, keep::edit)
        .post("/c/{coalition}/activities/{id}/edit", KEEP, keep::update)
        .get("/c/{coalition}/activities/{id}/end", KEEP, ending::ask)
        .post("/c/{coalition}/activities/{id}/end", KEEP, ending::end)
        .get("/c/{coalition}/activities/{id}/cancellation", KEEP, calling_off::ask)
        .post("/c/{coalition}/activities/{id}/cancellation", KEEP, calling_off::call_off)
        .get("/c/{coalition}/activities/{id}/removal", KEEP, removal::ask)
        .post("/c/{coalition}/activities/{id}/removal", KEEP, removal::remove)
        .get("/c/{coalition}/activities/{id}/revive", KEEP, ending::ask_revive)
        .post("/c/{coalition}/activities/{id}/revive", KEEP, ending::revive)
        .post("/c/{coalition}/activities/{id}/confirmation", KEEP, ending::confirm)
        .and(by_link())
}

/// The same pages for whoever came by an organisation's private link.
fn by_link() -> Pages {
    const OWN: Door = Door::ByLink;
    Pages::default()
        .get("/c/{coalition}/own/activities/new", OWN, keep::new)
        .post("/c/{coalition}/own/activities/new", OWN, keep::create)
        .get("/c/{coalition}/own/activities/{id}/edit", OWN, keep::edit)
        .post("/c/{coalition}/own/activities/{id}/edit", OWN, keep::update)
        .get("/c/{coalition}/own/activities/{id}/end", OWN, ending::ask)
        .post("/c/{coalition}/own/activities/{id}/end", OWN, ending::end)
        .get("/c/{coalition}/own/activities/{id}/cancellation", OWN, calling_off::ask)
        .post("/c/{coalition}/own/activities/{id}/cancellation", OWN, calling_off::call_off)
        .post("/c/{coalition}/own/activities/{id}/confirmation", OWN, ending::confirm)
}

#[derive(Template)]
#[template(path = "activities/list.html")]
struct Index<'a> {
    frame: &'a Frame,
    filter: FilterForm,
    columns: Vec<Column>,
    /// The way back to the usual order, when the list stands in another.
    usual: Option<String>,
    lines: Vec<Line>,
    listing: Listing,
    files: Vec<(&'static str, String)>,
    /// That it is not today's.
    other_day: Option<String>,
    /// What the list is narrowed to, while it asks what is still true: the way back here after an answer.
    asking: Option<String>,
    is_bare: bool,
    may_add: bool,
}

async fn index(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let filter = read(frame, &query, &atlas)?;
    let sort = Sort::from_word(query.get("sort"));
    let order = sort.order(&atlas);
    let found = list::page(visit.app.db(), visit.scope, &filter, &order, query.page()).await?;
    let lines: Vec<Line> = found
        .rows
        .iter()
        .map(|activity| line(frame, &atlas, activity))
        .collect();
    let asks = filter.stale_before.is_some() && lines.iter().any(|line| line.is_kept);
    let mut columns = columns(frame, &query);
    if asks {
        columns.push(Column::plain(frame.t("activities-column-answer")));
    }
    page(&Index {
        frame,
        filter: form(frame, &query, &atlas),
        columns,
        usual: (sort != Sort::default()).then(|| query.with("sort", "")),
        listing: Listing::new(&query, found.rows.len(), found.total),
        lines,
        files: taking::files(frame, &query),
        other_day: filter
            .on
            .filter(|day| *day != frame.today)
            .map(|day| frame.t1("activities-other-day", "day", frame.day(&day))),
        asking: asks.then(|| query.under("").trim_start_matches('?').to_owned()),
        is_bare: found.total == 0 && !query.is_filtered(),
        may_add: frame.may(Permission::KeepActivities),
    })
}

/// What an address narrows the list to. An id the coalition does not have leads to the page that is not there.
pub(super) fn read(frame: &Frame, query: &Query, atlas: &Atlas) -> Result<Filter, PageError> {
    let mut filter = Filter {
        statuses: query
            .all("status")
            .into_iter()
            .filter_map(Status::from_word)
            .collect(),
        // On another day, things stood as they stood then.
        as_of: Some(query.day("on").unwrap_or(frame.today)),
        on: query.day("on"),
        gone: query
            .day("on")
            .map_or_else(Vec::new, |day| atlas.gone_before(day)),
        roles: View::read(query, frame.today).roles,
        for_everyone: query.all("for").contains(&EVERYONE),
        stale_before: (query.get("stale") == "yes").then(|| stale_before(frame.today)),
        words: Meant::all(atlas, query.get("q")),
        ..Filter::default()
    };
    for id in query.ids("organisation") {
        atlas.organisations.number(id).ok_or(PageError::NotFound)?;
        // Work of organisations that were merged into this one is its work.
        filter
            .organisations
            .extend(atlas.standing_for(atlas.standing(id)));
    }
    let sectors = query.ids("sector");
    if !sectors.is_empty() {
        atlas.sectors.numbers(&sectors).ok_or(PageError::NotFound)?;
        of_sectors(atlas, &sectors, &mut filter.organisations);
    }
    for id in query.ids("place") {
        atlas.tree.get(PlaceId(id)).ok_or(PageError::NotFound)?;
        filter.places.extend(atlas.places_inside(id));
    }
    for id in query.ids("focus") {
        atlas.focuses.number(id).ok_or(PageError::NotFound)?;
        filter.focuses.extend(atlas.focuses_inside(id));
    }
    for id in query.ids("for") {
        atlas.populations.number(id).ok_or(PageError::NotFound)?;
        filter.populations.push(id);
    }
    Ok(filter)
}

/// Leaves those of these organisations, or of all, that belong to one of the sectors.
fn of_sectors(atlas: &Atlas, sectors: &[Uuid], organisations: &mut Vec<Uuid>) {
    let is_within = |id: &Uuid| {
        let standing = atlas.organisations.find(atlas.standing(*id));
        standing.is_some_and(|brief| brief.sectors.iter().any(|sector| sectors.contains(&sector.0)))
    };
    if organisations.is_empty() {
        organisations.extend_from_slice(atlas.organisations.ids());
    }
    organisations.retain(is_within);
    if organisations.is_empty() {
        // An empty list lets everybody through; this id is nobody's.
        organisations.push(Uuid::nil());
    }
}

/// The groups of people, with everyone as one more.
fn people(frame: &Frame, query: &Query, atlas: &Atlas, view: &View) -> Field {
    let mut field = choose::people(frame, atlas, view);
    if let Kind::Ticks(options) = &mut field.kind {
        options.insert(0, Options::new(EVERYONE, frame.t("activities-everyone")));
    }
    if query.all("for").contains(&EVERYONE) {
        field.values.push(EVERYONE.to_owned());
    }
    field
}

fn form(frame: &Frame, query: &Query, atlas: &Atlas) -> FilterForm {
    let view = View::read(query, frame.today);
    let statuses = Status::ALL
        .map(|status| Options::new(status.word(), frame.of("activities-status-", status.word(), "")));
    let chosen = query.all("status").into_iter().map(ToOwned::to_owned).collect();
    let organisations = choose::organisation_options(atlas, &view.organisations);
    let stale = vec![Options::new("yes", frame.t("activities-stale-only"))];
    let mut fields = vec![Field::new("q", frame.t("activities-find"), Kind::Search).value(query.get("q"))];
    if !organisations.is_empty() {
        let shown = view.organisations.iter().map(ToString::to_string).collect();
        fields.push(
            Field::new("organisation", frame.t("cloth-organisation"), Kind::Choice(organisations))
                .values(shown),
        );
    }
    fields.extend([
        choose::focus(frame, atlas, &view),
        choose::place(frame, atlas, &view),
        people(frame, query, atlas, &view),
        Field::new("status", frame.t("cloth-status"), Kind::Ticks(statuses.into())).values(chosen),
        Field::new("on", frame.t("activities-on"), Kind::Day)
            .value(query.day("on").map_or_else(String::new, |day| day.to_string())),
        Field::new("stale", frame.t("activities-stale-label"), Kind::Choice(stale)).value(query.get("stale")),
    ]);
    // Ways of narrowing that the cloth has and few need here: they show once they are used.
    if !view.sectors.is_empty() {
        fields.push(choose::sector(frame, atlas, &view));
    }
    if !view.roles.is_empty() {
        fields.push(choose::role(frame, &view));
    }
    FilterForm::new(query, fields, &["sort"])
}

fn columns(frame: &Frame, query: &Query) -> Vec<Column> {
    let sorted = |key: &str, word: &str| Column::sorted(frame.t(key), word, query, "");
    vec![
        sorted("activities-what", "focus"),
        sorted("activities-column-who", "organisation"),
        sorted("activities-column-where", "place"),
        Column::plain(frame.t("activities-column-for")),
        sorted("activities-column-when", "from"),
        Column::plain(frame.t("activities-column-status")),
        sorted("activities-confirmed-label", "confirmed"),
        Column::plain(frame.t("activities-column-reach")),
    ]
}
