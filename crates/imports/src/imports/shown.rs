//! Rows in the words of their list, as pages show the first of them.

use web::Frame;

use super::reading::Opened;
use crate::areas;
use crate::line::Line;
use crate::profiles::Entry;
use crate::rows::Rows;
use crate::what::What;

/// A row as it is read, under the heads of [`heads`].
pub struct Shown {
    pub number: u32,
    pub cells: Vec<String>,
    pub notes: Vec<String>,
}

/// All rows of a list as they are read.
pub enum Lines {
    Activities(Vec<Line>),
    Organisations(Vec<Entry>),
    Places(Vec<areas::Said>),
}

/// What stands above the cells of rows.
pub fn heads(frame: &Frame, what: What) -> Vec<String> {
    let words = match what {
        What::Activities => ["who", "what", "where", "when"],
        What::Organisations => ["who", "what", "where", "reached"],
        What::Places => ["place", "inside", "code", "names"],
    };
    words.map(|word| frame.of("import-head-", word, "")).into()
}

impl Lines {
    pub fn of(opened: &Opened) -> Self {
        let (columns, table) = (&opened.columns, &opened.list.table);
        let rows = table.rows.iter();
        match opened.list.what {
            What::Activities => Self::Activities(Rows::read(columns, table).lines),
            What::Organisations => {
                Self::Organisations(rows.map(|row| Entry::read((columns, table), row)).collect())
            }
            What::Places => {
                let reader = areas::Reader::new(table, columns);
                Self::Places(rows.map(|row| reader.read(row)).collect())
            }
        }
    }

    /// The numbers of the rows, in order.
    pub fn numbers(&self) -> Vec<u32> {
        match self {
            Self::Activities(lines) => lines.iter().map(|line| line.row).collect(),
            Self::Organisations(lines) => lines.iter().map(|line| line.row).collect(),
            Self::Places(lines) => lines.iter().map(|line| line.row).collect(),
        }
    }

    /// The row at this position.
    pub fn shown(&self, frame: &Frame, at: usize) -> Shown {
        let (number, cells) = match self {
            Self::Activities(lines) => (lines[at].row, activity(frame, &lines[at])),
            Self::Organisations(lines) => (lines[at].row, organisation(frame, &lines[at])),
            Self::Places(lines) => (lines[at].row, place(frame, &lines[at])),
        };
        Shown { number, cells: cells.into(), notes: Vec::new() }
    }
}

fn filled<'a>(texts: impl IntoIterator<Item = &'a String>, between: &str) -> String {
    let texts = texts.into_iter().map(String::as_str);
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

fn work(line: &Line) -> String {
    filled([&line.title, &line.kind, &line.area], " · ")
}

/// Where it is, with what is around it; the country only where nothing else is said.
fn whereabouts(line: &Line) -> String {
    let is_alone = line.places.len() == 1 && line.somewhere.is_empty();
    let levels = line.places.iter().filter(|(level, ..)| *level > 0 || is_alone);
    let levels = levels.map(|(_, name, code)| if name.is_empty() { code } else { name });
    filled(levels.chain([&line.somewhere]), " › ")
}

fn activity(frame: &Frame, line: &Line) -> [String; 4] {
    let who: Vec<String> = line.organisations.iter().map(|(name, _)| name.clone()).collect();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| frame.day(&day));
    let when = [day(line.from_on), day(line.to_on)];
    let when = when.join(" – ").trim_matches([' ', '–']).to_owned();
    [frame.list(&who), work(line), whereabouts(line), when]
}

fn organisation(frame: &Frame, entry: &Entry) -> [String; 4] {
    let kinds: Vec<String> = entry.work.iter().map(work).collect();
    let places: Vec<String> = entry.places.iter().map(whereabouts).collect();
    let contact = &entry.contact;
    [
        filled([&entry.name, &entry.acronym], " · "),
        frame.list(&kinds),
        frame.list(&places),
        filled([&contact.name, &contact.email, &contact.phone], " · "),
    ]
}

fn place(frame: &Frame, said: &areas::Said) -> [String; 4] {
    let around = said
        .around
        .iter()
        .map(|(_, name, code)| if name.is_empty() { code } else { name });
    let names: Vec<String> = said.names.iter().map(|(_, name)| name.clone()).collect();
    let mut names: Vec<String> = std::iter::once(said.local_name.clone()).chain(names).collect();
    names.retain(|name| !name.is_empty());
    names.dedup();
    [
        said.name.clone(),
        filled(around, " › "),
        said.code.clone(),
        frame.list(&names),
    ]
}
