//! The list of places, narrowed as the address asks, and the same list to take away.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::sheets::{self, Sheet, Value};
use web::{Column, Field, Filter, Frame, Kind, Listing, Options, PageError, Query, Visit, events, page};

use super::form::address;
use super::pages::level_words;
use super::store;
use super::tree::{Place, PlaceId, Tree};

const PAGE_LEN: usize = 50;

#[derive(Template)]
#[template(path = "places/list.html")]
struct List<'a> {
    frame: &'a Frame,
    filter: Filter,
    columns: Vec<Column>,
    rows: Vec<Line>,
    listing: Listing,
    files: Vec<(&'static str, String)>,
    is_empty: bool,
    may_change: bool,
}

/// One place in the list.
struct Line {
    href: String,
    name: String,
    local_name: Option<String>,
    around: String,
    kind: String,
    level: String,
    code: String,
    inside: usize,
    is_ended: bool,
}

pub async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tree = store::tree(visit.app.db(), visit.scope).await?;
    let chosen = narrowed(&visit, &tree, &query).await?;
    let first = usize::try_from(query.page() - 1)
        .unwrap_or(0)
        .saturating_mul(PAGE_LEN);
    let rows: Vec<Line> = chosen
        .iter()
        .skip(first)
        .take(PAGE_LEN)
        .map(|place| line(frame, &tree, place))
        .collect();
    let columns = [
        "places-name",
        "places-inside",
        "places-kind",
        "places-level",
        "places-code",
        "places-count-inside",
    ];
    let at = |ending: &str| query.under(&frame.at(&format!("/places.{ending}")));
    page(&List {
        frame,
        filter: filter(frame, &tree, &query),
        columns: columns
            .into_iter()
            .map(|key| Column::plain(frame.t(key)))
            .collect(),
        listing: Listing::new(&query, rows.len(), chosen.len() as u64),
        rows,
        files: ["csv", "xlsx", "json"].map(|ending| (ending, at(ending))).into(),
        is_empty: tree.is_empty(),
        may_change: frame.may(Permission::Administer),
    })
}

/// The places that the address asks for, in order.
async fn narrowed<'a>(visit: &Visit, tree: &'a Tree, query: &Query) -> Result<Vec<&'a Place>, PageError> {
    let found = match query.get("q") {
        "" => None,
        text => Some(store::matching(visit.app.db(), visit.scope, text).await?),
    };
    let level: Option<i32> = query.get("level").parse().ok();
    let inside = query.id("inside").map(PlaceId);
    let wanted = |place: &&Place| {
        found.as_ref().is_none_or(|ids| ids.contains(&place.id))
            && level.is_none_or(|level| place.level == level)
            && inside.is_none_or(|outer| tree.within(outer, place.id))
    };
    Ok(tree.places().iter().filter(wanted).collect())
}

fn filter(frame: &Frame, tree: &Tree, query: &Query) -> Filter {
    let levels =
        (0..=tree.deepest_level()).map(|level| Options::new(level.to_string(), level_words(frame, level)));
    let holders = tree
        .places()
        .iter()
        .filter(|place| tree.inside(place.id).len() > 1);
    let holders = holders.map(|place| Options::new(place.id.0.to_string(), tree.label(place.id)));
    Filter::new(
        query,
        vec![
            Field::new("q", frame.t("places-search"), Kind::Search).value(query.get("q")),
            Field::new("level", frame.t("places-level"), Kind::Choice(levels.collect()))
                .value(query.get("level")),
            Field::new("inside", frame.t("places-inside"), Kind::Choice(holders.collect()))
                .value(query.get("inside")),
        ],
        &[],
    )
}

fn line(frame: &Frame, tree: &Tree, place: &Place) -> Line {
    let mut around = tree.path_of(place.id);
    around.pop();
    Line {
        href: address(frame, place.id),
        name: place.name.clone(),
        local_name: place.local_name.clone(),
        around: around.join(" › "),
        kind: place.kind.clone(),
        level: level_words(frame, place.level),
        code: place.code.clone().unwrap_or_default(),
        inside: tree.inside(place.id).len().saturating_sub(1),
        is_ended: place.is_ended(),
    }
}

pub async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let ending = query.path().rsplit('.').next().unwrap_or_default();
    let form = sheets::Form::from_word(ending).ok_or(PageError::NotFound)?;
    let tree = store::tree(visit.app.db(), visit.scope).await?;
    let mut chosen = narrowed(&visit, &tree, &query).await?;
    chosen.retain(|place| place.level <= visit.coalition.place_level_max);
    let keys = [
        "name",
        "local_name",
        "kind",
        "level",
        "code",
        "inside",
        "inside_code",
        "ended_on",
    ];
    let heads = [
        "name",
        "local-name",
        "kind",
        "level",
        "code",
        "inside",
        "inside-code",
        "ended-on",
    ];
    events::record_taken(&visit, &format!("places.{ending}"), Some(chosen.len())).await;
    Sheet {
        name: format!("{}-places", visit.coalition.slug),
        heads: heads
            .iter()
            .map(|head| visit.frame.of("places-", head, ""))
            .collect(),
        keys: keys.to_vec(),
        rows: chosen.into_iter().map(|place| cells(&tree, place)).collect(),
    }
    .reply(form)
}

fn cells(tree: &Tree, place: &Place) -> Vec<Value> {
    let parent = place.parent_id.and_then(|id| tree.get(id));
    let mut around = tree.path_of(place.id);
    around.pop();
    vec![
        Value::text(&*place.name),
        Value::text(place.local_name.clone().unwrap_or_default()),
        Value::text(&*place.kind),
        Value::Number(place.level.into()),
        Value::text(place.code.clone().unwrap_or_default()),
        Value::text(around.join(" › ")),
        Value::text(parent.and_then(|parent| parent.code.clone()).unwrap_or_default()),
        Value::day(place.ended_at.map(|at| at.date_naive())),
    ]
}
