//! The page of the cloth, and the files it can be taken away as.

use std::cmp::Ordering;

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{
    Crumb, Door, Filter, Finding, Frame, PageError, Pages, Query, Visit, download, events, page,
    picture as pixels,
};

use super::as_list::{AsList, as_list};
use super::choose;
use super::narrowed::Narrowed;
use super::odd::odd;
use super::picture::{self, Picture, Wanted};
use super::table::{self, Face, Table, Width};
use super::view::View;
use super::wider::Notice;
use super::words::{self, DrawnLegend};
use super::{cell, says, sheet};
use crate::maps::empty::{self, Empty};
use crate::maps::files::{self, ending, files};
use crate::maps::{Tabs, tabs};

const FINDINGS: usize = 5;

pub fn pages() -> Pages {
    const READ: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    Pages::default()
        .get("/c/{coalition}/maps/cloth", READ, show)
        .get("/c/{coalition}/maps/cloth/cell", READ, cell::show)
        .get("/c/{coalition}/maps/cloth.csv", TAKE, take_list)
        .get("/c/{coalition}/maps/cloth.xlsx", TAKE, take_list)
        .get("/c/{coalition}/maps/cloth.json", TAKE, take_list)
        .get("/c/{coalition}/maps/cloth.svg", TAKE, take_picture)
        .get("/c/{coalition}/maps/cloth.png", TAKE, take_picture)
}

#[derive(Template)]
#[template(path = "cloth/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Tabs,
    filter: Filter,
    further: Filter,
    /// `None` when there would be too many cells to draw.
    table: Option<Table>,
    summary: String,
    /// That it is not today's, and the way to today's.
    other_day: Option<(String, String)>,
    /// Needs that are not seen because the places shown are too small for them.
    wider: Option<Notice>,
    notes: Vec<String>,
    /// How it is counted, in sentences.
    how: Vec<String>,
    findings: Vec<Finding>,
    /// What is said while nothing has been recorded at all.
    empty: Option<Empty>,
    /// Not even places or kinds of work are there.
    has_ground: bool,
    /// The same with more columns side by side, or with fewer.
    width: String,
    is_narrow: bool,
    paper: String,
    as_list: AsList,
    files: Vec<(&'static str, String)>,
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let view = View::read(&query, frame.today);
    let wanted = Wanted::of(&visit.coalition, FINDINGS);
    let woven = picture::weave(&visit.app, visit.scope, view.clone(), wanted).await?;
    let atlas = match &woven {
        Ok(picture) => std::sync::Arc::clone(&picture.atlas),
        Err(_) => crate::loom::atlas(&visit.app, visit.scope).await?,
    };
    let found = woven.as_ref().ok();
    let no_ground = empty::without_ground(frame, &atlas);
    let is_narrow = Width::read(&query) == Width::Narrow;
    page(&Show {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/maps/cloth", &query),
        filter: choose::filter(frame, &query, &atlas, &view),
        further: choose::further(frame, &query, &atlas, &view),
        table: found.map(|picture| table::table(frame, &query, picture, Face::Work)),
        summary: found.map_or_else(String::new, |picture| summary(frame, picture)),
        other_day: other_day(frame, &query, &view),
        wider: found.and_then(|picture| picture.wider.notice(frame, &query)),
        notes: found.map_or_else(Vec::new, |picture| notes(frame, picture)),
        how: how(frame, &view),
        findings: found.map_or_else(Vec::new, |picture| says::findings(frame, picture)),
        has_ground: no_ground.is_none(),
        empty: no_ground.or_else(|| {
            found
                .is_some_and(Picture::is_bare)
                .then(|| empty::without_records(frame))
        }),
        width: query.with("width", if is_narrow { "wide" } else { "" }),
        is_narrow,
        paper: query.with("width", "paper"),
        as_list: as_list(frame, &view),
        files: files(frame, &query, ("/maps/cloth", &files::ALL)),
    })
}

fn other_day(frame: &Frame, query: &Query, view: &View) -> Option<(String, String)> {
    let key = match view.on.cmp(&frame.today) {
        Ordering::Equal => return None,
        Ordering::Less => "cloth-past",
        Ordering::Greater => "cloth-future",
    };
    let sentence = frame.t1(key, "day", frame.day(&view.on));
    (!view.shows_years()).then(|| (sentence, query.with("on", "")))
}

/// `61 organisations with 402 activities, 3 May 2026. 5 cells are gaps. 38 cells have not been asked about yet.`
pub(crate) fn summary(frame: &Frame, picture: &Picture) -> String {
    let total = picture.cloth.total;
    let cells = || picture.cells();
    let gaps = cells().filter(|cell| cell.is_gap()).count();
    let hides_gaps = gaps == 0 && picture.wider.needs > 0;
    let open = cells()
        .filter(|cell| cell.state == cloth::State::NotAsked)
        .count();
    if picture.is_bare() {
        return frame.t("cloth-summary-none");
    }
    let key = if picture.view.shows_years() {
        "cloth-summary-years"
    } else {
        "cloth-summary"
    };
    let first = frame.t3(
        key,
        "organisations",
        total.organisations,
        "activities",
        total.activities,
        "day",
        words::when(frame, &picture.view),
    );
    let asked = picture
        .view
        .is_places_by_focuses()
        .then(|| frame.t1("cloth-summary-open", "open", open));
    // Needs that cannot be laid on the places shown are no reason to say that there are no gaps.
    let inside = words::hidden(cells());
    let said_of_gaps = || match inside {
        0 => frame.t1("cloth-summary-gaps", "gaps", gaps),
        inside => frame.t2("cloth-summary-gaps-and-inside", "gaps", gaps, "inside", inside),
    };
    let gaps = (asked.is_some() && !hides_gaps).then(said_of_gaps);
    let narrowed = Narrowed::of(frame, &picture.atlas, &picture.view).sentence(frame);
    let sentences = [Some(first), gaps, asked, Some(narrowed)].into_iter().flatten();
    let said: Vec<String> = sentences.filter(|sentence| !sentence.is_empty()).collect();
    said.join(" ")
}

/// What stands in no cell although it passes the filter.
fn notes(frame: &Frame, picture: &Picture) -> Vec<String> {
    let mut notes = Vec::new();
    if picture.cloth.wider.activities > 0 {
        notes.push(frame.t1("cloth-wider", "count", picture.cloth.wider.activities));
    }
    // The rest are recorded for a whole area of focus.
    let unseen = picture.cloth.wider_needs.saturating_sub(picture.wider.needs);
    if unseen > 0 {
        notes.push(frame.t1("cloth-wider-needs", "count", unseen));
    }
    let has_all =
        (picture.rows.len(), picture.cols.len()) == (picture.cloth.rows.len(), picture.cloth.cols.len());
    if picture.view.shows_years() && !has_all {
        notes.push(frame.t("cloth-years-left-out"));
    }
    notes
}

/// What counts and what does not, in sentences.
fn how(frame: &Frame, view: &View) -> Vec<String> {
    let years = view.shows_years().then_some("cloth-how-years");
    ["cloth-how-counts", "cloth-how-gap", "cloth-how-overlap"]
        .into_iter()
        .chain(years)
        .chain(["cloth-how-asked", "cloth-how-rank"])
        .map(|key| frame.t(key))
        .collect()
}

/// What a file is asked for; an address that asks for what cannot be gives no file.
pub(crate) fn sound(frame: &Frame, query: &Query) -> Result<View, PageError> {
    if odd(frame, query).is_empty() {
        Ok(View::read(query, frame.today))
    } else {
        Err(PageError::BadRequest)
    }
}

async fn take_list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let view = sound(&visit.frame, &query)?;
    sheet::give(&visit, &query, "cloth", view).await
}

async fn take_picture(visit: Visit, query: Query) -> Result<Response, PageError> {
    let view = sound(&visit.frame, &query)?;
    let picture =
        picture::weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let drawn = draw(&visit.frame, &visit.coalition.name, &picture);
    events::record_taken(&visit, &format!("cloth.{}", ending(&query)), None).await;
    let name = files::name(&visit, "cloth", (&picture.atlas, &picture.view));
    picture_reply(drawn, &name, ending(&query)).await
}

/// A drawn picture as a file.
pub(crate) async fn picture_reply(svg: String, name: &str, ending: &str) -> Result<Response, PageError> {
    if ending == "svg" {
        return Ok(download(&format!("{name}.svg"), "image/svg+xml", svg.into_bytes()));
    }
    let drawn = tokio::task::spawn_blocking(move || pixels::png(&svg)).await;
    let bytes = drawn.map_err(|error| PageError::Output(error.to_string()))??;
    Ok(download(&format!("{name}.png"), "image/png", bytes))
}

fn draw(frame: &Frame, coalition: &str, picture: &Picture) -> String {
    let lines = |lines: &[cloth::Line], short: bool| -> Vec<String> {
        let name = if short { words::short } else { words::name };
        lines
            .iter()
            .map(|line| name(frame, &picture.atlas, line.key))
            .collect()
    };
    let rows = 0..picture.cloth.rows.len();
    let gaps: Vec<String> = rows
        .map(|row| words::gaps(frame, picture.cloth.row(row)))
        .collect();
    let legend = DrawnLegend::new(frame, picture.view.count);
    let rows = 0..picture.cloth.rows.len();
    let marks = words::marks(frame, rows.flat_map(|row| picture.cloth.row(row)).map(cloth::Cell::mark));
    let marks: Vec<(&str, &str)> = marks.iter().map(|(mark, word)| (*mark, word.as_str())).collect();
    let words = cloth::draw::ClothWords {
        title: &words::caption(frame, &picture.atlas, &picture.view),
        rows: &lines(&picture.cloth.rows, false),
        notes: &gaps,
        cols: &lines(&picture.cloth.cols, true),
        legend: legend.words(&marks),
        foot: coalition,
    };
    let look = cloth::draw::ClothLook {
        count: picture.view.count,
        right_to_left: frame.language.direction() == "rtl",
        ..cloth::draw::ClothLook::default()
    };
    cloth::draw::cloth(&picture.cloth, &words, &look)
}
