//! The cloth as a list to take away: one row for each cell, every column, none left out.

use chrono::NaiveDate;
use cloth::{Day, Key, State};
use kernel::Scope;
use web::sheets::{Sheet, Value};
use web::{App, Frame, PageError};

use super::picture::{self, Picture, Wanted};
use super::view::{Axis, View};
use super::words;
use crate::loom;
use crate::maps::files;

/// What a list of cells is asked for by a command.
#[derive(Clone, Copy, Debug)]
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
}

/// The cells of rows and columns, for a command. The same thing cannot be both: then the file is empty of sense
/// and the answer is that the page is not there.
pub async fn gaps_sheet(app: &App, scope: Scope, gaps: &Gaps) -> Result<Sheet, PageError> {
    if gaps.rows == gaps.cols {
        return Err(PageError::BadRequest);
    }
    let frame = plain_frame(app);
    let mut view = View::of(gaps.rows, gaps.cols, gaps.on.unwrap_or_else(|| app.today()));
    (view.level, view.by_area) = (gaps.level, gaps.by_area);
    of_view(app, scope, &frame, (view, gaps.overlap_from)).await
}

/// A cell in columns.
const COLUMNS: [(&str, &str); 8] = [
    ("row", "sheet-row"),
    ("column", "sheet-column"),
    ("organisations", "cloth-count-organisations"),
    ("activities", "cloth-count-activities"),
    ("state", "sheet-state"),
    ("need", "sheet-need"),
    ("asked_on", "sheet-asked-on"),
    ("note", "sheet-note"),
];
/// Where rows or columns are places, their code stands behind the names.
const CODE: (&str, &str) = ("place_code", "sheet-place-code");
const CODE_AT: usize = 2;

pub(crate) async fn of_view(
    app: &App,
    scope: Scope,
    frame: &Frame,
    (view, overlap_from): (View, u32),
) -> Result<Sheet, PageError> {
    let wanted = Wanted { overlap_from, findings: 0 };
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
    let mut columns = COLUMNS.to_vec();
    if [picture.view.rows, picture.view.cols].contains(&Axis::Place) {
        columns.insert(CODE_AT, CODE);
    }
    let mut rows = Vec::with_capacity(picture.rows.len() * picture.cols.len());
    for row in &picture.rows {
        for col in &picture.cols {
            let day = days[row * picture.cloth.cols.len() + col];
            rows.push(line(frame, &picture, (*row, *col), day));
        }
    }
    Ok(files::sheet(frame, "cloth", &columns, rows))
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
        Value::text(state_word(cell)),
        Value::Number(i64::from(cell.need)),
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

/// The state of a cell in one word, for programs.
pub(crate) fn state_word(cell: &cloth::Cell) -> &'static str {
    match cell.state {
        State::SomebodyWorks if cell.overlap.is_some() => "overlap",
        State::SomebodyWorks => "works",
        State::AskedAndNobody if cell.is_gap() => "gap",
        State::AskedAndNobody => "nobody",
        State::NotAsked => "not-asked",
        State::NoneRecorded => "none",
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
        entered: None,
        path: String::new(),
        notice: None,
        today: app.today(),
        is_demo: false,
        leave_to: String::new(),
    }
}
