//! One cell looked at closely: who and what stands behind it, what is needed, what was asked, what can be done next.

use askama::Template;
use axum::response::Response;
use cloth::{Ask, Cell, Key, Short, Spot};
use kernel::Permission;
use uuid::Uuid;
use web::{Crumb, Fact, Frame, Listing, PageError, Query, Tone, Visit, page};

use super::around::{Around, Ground, Told, told};
use super::keys::key_from;
use super::odd::odd;
use super::overlapping;
use super::picture::{self, Picture, Wanted};
use super::view::{Axis, View, address};
use super::words;
use crate::activities::{self, Line};
use crate::loom::Atlas;
use crate::needs::Round;

const PAGE_LEN: usize = web::PAGE_LEN as usize;

#[derive(Template)]
#[template(path = "cloth/cell.html")]
struct CellPage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    odd: Vec<String>,
    title: String,
    says: String,
    tone: Tone,
    facts: Vec<Fact>,
    /// Those that may overlap, with why, before all others.
    overlapping: Vec<Line>,
    overlap_text: String,
    lines: Vec<Line>,
    listing: Listing,
    needs: Vec<Told>,
    wider_needs: Vec<Told>,
    asked: Vec<Round>,
    wider: Vec<Line>,
    wider_more: Option<String>,
    add: Option<String>,
    ask: Option<String>,
    set_need: Option<String>,
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (picture, (row, col)) = look(&visit, &query).await?;
    let (row_key, col_key) = (picture.row_key(row), picture.col_key(col));
    let cell = *picture.cloth.cell(row, col);
    let spot = Spot { row: Some(row_key), col: Some(col_key) };
    let atlas = &picture.atlas;
    let mut numbers = numbers(&visit, picture.cloth.ask.clone(), spot).await?;
    let first = overlapping::numbers(&visit, atlas, cell.overlap).await?;
    numbers.sort_by_key(|number| !first.contains(number));
    let shown: Vec<u32> = page_of(&query, &numbers);
    let (before, after): (Vec<u32>, Vec<u32>) = shown.iter().partition(|number| first.contains(number));
    let overlapping = lines(&visit, atlas, &before).await?;
    let lines = lines(&visit, atlas, &after).await?;
    let ground = Ground::of(atlas, &picture.view, &[row_key, col_key]);
    let told = match &ground {
        Some(ground) => {
            let short = picture.cloth.short.iter();
            let short: Vec<&Short> = short
                .filter(|short| (short.row, short.col) == (row, col))
                .collect();
            told(&visit, atlas, ground, (picture.view.on, &short)).await?
        }
        None => Around::default(),
    };
    let steps = Steps::of(frame, &picture.view, ground.as_ref());
    page(&CellPage {
        frame,
        crumb: Crumb { label: frame.t("cloth-title"), href: back(frame, &picture.view) },
        odd: odd(frame, &query),
        title: words::crossing(frame, atlas, row_key, col_key),
        says: says(frame, &picture, (row, col)),
        tone: tone(&cell),
        facts: facts(frame, &picture, (row, col)),
        listing: Listing::new(&query, shown.len(), numbers.len() as u64),
        overlap_text: cell
            .overlap
            .filter(|_| !overlapping.is_empty())
            .map(|overlap| overlapping::said(frame, atlas, overlap))
            .map_or_else(String::new, |said| frame.t1("cell-overlap-text", "said", said)),
        overlapping,
        lines,
        needs: told.needs,
        wider_needs: told.wider_needs,
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
    let key =
        |axis: Axis, name: &str| key_from(&picture.atlas, axis, query.get(name)).ok_or(PageError::NotFound);
    let (row, col) = (key(picture.view.rows, "row")?, key(picture.view.cols, "col")?);
    let row = picture.cloth.rows.iter().position(|line| line.key == row);
    let col = picture.cloth.cols.iter().position(|line| line.key == col);
    Ok(row.zip(col))
}

async fn numbers(visit: &Visit, ask: Ask, spot: Spot) -> Result<Vec<u32>, PageError> {
    let threads = picture::threads(&visit.app, visit.scope, ask, vec![spot]).await?;
    Ok(threads
        .into_iter()
        .next()
        .map_or_else(Vec::new, |threads| threads.activities))
}

async fn lines(visit: &Visit, atlas: &Atlas, numbers: &[u32]) -> Result<Vec<Line>, PageError> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let found = activities::store::numbered(visit.app.db(), visit.scope, numbers).await?;
    let line = |activity| activities::line(&visit.frame, atlas, activity);
    Ok(found.iter().map(line).collect())
}

fn page_of(query: &Query, numbers: &[u32]) -> Vec<u32> {
    let page = usize::try_from(query.page()).unwrap_or(1);
    numbers
        .iter()
        .skip((page - 1) * PAGE_LEN)
        .take(PAGE_LEN)
        .copied()
        .collect()
}

fn tone(cell: &Cell) -> Tone {
    match cell.state {
        _ if cell.is_gap() => Tone::Gap,
        cloth::State::SomebodyWorks if cell.overlap.is_none() && cell.unmet + cell.in_part == 0 => Tone::Good,
        cloth::State::SomebodyWorks | cloth::State::NotAsked => Tone::Watch,
        _ => Tone::Plain,
    }
}

/// All that is known of a cell, and whether it is known from long ago.
fn says(frame: &Frame, picture: &Picture, (row, col): (usize, usize)) -> String {
    let says = words::says(frame, picture.cloth.cell(row, col), picture.view.count);
    if picture.is_old(row, col) {
        return format!("{says}{}{}", frame.t("list-comma"), frame.t("asked-old"));
    }
    says
}

fn facts(frame: &Frame, picture: &Picture, (row, col): (usize, usize)) -> Vec<Fact> {
    let (keys, cell) = ((picture.row_key(row), picture.col_key(col)), picture.cloth.cell(row, col));
    let mut facts = vec![
        Fact::new(frame.t("cloth-count-organisations"), frame.number(cell.organisations)),
        Fact::new(frame.t("cloth-count-activities"), frame.number(cell.activities)),
    ];
    if cell.asked.whole > 0 {
        facts.push(Fact::new(frame.t("cell-asked"), asked_share(frame, cell, picture.is_old(row, col))));
    }
    if let Some(overlap) = cell.overlap {
        let said = overlapping::said(frame, &picture.atlas, overlap);
        facts.push(Fact::new(frame.t("cloth-overlap"), said));
    }
    facts.push(match keys {
        (Key::Year(year), _) | (_, Key::Year(year)) => Fact::new(frame.t("cell-during"), year.to_string()),
        _ => Fact::new(frame.t("cloth-on"), words::when(frame, &picture.view)),
    });
    facts
}

/// How much of a cell was asked about, in words.
fn asked_share(frame: &Frame, cell: &Cell, is_old: bool) -> String {
    match cell.asked {
        _ if is_old => frame.t("cell-asked-old"),
        asked if asked.part == 0 => frame.t("cell-asked-none"),
        asked if asked.part == asked.whole => frame.t("cell-asked-all"),
        asked => frame.t2("cell-asked-some", "part", asked.part, "whole", asked.whole),
    }
}

fn back(frame: &Frame, view: &View) -> String {
    address(&frame.at("/maps/cloth"), &view.pairs(frame.today))
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
        more.extend(
            view.organisations
                .iter()
                .take(1)
                .map(|id| ("organisation", id.to_string())),
        );
        let may_set = ground.is_some() && frame.may(Permission::SetNeeds);
        let may_add = frame.may(Permission::KeepActivities);
        Self {
            add: may_add.then(|| address(&frame.at("/activities/new"), &more)),
            ask: may_set.then(|| address(&frame.at("/needs/asked/new"), &pairs)),
            set_need: may_set.then(|| address(&frame.at("/needs/edit"), &pairs)),
        }
    }
}
