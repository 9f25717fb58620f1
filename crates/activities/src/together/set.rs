//! How each place stands: all of the set, some of it, nothing, or not known yet.

use chrono::NaiveDate;
use cloth::{Key, Verdict};
use web::sheets::Value;
use web::{Frame, PageError, Tone, Visit};

use crate::cloth::table::cell_base;
use crate::cloth::{Axis, Picture, View, Wanted, code, keys, weave_whole, words};
use crate::maps::empty::{self, Empty};

/// The areas that must be covered together, and how each place stands.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    /// The areas by name.
    pub areas: Vec<String>,
    pub summary: String,
    pub rows: Vec<Standing>,
    pub level: Option<u8>,
    pub usual_level: u8,
    pub deepest: i32,
    /// What is said while nothing can be told.
    pub empty: Option<Empty>,
}

/// One place.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub name: String,
    /// Its code in official lists.
    pub code: Option<Value>,
    pub tone: Tone,
    /// How the place stands, in a few words.
    pub state: String,
    pub has: Vec<String>,
    /// Each with its cell.
    pub lacks: Vec<(String, String)>,
    pub unknown: Vec<(String, String)>,
}

/// How the set is covered on a day.
pub(crate) async fn set(visit: &Visit, on: NaiveDate, level: Option<u8>) -> Result<Set, PageError> {
    let frame = &visit.frame;
    let view = View { by_area: true, level, ..View::of(Axis::Place, Axis::Focus, on) };
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let atlas = &picture.atlas;
    let must = |col: &usize| match picture.col_key(*col) {
        Key::Focus(number) => atlas.focuses.get(number).must_cover && !atlas.focuses.get(number).is_ended,
        _ => false,
    };
    let cols: Vec<usize> = picture.cols.iter().copied().filter(must).collect();
    let found = if cols.is_empty() {
        Vec::new()
    } else {
        cloth::together(&picture.cloth, &cols)
    };
    let shown = |row: &usize| found.iter().find(|one| one.row == *row);
    let rows: Vec<Standing> = picture
        .rows
        .iter()
        .filter_map(shown)
        .map(|one| standing(frame, &picture, one))
        .collect();
    let whole = found
        .iter()
        .filter(|one| one.verdict == Verdict::Whole && picture.rows.contains(&one.row))
        .count();
    Ok(Set {
        areas: cols
            .iter()
            .map(|col| words::name(frame, atlas, picture.col_key(*col)))
            .collect(),
        summary: summary(frame, &picture, (cols.len(), whole, rows.len())),
        rows,
        level,
        usual_level: crate::cloth::usual_level(atlas),
        deepest: atlas.tree.deepest_level(),
        empty: empty::without_ground(frame, atlas)
            .or_else(|| cols.is_empty().then(|| empty::without_set(frame)))
            .or_else(|| picture.is_bare().then(|| empty::without_records(frame))),
    })
}

fn summary(frame: &Frame, picture: &Picture, (areas, whole, places): (usize, usize, usize)) -> String {
    if areas == 0 || places == 0 || picture.is_bare() {
        return String::new();
    }
    frame.t3("together-summary", "whole", whole, "places", places, "areas", areas)
}

fn standing(frame: &Frame, picture: &Picture, one: &cloth::Together) -> Standing {
    let name = |col: &usize| words::name(frame, &picture.atlas, picture.col_key(*col));
    let base = cell_base(frame, picture);
    let row = keys::key_word(&picture.atlas, picture.row_key(one.row));
    let linked = |cols: &[usize]| -> Vec<(String, String)> {
        let href = |col: &usize| {
            let col = keys::key_word(&picture.atlas, picture.col_key(*col));
            format!("{base}&row={row}&col={col}")
        };
        cols.iter().map(|col| (name(col), href(col))).collect()
    };
    let (tone, word) = match one.verdict {
        Verdict::Whole => (Tone::Good, "whole"),
        Verdict::Broken => (Tone::Gap, "broken"),
        Verdict::Bare => (Tone::Gap, "bare"),
        Verdict::Unknown => (Tone::Watch, "unknown"),
    };
    Standing {
        name: words::name(frame, &picture.atlas, picture.row_key(one.row)),
        code: code(picture, picture.row_key(one.row)),
        tone,
        state: frame.of("together-", word, ""),
        has: one.has.iter().map(name).collect(),
        lacks: linked(&one.lacks),
        unknown: linked(&one.unknown),
    }
}
