//! The cloth as a list to take away: one row for each cell, every column, none left out.

use axum::response::Response;
use chrono::NaiveDate;
use cloth::{Cell, Day, Key, Pattern, State};
use kernel::Scope;
use web::sheets::{Sheet, Value};
use web::{App, Frame, PageError, Query, Visit};

use super::picture::{self, Picture, Wanted};
use super::view::{Axis, View};
use super::words;
use crate::loom;
use crate::maps::files;

/// What a list of cells is asked for by a command.
#[derive(Clone, Debug)]
pub struct Gaps {
    pub rows: Axis,
    pub cols: Axis,
    /// How deep places are shown: 0 countries, 1 provinces, 2 districts; `None` chooses.
    pub level: Option<u8>,
    /// Whether whole areas of focus are shown rather than the kinds of work in them.
    pub by_area: bool,
    /// The day looked at; `None` is today.
    pub on: Option<NaiveDate>,
    /// From how many organisations a possible overlap is told.
    pub overlap_from: u32,
    /// The deepest level of place that is listed.
    pub level_max: i32,
    /// The states that are listed; empty for all.
    pub only: Vec<CellState>,
}

/// How a cell stands, in one word for programs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CellState {
    Gap,
    Nobody,
    NotAsked,
    None,
    Overlap,
    Works,
}

impl CellState {
    pub fn word(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Nobody => "nobody",
            Self::NotAsked => "not-asked",
            Self::None => "none",
            Self::Overlap => "overlap",
            Self::Works => "works",
        }
    }

    /// The state of what is drawn so.
    pub(crate) fn drawn(pattern: Pattern) -> Self {
        match pattern {
            Pattern::Gap => Self::Gap,
            Pattern::Nobody => Self::Nobody,
            Pattern::NotAsked => Self::NotAsked,
            Pattern::Empty => Self::None,
            Pattern::Overlap => Self::Overlap,
            Pattern::One | Pattern::Two | Pattern::Three => Self::Works,
        }
    }

    fn of(cell: &Cell) -> Self {
        match cell.state {
            State::SomebodyWorks if cell.overlap.is_some() => Self::Overlap,
            State::SomebodyWorks => Self::Works,
            State::AskedAndNobody if cell.is_gap() => Self::Gap,
            State::AskedAndNobody => Self::Nobody,
            State::NotAsked => Self::NotAsked,
            State::NoneRecorded => Self::None,
        }
    }
}

/// The cells of rows and columns, for a command, gaps before all others. The same thing cannot be both: then the file is empty of sense
/// and the answer is that the page is not there.
pub async fn gaps_sheet(app: &App, scope: Scope, gaps: &Gaps) -> Result<Sheet, PageError> {
    if gaps.rows == gaps.cols {
        return Err(PageError::BadRequest);
    }
    let frame = plain_frame(app);
    let mut view = View::of(gaps.rows, gaps.cols, gaps.on.unwrap_or_else(|| app.today()));
    (view.level, view.by_area) = (gaps.level, gaps.by_area);
    let (overlap_from, level_max) = (gaps.overlap_from, gaps.level_max);
    let wanted = Wanted { overlap_from, findings: 0, level_max };
    let (picture, days) = look(app, scope, (view, wanted)).await?;
    let state = |at: &(usize, usize)| CellState::of(picture.cloth.cell(at.0, at.1));
    let mut cells = cells(&picture);
    cells.retain(|at| gaps.only.is_empty() || gaps.only.contains(&state(at)));
    cells.sort_by_key(|at| state(at) != CellState::Gap);
    Ok(listed(&frame, &picture, (&cells, &days)))
}

/// A cell in columns.
const COLUMNS: [(&str, &str); 10] = [
    ("row", "sheet-row"),
    ("column", "sheet-column"),
    ("organisations", "cloth-count-organisations"),
    ("activities", "cloth-count-activities"),
    ("state", "sheet-state"),
    ("need", "sheet-need"),
    ("needs_unmet", "sheet-unmet"),
    ("needs_in_part", "sheet-in-part"),
    ("asked_on", "sheet-asked-on"),
    ("note", "sheet-note"),
];
/// Where rows or columns are places, their code stands behind the names.
const CODE: (&str, &str) = ("place_code", "sheet-place-code");
const CODE_AT: usize = 2;

/// All cells of a view as a file, by what it is called in its name.
pub(crate) async fn give(
    visit: &Visit,
    query: &Query,
    what: &str,
    view: View,
) -> Result<Response, PageError> {
    let wanted = Wanted::of(&visit.coalition, 0);
    let (picture, days) = look(&visit.app, visit.scope, (view, wanted)).await?;
    let sheet = listed(&visit.frame, &picture, (&cells(&picture), &days));
    let name = files::name(visit, what, (&picture.atlas, &picture.view));
    files::give(visit, query, Sheet { name: what.to_owned(), ..sheet }, name).await
}

/// A view with the days on which its cells were asked about.
async fn look(
    app: &App,
    scope: Scope,
    (view, wanted): (View, Wanted),
) -> Result<(Picture, Vec<Option<Day>>), PageError> {
    let picture = picture::weave_whole(app, scope, view, wanted).await?;
    let on = picture.cloth.ask.on;
    let asked = loom::look(app, scope, move |woven| {
        woven
            .asked()
            .iter()
            .filter(|one| one.on <= on)
            .copied()
            .collect::<Vec<_>>()
    });
    let days = asked_days(&picture, &asked.await?);
    Ok((picture, days))
}

/// Every cell that is seen, by its row and column.
fn cells(picture: &Picture) -> Vec<(usize, usize)> {
    let rows = picture.rows.iter();
    rows.flat_map(|row| picture.cols.iter().map(|col| (*row, *col)))
        .collect()
}

fn listed(frame: &Frame, picture: &Picture, (cells, days): (&[(usize, usize)], &[Option<Day>])) -> Sheet {
    let mut columns = COLUMNS.to_vec();
    if [picture.view.rows, picture.view.cols].contains(&Axis::Place) {
        columns.insert(CODE_AT, CODE);
    }
    let day = |(row, col): (usize, usize)| days[row * picture.cloth.cols.len() + col];
    let rows = cells
        .iter()
        .map(|at| line(frame, picture, *at, day(*at)))
        .collect();
    files::sheet(frame, ("cloth", &picture.atlas, &picture.view), &columns, rows)
}

fn line(frame: &Frame, picture: &Picture, (row, col): (usize, usize), asked_on: Option<Day>) -> Vec<Value> {
    let cell = picture.cloth.cell(row, col);
    let day = asked_on
        .and_then(NaiveDate::from_epoch_days)
        .map_or(Value::Empty, Value::Day);
    let keys = [picture.row_key(row), picture.col_key(col)];
    let code = keys.into_iter().find_map(|key| code(picture, key));
    let [row, col] = keys.map(|key| Value::text(words::name(frame, &picture.atlas, key)));
    let mut line = vec![
        row,
        col,
        Value::Number(i64::from(cell.organisations)),
        Value::Number(i64::from(cell.activities)),
        Value::text(CellState::of(cell).word()),
        Value::Number(i64::from(cell.need)),
        Value::Number(i64::from(cell.unmet)),
        Value::Number(i64::from(cell.in_part)),
        day,
        Value::text(words::says(frame, cell, picture.view.count)),
    ];
    if let Some(code) = code {
        line.insert(CODE_AT, code);
    }
    line
}

/// The code of a line that is a place; empty for a place without one.
pub(crate) fn code(picture: &Picture, key: Key) -> Option<Value> {
    match key {
        Key::Place(number) => Some(Value::text(picture.atlas.place_code(picture.atlas.places.id(number)))),
        _ => None,
    }
}

/// For each cell of places and kinds of work the latest day on which all of it was asked about at once.
fn asked_days(picture: &Picture, asked: &[cloth::Asked]) -> Vec<Option<Day>> {
    let cloth = &picture.cloth;
    let mut days = vec![None; cloth.rows.len() * cloth.cols.len()];
    if !picture.view.is_places_by_focuses() {
        return days;
    }
    for one in asked {
        let is_inside = |line: &cloth::Line| match line.key {
            Key::Place(number) => holds_place(picture, one.place, number),
            Key::Focus(number) => one.focus == number || one.focus == picture.atlas.area_of(number),
            _ => false,
        };
        let cols: Vec<usize> = (0..cloth.cols.len())
            .filter(|col| is_inside(&cloth.cols[*col]))
            .collect();
        for row in (0..cloth.rows.len()).filter(|row| is_inside(&cloth.rows[*row])) {
            for col in &cols {
                let day = &mut days[row * cloth.cols.len() + col];
                *day = (*day).max(Some(one.on));
            }
        }
    }
    days
}

fn holds_place(picture: &Picture, outer: u32, inner: u32) -> bool {
    let id = |number: u32| places::PlaceId(picture.atlas.places.id(number));
    picture.atlas.tree.within(id(outer), id(inner))
}

/// English words without anybody looking: for commands.
pub(crate) fn plain_frame(app: &App) -> Frame {
    Frame {
        texts: app.texts().clone(),
        language: web::texts::Language::English,
        signed_in: None,
        by_link: None,
        entered: None,
        path: String::new(),
        notice: None,
        today: app.today(),
        is_demo: false,
        leave_to: String::new(),
    }
}
