//! One row of a table as an activity somebody wrote down: still in their words, except days, numbers and states.

use activities::{Role, Status};
use chrono::NaiveDate;
use hxl::Row;
use uuid::Uuid;

use crate::columns::{Columns, Meaning};
use crate::states::{ROLES, STATES, is_open, says_nothing};
use crate::{about, crosswalk, days};

/// Words for all of what is around, folded.
const EVERYWHERE: [&str; 34] = [
    "all",
    "alldistricts",
    "allprovinces",
    "allprovince",
    "wholeprovince",
    "wholedistrict",
    "entireprovince",
    "provincewide",
    "districtwide",
    "nationwide",
    "countrywide",
    "nationallevel",
    "national",
    "various",
    "multiple",
    "several",
    "tous",
    "toutes",
    "touslesdistricts",
    "touteslesprovinces",
    "toutelaprovince",
    "toutledistrict",
    "toutlepays",
    "divers",
    "plusieurs",
    "todos",
    "todas",
    "todoslosdistritos",
    "todaslasprovincias",
    "todalaprovincia",
    "todoelpais",
    "nacional",
    "varios",
    "na",
];

/// A row in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its number in the original sheet.
    pub row: u32,
    /// Who has what to do with it, as written; one cell may name several.
    pub organisations: Vec<(String, Role)>,
    /// What stands for it in the table it comes from.
    pub code: String,
    /// It comes from another coalition's record: its code is an id that is not known here.
    pub is_from_elsewhere: bool,
    pub acronym: String,
    pub sector: String,
    pub area: String,
    pub kind: String,
    pub title: String,
    pub population: String,
    /// Level, name and code, outermost first.
    pub places: Vec<(u8, String, String)>,
    pub somewhere: String,
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
    pub status: Option<Status>,
    pub reach: Option<i32>,
    pub confirmed_on: Option<NaiveDate>,
    pub note: String,
    /// Days written with their month first.
    pub turned: Vec<(Meaning, String, NaiveDate)>,
    /// Cells that could not be understood: what they should be, and what stands there.
    pub odd: Vec<(Meaning, String)>,
}

impl Line {
    /// Reads a row by what its columns mean.
    pub fn read(columns: &Columns, row: &Row) -> Self {
        let mut line = Self { row: row.number(), ..Self::default() };
        let words = |meaning| first(columns, row, meaning);
        line.code = words(Meaning::Code);
        line.acronym = words(Meaning::Acronym);
        line.sector = words(Meaning::Sector);
        line.area = words(Meaning::Area);
        line.kind = words(Meaning::Kind);
        line.title = words(Meaning::Title);
        line.population = words(Meaning::Population);
        if crosswalk::is_everybody(&line.population) || says_nothing(&line.population) {
            line.population.clear();
        }
        line.somewhere = words(Meaning::Somewhere);
        line.note = words(Meaning::Note);
        let levels =
            (0..=3).map(|level| (level, words(Meaning::Place(level)), words(Meaning::PlaceCode(level))));
        line.places = levels
            .filter(|(_, name, code)| !code.is_empty() || !name.is_empty() && !is_everywhere(name))
            .collect();
        line.organisations = organisations(columns, row);
        line.from_on = line
            .day(columns, row, Meaning::From)
            .or_else(|| line.day(columns, row, Meaning::Then));
        line.to_on = line.day(columns, row, Meaning::To);
        line.confirmed_on = line.day(columns, row, Meaning::Confirmed);
        let state = words(Meaning::Status);
        line.status = one_of(&STATES, &state);
        if line.status.is_none() && !state.is_empty() {
            line.odd.push((Meaning::Status, state));
        }
        line.reach = line
            .number(columns, row, Meaning::Reached)
            .or_else(|| line.number(columns, row, Meaning::Targeted));
        line
    }

    /// The activity it names by its id, as Weft's own lists do.
    pub fn id(&self) -> Option<Uuid> {
        Uuid::parse_str(&self.code).ok()
    }

    fn day(&mut self, columns: &Columns, row: &Row, meaning: Meaning) -> Option<NaiveDate> {
        let text = first(columns, row, meaning);
        if text.is_empty() || meaning == Meaning::To && is_open(&text) {
            return None;
        }
        let day = match meaning {
            Meaning::To => days::last(&text),
            _ => days::first(&text),
        };
        match day {
            None => self.odd.push((meaning, text)),
            Some(day) if hxl::Date::is_month_first(&text) == Some(true) => {
                self.turned.push((meaning, text, day));
            }
            Some(_) => (),
        }
        day
    }

    fn number(&mut self, columns: &Columns, row: &Row, meaning: Meaning) -> Option<i32> {
        let text = first(columns, row, meaning);
        if text.is_empty() {
            return None;
        }
        // Of people nobody counts thousandths.
        let text = match are_thousands(&text) {
            true => text.replace('.', ""),
            false => text,
        };
        let number = about::number(&text).filter(|number| (0.0..=100_000_000.0).contains(number));
        if number.is_none() {
            self.odd.push((meaning, text));
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "between 0 and 100,000,000, as was just seen"
        )]
        number.map(|number| number.round() as i32)
    }
}

/// The first cell with anything in it, of all columns that mean this.
pub fn first(columns: &Columns, row: &Row, meaning: Meaning) -> String {
    let mut cells = columns
        .with(meaning)
        .map(|column| kernel::tidy(hxl::unguarded(row.text(column))));
    cells.find(|text| !text.is_empty()).unwrap_or_default()
}

/// `1.250`, as many write more than a thousand.
fn are_thousands(text: &str) -> bool {
    let groups: Vec<&str> = text.split('.').collect();
    let are_digits = groups
        .iter()
        .all(|group| group.bytes().all(|one| one.is_ascii_digit()));
    let is_first = groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
    are_digits && is_first && groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3)
}

/// Whether a word in a column of places says that all of what is around is meant.
fn is_everywhere(name: &str) -> bool {
    EVERYWHERE.contains(&kernel::fold(name).as_str())
}

fn organisations(columns: &Columns, row: &Row) -> Vec<(String, Role)> {
    let told = one_of(&ROLES, &first(columns, row, Meaning::Role));
    let mut found = Vec::new();
    for role in Role::ALL {
        for column in columns.with(Meaning::Organisation(role)) {
            let name = kernel::tidy(hxl::unguarded(row.text(column)));
            if !name.is_empty() {
                // A column of roles speaks of the organisation itself, not of a funder named beside it.
                let role = if role == Role::Runs {
                    told.unwrap_or(role)
                } else {
                    role
                };
                found.push((name, role));
            }
        }
    }
    found
}

pub fn one_of<T: Copy>(known: &[(T, &[&str])], text: &str) -> Option<T> {
    let folded = kernel::fold(text);
    let found = known.iter().find(|(_, words)| words.contains(&folded.as_str()));
    found.map(|(one, _)| *one)
}

/// A name without the short name beside it, where nothing else says that.
pub fn told_apart(written: &str, acronym: &str) -> (String, String) {
    let apart = alike::name_and_acronym(written);
    let apart = apart.filter(|(_, short)| acronym.is_empty() || kernel::fold(short) == kernel::fold(acronym));
    apart.unwrap_or_else(|| (written.to_owned(), acronym.to_owned()))
}
