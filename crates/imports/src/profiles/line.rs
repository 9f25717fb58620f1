//! One row of a list of organisations: still in its words, except days and how an organisation stands.

use chrono::NaiveDate;
use hxl::{Row, Table};
use organisations::{ContactDraft, OtherName, State};
use uuid::Uuid;

use super::contact::{self, LeftOut};
use super::headings::language_of;
use crate::columns::{Columns, Meaning};
use crate::days;
use crate::line::{self, Line};

/// What stands between several things in one cell.
const BETWEEN: [char; 3] = [';', '\n', '|'];

/// A row in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    pub row: u32,
    /// As Weft's own directory tells it.
    pub id: Option<Uuid>,
    pub name: String,
    pub acronym: String,
    pub about: String,
    pub website: String,
    pub others: Vec<OtherName>,
    pub sectors: Vec<String>,
    pub languages: Vec<String>,
    /// Each kind of work, and each place, as a row of its own.
    pub work: Vec<Line>,
    pub places: Vec<Line>,
    pub contact: ContactDraft,
    /// Of the contact.
    pub left_out: Vec<LeftOut>,
    pub state: Option<State>,
    pub confirmed_on: Option<NaiveDate>,
    /// A day that is none, as it stands there.
    pub odd: Option<String>,
}

/// Words for how an organisation stands, folded; those of Weft's own directory first.
const STATES: [(State, &[&str]); 2] = [
    (
        State::Ended,
        &[
            "ended", "closed", "former", "inactive", "ferme", "cerrado", "cerrada",
        ],
    ),
    (State::Merged, &["merged", "mergedwithanother"]),
];

impl Entry {
    /// Reads a row by what its columns mean.
    pub fn read((columns, table): (&Columns, &Table), row: &Row) -> Self {
        let words = |meaning| line::first(columns, row, meaning);
        let several = |meaning| several(columns, row, meaning);
        let (contact, left_out) = contact::read(columns, row);
        let day = words(Meaning::Confirmed);
        let confirmed_on = days::first(&day);
        let id = Uuid::parse_str(&words(Meaning::Code)).ok();
        let (mut name, mut acronym) = (words(Meaning::Name), words(Meaning::Acronym));
        // Weft's own directory tells names as they are.
        if id.is_none() {
            (name, acronym) = line::told_apart(&name, &acronym);
        }
        Self {
            row: row.number(),
            id,
            name,
            acronym,
            about: words(Meaning::About),
            website: words(Meaning::Website),
            others: others(columns, table, row),
            sectors: several(Meaning::Sector),
            languages: several(Meaning::Language)
                .iter()
                .flat_map(|cell| parts(cell, &[',', '/']))
                .collect(),
            work: work(columns, row),
            places: places(columns, row),
            contact,
            left_out,
            state: line::one_of(&STATES, &words(Meaning::State)),
            odd: (confirmed_on.is_none() && !day.is_empty()).then_some(day),
            confirmed_on,
        }
    }
}

impl Entry {
    /// Everything in it that names kinds of work or places.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.work.iter().chain(&self.places)
    }
}

impl Line {
    /// Its kinds of work, where commas stand between several.
    pub fn work_at_commas(&self) -> Vec<Self> {
        let cell = if self.kind.is_empty() {
            &self.area
        } else {
            &self.kind
        };
        let parts = cell.split(',').map(kernel::tidy);
        let parts = parts.map(|part| match self.kind.is_empty() {
            true => Self { area: part, ..self.clone() },
            false => Self { kind: part, ..self.clone() },
        });
        parts.collect()
    }

    /// Its innermost places, where commas stand between several.
    pub fn places_at_commas(&self) -> Vec<Self> {
        let Some((innermost, around)) = self.places.split_last() else {
            let parts = self.somewhere.split(',').map(kernel::tidy);
            return parts
                .map(|somewhere| Self { somewhere, ..self.clone() })
                .collect();
        };
        let parts = innermost.1.split(',').map(kernel::tidy);
        let inside = |name: String| around.iter().cloned().chain([(innermost.0, name, String::new())]);
        parts
            .map(|name| Self { places: inside(name).collect(), ..self.clone() })
            .collect()
    }
}

fn parts(cell: &str, between: &[char]) -> Vec<String> {
    let parts = cell.split(between).map(kernel::tidy);
    parts.filter(|part| !part.is_empty()).collect()
}

/// Everything in the columns that mean this.
fn several(columns: &Columns, row: &Row, meaning: Meaning) -> Vec<String> {
    let cells = columns.with(meaning).map(|column| row.text(column));
    cells
        .flat_map(|cell| parts(hxl::unguarded(cell), &BETWEEN))
        .collect()
}

fn others(columns: &Columns, table: &Table, row: &Row) -> Vec<OtherName> {
    let named = columns.with(Meaning::OtherName).flat_map(|column| {
        let language = language_of(table, column);
        let names = parts(hxl::unguarded(row.text(column)), &BETWEEN).into_iter();
        names.map(move |name| OtherName { language: language.clone(), name })
    });
    named.collect()
}

/// The kinds of work it names; where there is none, its areas of focus.
fn work(columns: &Columns, row: &Row) -> Vec<Line> {
    let number = row.number();
    let areas = several(columns, row, Meaning::Area);
    let kinds = several(columns, row, Meaning::Kind);
    let around = match areas.as_slice() {
        [one] => one.clone(),
        _ => String::new(),
    };
    if kinds.is_empty() {
        let broad = areas.into_iter();
        return broad
            .map(|area| Line { row: number, area, ..Line::default() })
            .collect();
    }
    let exact = kinds.into_iter();
    exact
        .map(|kind| Line { row: number, kind, area: around.clone(), ..Line::default() })
        .collect()
}

/// The places it names: each of those that a cell names, inside the ones of the columns before it.
fn places(columns: &Columns, row: &Row) -> Vec<Line> {
    let levels = (0..=3).map(|level| {
        let codes = several(columns, row, Meaning::PlaceCode(level));
        (level, several(columns, row, Meaning::Place(level)), codes)
    });
    let filled: Vec<(u8, Vec<String>, Vec<String>)> = levels
        .filter(|(_, names, codes)| !names.is_empty() || !codes.is_empty())
        .collect();
    let mut around: Vec<(u8, String, String)> = Vec::new();
    let mut found: Vec<Vec<(u8, String, String)>> = Vec::new();
    for (at, (level, names, codes)) in filled.iter().enumerate() {
        let count = names.len().max(codes.len());
        let one = |at: usize| {
            // Where names and codes are not as many, the names tell more.
            let code = codes
                .get(at)
                .filter(|_| names.is_empty() || codes.len() == names.len());
            (*level, names.get(at).cloned().unwrap_or_default(), code.cloned().unwrap_or_default())
        };
        if count == 1 && at + 1 < filled.len() {
            around.push(one(0));
            continue;
        }
        found = (0..count)
            .map(|at| around.iter().cloned().chain([one(at)]).collect())
            .collect();
        if count > 1 {
            // What lies deeper cannot be told to which of them it belongs.
            break;
        }
    }
    let line = |places| Line { row: row.number(), places, ..Line::default() };
    let somewhere = several(columns, row, Meaning::Somewhere).into_iter();
    let somewhere = somewhere.map(|written| labelled(row.number(), &written));
    found.into_iter().map(line).chain(somewhere).collect()
}

/// A place of any level; as Weft writes them, after the places around it from the province on.
fn labelled(row: u32, written: &str) -> Line {
    let path = parts(written, &['›']);
    let mut line = Line { row, ..Line::default() };
    match path.as_slice() {
        [_, _, ..] => {
            let levels = (1..=3).zip(path);
            line.places = levels.map(|(level, name)| (level, name, String::new())).collect();
        }
        _ => line.somewhere = kernel::tidy(written),
    }
    line
}
