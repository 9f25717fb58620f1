//! One cell looked at closely: who and what stands behind it, what is needed, what was asked, what can be done next.

use askama::Template;
use axum::response::Response;
use cloth::{Ask, Cell, Key, Spot};
use kernel::Permission;
use uuid::Uuid;
use web::{Crumb, Fact, Frame, Listing, PageError, Query, Tone, Visit, page};

use super::picture::{self, Picture, Wanted, key_from};
use super::view::{Axis, Count, View, address};
use super::words;
use crate::activities::{self, Filter, Line, Status};
use crate::loom::Atlas;
use crate::needs::store as ground;

/// Rows on the page, and how many records of asking and of needs are told.
const PAGE_LEN: usize = 50;
const TOLD: u64 = 12;

#[derive(Template)]
#[template(path = "cloth/cell.html")]
struct CellPage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    says: String,
    tone: Tone,
    facts: Vec<Fact>,
    lines: Vec<Line>,
    listing: Listing,
    needs: Vec<Told>,
    asked: Vec<Told>,
    wider: Vec<Line>,
    wider_more: Option<String>,
    add: Option<String>,
    ask: Option<String>,
    set_need: Option<String>,
}

/// One record told in a line.
struct Told {
    what: String,
    text: String,
}

/// The places and kinds of work a cell stands for, where both are known.
struct Ground {
    place: Uuid,
    focus: Uuid,
    /// Everything inside, and everything around.
    places_inside: Vec<Uuid>,
    places_around: Vec<Uuid>,
    focuses_inside: Vec<Uuid>,
    focuses_around: Vec<Uuid>,
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (picture, (row, col)) = look(&visit, &query).await?;
    let (row_key, col_key) = (picture.row_key(row), picture.col_key(col));
    let cell = *picture.cloth.cell(row, col);
    let spot = Spot { row: Some(row_key), col: Some(col_key) };
    let numbers = numbers(&visit, picture.cloth.ask.clone(), spot).await?;
    let shown: Vec<u32> = page_of(&query, &numbers);
    let found = activities::store::numbered(visit.app.db(), visit.scope, &shown).await?;
    let atlas = &picture.atlas;
    let lines: Vec<Line> = found.iter().map(|activity| activities::line(frame, atlas, activity)).collect();
    let ground = Ground::of(atlas, &picture.view, &[row_key, col_key]);
    let told = match &ground {
        Some(ground) => told(&visit, atlas, ground, picture.view.on).await?,
        None => Around::default(),
    };
    let steps = Steps::of(frame, &picture.view, ground.as_ref());
    page(&CellPage {
        frame,
        crumb: Crumb { label: frame.t("cloth-title"), href: back(frame, &picture.view) },
        title: words::crossing(frame, atlas, row_key, col_key),
        says: words::says(frame, &cell, Count::Organisations),
        tone: tone(&cell),
        facts: facts(frame, &picture, &cell),
        listing: Listing::new(&query, lines.len(), numbers.len() as u64),
        lines,
        needs: told.needs,
        asked: told.asked,
        wider: told.wider,
        wider_more: told.wider_more,
        add: steps.add,
        ask: steps.ask,
        set_need: steps.set_need,
    })
}

/// The picture and the cell in it. A line the picture does not have (an old link) is looked at by itself.
async fn look(visit: &Visit, query: &Query) -> Result<(Picture, (usize, usize)), PageError> {
    let view = View::read(query, visit.frame.today);
    let wanted = Wanted::of(&visit.coalition, 0);
    let picture = picture::weave_whole(&visit.app, visit.scope, view, wanted).await?;
    if let Some(found) = find(&picture, query)? {
        return Ok((picture, found));
    }
    let mut alone = picture.view.clone();
    for (axis, word) in [(alone.rows, query.get("row")), (alone.cols, query.get("col"))] {
        let id = Uuid::parse_str(word).ok();
        match (axis, id) {
            (Axis::Place, Some(id)) => (alone.places, alone.level) = (vec![id], Some(0)),
            (Axis::Focus, Some(id)) => (alone.focuses, alone.by_area) = (vec![id], true),
            _ => {}
        }
    }
    let picture = picture::weave_whole(&visit.app, visit.scope, alone, wanted).await?;
    let found = find(&picture, query)?.ok_or(PageError::NotFound)?;
    Ok((picture, found))
}

fn find(picture: &Picture, query: &Query) -> Result<Option<(usize, usize)>, PageError> {
    let key = |axis: Axis, name: &str| key_from(&picture.atlas, axis, query.get(name)).ok_or(PageError::NotFound);
    let (row, col) = (key(picture.view.rows, "row")?, key(picture.view.cols, "col")?);
    let row = picture.cloth.rows.iter().position(|line| line.key == row);
    let col = picture.cloth.cols.iter().position(|line| line.key == col);
    Ok(row.zip(col))
}

async fn numbers(visit: &Visit, ask: Ask, spot: Spot) -> Result<Vec<u32>, PageError> {
    let threads = picture::threads(&visit.app, visit.scope, ask, vec![spot]).await?;
    Ok(threads.into_iter().next().map_or_else(Vec::new, |threads| threads.activities))
}

fn page_of(query: &Query, numbers: &[u32]) -> Vec<u32> {
    let page = usize::try_from(query.page()).unwrap_or(1);
    numbers.iter().skip((page - 1) * PAGE_LEN).take(PAGE_LEN).copied().collect()
}

fn tone(cell: &Cell) -> Tone {
    match cell.state {
        _ if cell.is_gap() => Tone::Gap,
        cloth::State::SomebodyWorks if cell.overlap.is_none() && cell.unmet == 0 => Tone::Good,
        cloth::State::SomebodyWorks | cloth::State::NotAsked => Tone::Watch,
        _ => Tone::Plain,
    }
}

fn facts(frame: &Frame, picture: &Picture, cell: &Cell) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(frame.t("cloth-count-organisations"), frame.number(cell.organisations)),
        Fact::new(frame.t("cloth-count-activities"), frame.number(cell.activities)),
    ];
    if cell.asked.whole > 0 {
        let share = frame.t2("cell-asked-share", "part", cell.asked.part, "whole", cell.asked.whole);
        facts.push(Fact::new(frame.t("cell-asked"), share));
    }
    if let Some(overlap) = cell.overlap {
        let people = words::name(frame, &picture.atlas, Key::Population(overlap.population));
        let place = words::name(frame, &picture.atlas, Key::Place(overlap.place));
        let where_and_whom =
            frame.t3("cell-overlap-where", "count", overlap.organisations, "place", place, "people", people);
        facts.push(Fact::new(frame.t("cloth-overlap"), where_and_whom));
    }
    facts.push(Fact::new(frame.t("cloth-on"), frame.day(&picture.view.on)));
    facts
}

fn back(frame: &Frame, view: &View) -> String {
    address(&frame.at("/maps/cloth"), &view.pairs(frame.today))
}

impl Ground {
    /// From rows and columns, or from a filter that names one place or one kind of work.
    fn of(atlas: &Atlas, view: &View, keys: &[Key]) -> Option<Self> {
        let mut place = if view.places.len() == 1 { view.places.first().copied() } else { None };
        let mut focus = if view.focuses.len() == 1 { view.focuses.first().copied() } else { None };
        for key in keys {
            match key {
                Key::Place(number) => place = Some(atlas.places.id(*number)),
                Key::Focus(number) => focus = Some(atlas.focuses.id(*number)),
                _ => {}
            }
        }
        let (place, focus) = (place?, focus?);
        let chain = atlas.tree.chain(places::PlaceId(place));
        let area = atlas.focuses.find(focus).and_then(|focus| focus.parent_id).map(|id| id.0);
        Some(Self {
            place,
            focus,
            places_inside: atlas.places_inside(place),
            places_around: chain.iter().map(|around| around.id.0).filter(|id| *id != place).collect(),
            focuses_inside: atlas.focuses_inside(focus),
            focuses_around: area.into_iter().collect(),
        })
    }
}

/// What stands around a cell.
#[derive(Default)]
struct Around {
    needs: Vec<Told>,
    asked: Vec<Told>,
    wider: Vec<Line>,
    wider_more: Option<String>,
}

async fn told(
    visit: &Visit,
    atlas: &Atlas,
    ground: &Ground,
    on: chrono::NaiveDate,
) -> Result<Around, PageError> {
    let (db, scope, frame) = (visit.app.db(), visit.scope, &visit.frame);
    let needs = ground::needs_inside(db, scope, (&ground.places_inside, &ground.focuses_inside), TOLD).await?;
    let places = [&ground.places_inside[..], &ground.places_around[..]].concat();
    let focuses = [&ground.focuses_inside[..], &ground.focuses_around[..]].concat();
    let asked = ground::asked_of(db, scope, (&places, &focuses), TOLD).await?;
    let where_and_what = |place: Uuid, focus: Uuid| {
        frame.t2("activities-in", "focus", atlas.focus_name(focus), "place", atlas.place_name(place))
    };
    let wider = wider(visit, ground, on).await?;
    let more = wider.total.saturating_sub(wider.rows.len() as u64);
    Ok(Around {
        needs: needs
            .into_iter()
            .map(|need| Told {
                what: where_and_what(need.place_id.0, need.focus_id.0),
                text: frame.t3(
                    "cell-need",
                    "need",
                    words::need(frame, u8::try_from(need.level).unwrap_or(0)),
                    "reason",
                    &need.reason,
                    "day",
                    frame.day(&need.set_on),
                ),
            })
            .collect(),
        asked: asked
            .into_iter()
            .map(|one| Told {
                what: where_and_what(one.place_id.0, one.focus_id.0),
                text: frame.t2("cell-asked-how", "day", frame.day(&one.asked_on), "how", &one.how),
            })
            .collect(),
        wider: wider.rows.iter().map(|activity| activities::line(frame, atlas, activity)).collect(),
        wider_more: (more > 0).then(|| frame.t1("cell-wider-more", "count", more)),
    })
}

/// Work recorded for a place around this one or for the whole area of focus: it may reach here, nobody has said.
async fn wider(
    visit: &Visit,
    ground: &Ground,
    on: chrono::NaiveDate,
) -> Result<web::PageOf<activities::Activity>, PageError> {
    let mut filter = Filter {
        places: ground.places_around.clone(),
        focuses: [&ground.focuses_inside[..], &ground.focuses_around[..]].concat(),
        statuses: vec![Status::UnderWay, Status::Finished],
        on: Some(on),
        ..Filter::default()
    };
    let mut found = web::PageOf { rows: Vec::new(), total: 0 };
    if !filter.places.is_empty() {
        found = activities::page_of(visit.app.db(), visit.scope, &filter).await?;
    }
    if !ground.focuses_around.is_empty() {
        (filter.places, filter.focuses) = (ground.places_inside.clone(), ground.focuses_around.clone());
        let more = activities::page_of(visit.app.db(), visit.scope, &filter).await?;
        found.total += more.total;
        found.rows.extend(more.rows);
    }
    found.rows.truncate(usize::try_from(TOLD).unwrap_or(12));
    Ok(found)
}

/// What can be done about a cell, by those who may.
#[derive(Default)]
struct Steps {
    add: Option<String>,
    ask: Option<String>,
    set_need: Option<String>,
}

impl Steps {
    fn of(frame: &Frame, view: &View, ground: Option<&Ground>) -> Self {
        let mut pairs = Vec::new();
        if let Some(ground) = ground {
            pairs.push(("place", ground.place.to_string()));
            pairs.push(("focus", ground.focus.to_string()));
        }
        let mut more = pairs.clone();
        more.extend(view.populations.iter().take(1).map(|id| ("for", id.to_string())));
        more.extend(view.organisations.iter().take(1).map(|id| ("organisation", id.to_string())));
        let may_set = ground.is_some() && frame.may(Permission::SetNeeds);
        let may_add = frame.may(Permission::KeepActivities);
        Self {
            add: may_add.then(|| address(&frame.at("/activities/new"), &more)),
            ask: may_set.then(|| address(&frame.at("/needs/asked/new"), &pairs)),
            set_need: may_set.then(|| address(&frame.at("/needs/edit"), &pairs)),
        }
    }
}
