//! The pages of the directory: cards or a table, and the filter above them.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use places::PlaceId;
use uuid::Uuid;
use web::{
    Column, Door, Field, Filter, Frame, Kind, Listing, Options, PageError, PageOf, Pages, Query, Tone, Visit,
    page,
};

use super::choice::{ANY_STATE, Choice, Order, is_stale, stale_before};
use super::{download, store};
use crate::at::address;
use crate::organisations::form::Lists;
use crate::organisations::links::{self, ByOrganisation};
use crate::organisations::{State, languages};

/// A card names this many places; the others are counted.
const PLACES_SHOWN: usize = 3;

pub fn pages() -> Pages {
    const SEE: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    Pages::default()
        .get("/c/{coalition}/organisations", SEE, list)
        .get("/c/{coalition}/organisations.csv", TAKE, download::take)
        .get("/c/{coalition}/organisations.xlsx", TAKE, download::take)
        .get("/c/{coalition}/organisations.json", TAKE, download::take)
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct List<'a> {
    frame: &'a Frame,
    filter: Filter,
    columns: Vec<Column>,
    lines: Vec<Line>,
    listing: Listing,
    files: Vec<(&'static str, String)>,
    as_cards: String,
    as_table: String,
    is_table: bool,
    /// Whether there is no organisation at all, as opposed to none that was looked for.
    is_empty: bool,
    may_add: bool,
}

/// One organisation in the directory.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: Uuid,
    pub href: String,
    pub name: String,
    pub acronym: Option<String>,
    /// Its name in another language or script.
    pub other_name: Option<String>,
    pub sectors: String,
    pub places: String,
    /// How it stands, when it is not simply active.
    pub state: Option<String>,
    pub tone: Tone,
    pub confirmed: String,
    /// Nobody has said for a year that it is still true.
    pub is_stale: bool,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let lists = Lists::kept(&visit.app, visit.scope).await?;
    let choice = Choice::read(&query, &lists.focuses, &lists.tree, frame.today);
    let register = store::register(&visit.app, visit.scope).await?;
    let found = PageOf::cut(&register.chosen(&choice), query.page());
    let lines = lines(&visit, &lists, &found.rows).await?;
    let is_table = query.get("view") == "table";
    let at = |ending: &str| query.under(&frame.at(&format!("/organisations.{ending}")));
    page(&List {
        frame,
        filter: filter(frame, &lists, &query, is_table),
        columns: columns(frame, &query),
        listing: Listing::whole(&query, lines.len(), found.total),
        files: if lines.is_empty() {
            Vec::new()
        } else {
            ["csv", "xlsx", "json"].map(|ending| (ending, at(ending))).into()
        },
        lines,
        as_cards: query.with("view", ""),
        as_table: query.with("view", "table"),
        is_table,
        is_empty: register.is_empty(),
        may_add: frame.may(Permission::KeepAnyOrganisation),
    })
}

fn columns(frame: &Frame, query: &Query) -> Vec<Column> {
    vec![
        Column::sorted(frame.t("directory-name"), "name", query, "name"),
        Column::plain(frame.t("directory-sectors")),
        Column::plain(frame.t("directory-places")),
        Column::sorted(frame.t("directory-confirmed"), "updated", query, "name"),
    ]
}

fn filter(frame: &Frame, lists: &Lists, query: &Query, is_table: bool) -> Filter {
    let choice = |name: &'static str, key: &str, options: Vec<Options>| {
        Field::new(name, frame.t(key), Kind::Choice(options)).value(query.get(name))
    };
    let spoken = query.get("spoken");
    let focuses = lists.focus_options(&[], |area| frame.t1("directory-focus-area", "area", area));
    let mut fields = vec![
        Field::new("q", frame.t("directory-search"), Kind::Search).value(query.get("q")),
        choice("sector", "directory-sector", lists.sector_options(&[])),
        choice("focus", "directory-focus", focuses),
        choice("place", "directory-place", lists.tree.options()),
        choice("spoken", "directory-language", languages::options(frame, &[spoken])),
        standing(frame, query),
        choice("stale", "directory-confirmed", vec![Options::new("yes", frame.t("directory-stale-only"))]),
    ];
    if !is_table {
        let orders = Order::ALL
            .map(|order| Options::new(order.word(), frame.of("directory-order-", key_of(order), "")));
        let now = if query.get("sort").is_empty() {
            Order::Name.word()
        } else {
            query.get("sort")
        };
        fields.push(
            Field::new("sort", frame.t("directory-order"), Kind::Choice(orders.into()))
                .required()
                .value(now),
        );
    }
    let mut filter = Filter::new(query, fields, if is_table { &["view", "sort"] } else { &["view"] });
    // Saying "active" says nothing: it is how the list stands by itself.
    let narrows = |key: &str, value: &str| match key {
        "q" | "sector" | "focus" | "place" | "spoken" | "stale" => true,
        "state" => value != State::Active.word(),
        _ => false,
    };
    filter.is_filtered = query.pairs().iter().any(|(key, value)| narrows(key, value));
    filter
}

fn key_of(order: Order) -> &'static str {
    match order {
        Order::Name => "name",
        Order::NameBackwards => "name-backwards",
        Order::OldestFirst => "oldest",
        Order::LatestFirst => "latest",
    }
}

/// Active ones unless asked otherwise.
fn standing(frame: &Frame, query: &Query) -> Field {
    let mut options: Vec<Options> = State::ALL
        .map(|state| Options::new(state.word(), state_words(frame, state)))
        .into();
    options.push(Options::new(ANY_STATE, frame.t("directory-state-any")));
    let now = query.get("state");
    let now = if options.iter().any(|option| option.value == now) {
        now
    } else {
        State::Active.word()
    };
    Field::new("state", frame.t("directory-state"), Kind::Choice(options))
        .required()
        .value(now)
}

/// How an organisation stands, in words.
pub fn state_words(frame: &Frame, state: State) -> String {
    frame.of("organisation-state-", state.word(), "")
}

/// The lines of these organisations, in the order of the ids.
pub async fn lines(visit: &Visit, lists: &Lists, ids: &[Uuid]) -> Result<Vec<Line>, PageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (frame, db, scope) = (&visit.frame, visit.app.db(), visit.scope);
    let rows = store::rows(db, scope, ids).await?;
    let sectors = links::sectors(db, scope, ids).await?;
    let places = links::places(db, scope, ids).await?;
    let mut others = links::other_names(db, scope, ids).await?;
    let sector_names: HashMap<Uuid, &str> = lists
        .sectors
        .iter()
        .map(|sector| (sector.id.0, sector.name.as_str()))
        .collect();
    let lines = rows
        .into_iter()
        .map(|(id, name, acronym, state, confirmed_on, _)| {
            let state = State::from_word(&state).unwrap_or(State::Active);
            Line {
                id,
                href: address(frame, OrganisationId(id)),
                name,
                acronym,
                other_name: others
                    .remove(&id)
                    .and_then(|names| names.into_iter().next())
                    .map(|other| other.name),
                sectors: sector_words(&sectors, id, &sector_names),
                places: place_words(frame, lists, &places, id),
                state: (state != State::Active).then(|| state_words(frame, state)),
                tone: if state == State::Ended {
                    Tone::Watch
                } else {
                    Tone::Plain
                },
                confirmed: confirmed_on.map(|day| frame.day(&day)).unwrap_or_default(),
                is_stale: state == State::Active && is_stale(confirmed_on, stale_before(frame.today)),
            }
        });
    Ok(lines.collect())
}

fn sector_words(sectors: &ByOrganisation<Uuid>, id: Uuid, names: &HashMap<Uuid, &str>) -> String {
    let mut words: Vec<&str> = sectors
        .get(&id)
        .into_iter()
        .flatten()
        .filter_map(|sector| names.get(sector).copied())
        .collect();
    words.sort_unstable();
    words.join(" · ")
}

/// The first few places in the order of the tree, and how many more there are.
fn place_words(frame: &Frame, lists: &Lists, places: &ByOrganisation<Uuid>, id: Uuid) -> String {
    let mut ids: Vec<PlaceId> = places
        .get(&id)
        .into_iter()
        .flatten()
        .copied()
        .map(PlaceId)
        .collect();
    ids.sort_by_key(|id| lists.tree.position(*id));
    let mut words: Vec<String> = ids
        .iter()
        .take(PLACES_SHOWN)
        .filter_map(|id| lists.tree.get(*id))
        .map(|place| place.name.clone())
        .collect();
    if ids.len() > PLACES_SHOWN {
        words.push(frame.t1("directory-places-more", "count", ids.len() - PLACES_SHOWN));
    }
    words.join(" · ")
}
