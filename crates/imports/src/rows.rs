//! The rows of a list of activities, put together: several may be one activity, and one that only adds up is none.

use std::collections::{BTreeMap, HashMap};

use hxl::{Row, Table};
use kernel::fold;

use crate::columns::Columns;
use crate::line::Line;
use crate::placing::Placed;
use crate::understanding::Import;
use crate::whom::Whom;
use crate::working::Worked;
use crate::{days, partners};

/// Words for a row that adds up others, folded.
const SUMS: [&str; 16] = [
    "total",
    "totals",
    "totaux",
    "totales",
    "subtotal",
    "subtotals",
    "soustotal",
    "soustotaux",
    "grandtotal",
    "totalgeneral",
    "sum",
    "somme",
    "suma",
    "summe",
    "gesamt",
    "insgesamt",
];

/// What rows come to before anything of them is understood.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows with the same code are one activity with all their organisations.
    pub lines: Vec<Line>,
    /// Short names, each by the name beside which it stands, folded.
    pub acronyms: HashMap<String, String>,
    /// What sort of organisation each is, by the name beside which it stands, folded.
    pub sectors: BTreeMap<String, (u32, String)>,
    /// How many rows say more of an activity that an earlier row began.
    pub joined: usize,
    /// The numbers of rows that only add up others.
    pub sums: Vec<u32>,
}

impl Rows {
    pub fn read(columns: &Columns, table: &Table) -> Self {
        let mut rows = Self { lines: Vec::with_capacity(table.rows.len()), ..Self::default() };
        let mut by_code: HashMap<String, usize> = HashMap::new();
        for row in &table.rows {
            let line = Line::read(columns, row);
            if says_sum(row) && names_nothing(&line) {
                rows.sums.push(line.row);
                continue;
            }
            rows.remember(&line);
            match by_code.get(&line.code) {
                Some(at) if !line.code.is_empty() => {
                    rows.lines[*at].organisations.extend(line.organisations);
                    rows.joined += 1;
                }
                _ => {
                    by_code.insert(line.code.clone(), rows.lines.len());
                    rows.lines.push(line);
                }
            }
        }
        days::keep_strangers(columns, table, &mut rows.lines);
        rows.joined += partners::join(&mut rows.lines);
        rows
    }

    /// Beside several organisations nobody knows whose short name and sort it is.
    fn remember(&mut self, line: &Line) {
        let [(name, _)] = &line.organisations[..] else {
            return;
        };
        if !line.acronym.is_empty() {
            let acronym = || line.acronym.clone();
            self.acronyms.entry(fold(name)).or_insert_with(acronym);
        }
        if !line.sector.is_empty() {
            let sector = || (line.row, line.sector.clone());
            self.sectors.entry(fold(name)).or_insert_with(sector);
        }
    }
}

impl Import<'_> {
    /// Tells of rows that are left out, and remembers whose short names stand there.
    pub fn lines(&mut self, rows: Rows) -> Vec<Line> {
        let sectors = rows.sectors.into_iter();
        let sectors = sectors.map(|(name, (row, text))| (name, self.sectors(row, pieces(&text))));
        self.organisations.sectors = sectors.collect();
        self.organisations.acronyms = rows.acronyms;
        self.report.joined = rows.joined + rows.sums.len();
        self.leave_sums(&rows.sums);
        let lines = rows.lines.into_iter();
        lines.flat_map(|line| self.apart(line)).collect()
    }

    /// Whether a row says all that an activity needs, and names a place or a kind of work that has to be made for it.
    pub fn lacks_something(&mut self, line: &Line) -> bool {
        let (place, work) = (self.places.place(line), self.kinds.kind(line));
        let is_lacking = matches!(place, Placed::Missing(_)) || matches!(work, Worked::Missing { .. });
        let is_in_order = line.from_on.zip(line.to_on).is_none_or(|(from, to)| from <= to);
        is_lacking
            && is_in_order
            && !line.organisations.is_empty()
            && !matches!(place, Placed::Nowhere | Placed::Anywhere(_) | Placed::LeftOut(_))
            && !matches!(work, Worked::Nothing | Worked::LeftOut(_))
            && self.populations.whom(&line.population) != Whom::LeftOut
    }

    pub fn leave_sums(&mut self, sums: &[u32]) {
        for row in sums {
            self.remark(*row, &[], "import-sum", &[]);
        }
    }
}

/// What a cell lists with semicolons between.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|piece| !piece.is_empty())
}

/// Whether the first cell with anything in it says that the row adds up others.
pub fn says_sum(row: &Row) -> bool {
    let mut cells = row.cells().map(|cell| fold(cell.text));
    let first = cells.find(|text| !text.is_empty());
    first.is_some_and(|text| is_sum(&text))
}

fn is_sum(folded: &str) -> bool {
    SUMS.contains(&folded)
}

/// No place, and no work.
fn names_nothing(line: &Line) -> bool {
    let places = line.places.iter().flat_map(|(_, name, code)| [name, code]);
    let mut words = [&line.title, &line.kind, &line.area, &line.somewhere]
        .into_iter()
        .chain(places);
    words.all(|word| word.is_empty() || is_sum(&fold(word)))
}
