//! Looking for the row of hashtags, or for the row with the headings.

use crate::error::Error;
use crate::guess;
use crate::head::{Column, Head, Status};
use crate::limits::Meter;
use crate::read::Source;
use crate::row::{Draft, Kind, Row};
use crate::tag::Tag;
use crate::text::{folded, single_spaced};

/// Hashtags are looked for in the first 25 rows, as everybody does; headings in as many that are not empty.
const SEARCHED: u32 = 25;

/// Gathers the first rows until it is plain where the data begin.
pub(crate) struct Search {
    gathered: Vec<Row>,
    wanted: Option<u32>,
}

/// What one more row has told.
pub(crate) enum Told {
    /// Not yet where the data begin.
    Nothing,
    /// This row is the row of hashtags.
    Tags,
    /// Hashtags will not come any more; this row has not been taken.
    TooLate,
}

impl Search {
    pub fn new(wanted: Option<u32>) -> Search {
        Search { gathered: Vec::new(), wanted }
    }

    pub fn look(&mut self, draft: &Draft, kept: &mut Meter) -> Result<Told, Error> {
        let is_late = match self.wanted {
            Some(header) => draft.number() > header.saturating_add(1),
            None => self.gathered.len() >= SEARCHED as usize,
        };
        if is_late {
            return Ok(Told::TooLate);
        }
        let row = draft.to_row();
        kept.keep(row.weight())?;
        let may_be_tags = match self.wanted {
            Some(header) => row.number() > header,
            None => row.number() <= SEARCHED,
        };
        let is_tags = may_be_tags && are_tags(&row);
        self.gathered.push(row);
        Ok(if is_tags { Told::Tags } else { Told::Nothing })
    }

    /// The head, when the last row taken was the row of hashtags.
    pub fn tagged(self, source: Source) -> Head {
        let mut above = self.gathered.iter().rev();
        let tags = above.next();
        let tag_row = tags.map(Row::number);
        let header = above.next().filter(|row| Some(row.number() + 1) == tag_row);
        // A sheet has all columns of its title, as `libhxl` sees it; a line of text has its own.
        let title = self.gathered.iter().map(Row::width).max();
        let least = title.filter(|_| source.sheet.is_some()).unwrap_or_default();
        let columns = columns(header, tags, least);
        let header_row = header.map(Row::number);
        Head {
            source,
            status: Status::Tagged,
            columns,
            header_row,
            tag_row,
            lead: self.gathered,
        }
    }

    fn header_at(&self) -> Option<usize> {
        match self.wanted {
            Some(number) => self.gathered.iter().position(|row| row.number() == number),
            None => header_like(&self.gathered),
        }
    }

    /// Whether there are headings with a row below them; a single one only counts where it is known.
    pub fn has_table(&self) -> bool {
        let Some((header, below)) = self.header_at().and_then(|at| self.gathered[at..].split_first()) else {
            return false;
        };
        let filled = header.cells().filter(|cell| !cell.text.trim().is_empty());
        let is_known = header.cells().any(|cell| guess::is_known(cell.text));
        !below.is_empty() && (filled.count() > 1 || is_known)
    }

    /// The head of a table without hashtags, and the rows already taken that belong to its data.
    pub fn untagged(self, source: Source) -> (Head, Vec<Row>) {
        let at = self.header_at();
        let header = at.map(|at| &self.gathered[at]);
        let widest = self.gathered.iter().map(used).max().unwrap_or_default();
        let columns = columns(header, None, widest);
        let header_row = header.map(Row::number);
        let mut lead = self.gathered;
        let rows = lead.split_off(at.map_or(0, |at| at + 1));
        let head = Head {
            source,
            status: Status::Untagged,
            columns,
            header_row,
            tag_row: None,
            lead,
        };
        (head, rows)
    }
}

/// Whether at least half of the filled cells are hashtags.
fn are_tags(row: &Row) -> bool {
    let filled = row.cells().filter(|cell| !cell.text.trim().is_empty());
    let (mut all, mut tags) = (0, 0);
    for cell in filled {
        all += 1;
        tags += usize::from(tag_of(cell.text).is_some());
    }
    tags > 0 && tags * 2 >= all
}

fn tag_of(text: &str) -> Option<Tag> {
    if !text.contains('#') {
        return None;
    }
    folded(text).parse().ok()
}

/// At least so many columns, and as many as have a heading or a place for a hashtag.
fn columns(header: Option<&Row>, tags: Option<&Row>, least: usize) -> Vec<Column> {
    let width = tags.map_or(0, Row::width).max(header.map_or(0, used)).max(least);
    let text = |row: Option<&Row>, index| row.map(|row| single_spaced(row.text(index))).unwrap_or_default();
    let column = |index| Column {
        number: number_of(index),
        header: text(header, index),
        tag: tags.and_then(|row| tag_of(row.text(index))),
    };
    (0..width).map(column).collect()
}

fn number_of(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// How many cells there are up to the last filled one.
fn used(row: &Row) -> usize {
    let filled = (0..row.width())
        .rev()
        .find(|index| !row.text(*index).trim().is_empty());
    filled.map_or(0, |last| last + 1)
}

/// The row that looks most like headings: the first in which more than half of the columns in use have short texts
/// that differ from each other and are neither numbers nor days. A row of wider headings may stand above the real
/// ones: of the next rows that look so, too, the one with the most headings that are known is taken.
fn header_like(rows: &[Row]) -> Option<usize> {
    let mut widths: Vec<usize> = rows.iter().map(used).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let looks_right = |row: &Row| {
        let names: Vec<&str> = row
            .cells()
            .filter(|cell| is_name(cell.text, cell.kind))
            .map(|cell| cell.text.trim())
            .collect();
        let mut distinct = names.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let filled = row.cells().filter(|cell| !cell.text.trim().is_empty()).count();
        distinct.len() * 2 > usual && distinct.len() * 5 >= filled * 4 && (usual < 2 || distinct.len() >= 2)
    };
    const ABOVE: usize = 2;
    let first = rows.iter().position(&looks_right)?;
    let candidates = (first..rows.len().min(first + ABOVE + 1)).filter(|at| looks_right(&rows[*at]));
    let known = |at: &usize| {
        rows[*at]
            .cells()
            .filter(|cell| guess::is_known(cell.text))
            .count()
    };
    // The first of those with the same number.
    candidates.rev().max_by_key(known)
}

fn is_name(text: &str, kind: Kind) -> bool {
    const LONGEST: usize = 120;
    let trimmed = text.trim();
    let is_word = trimmed.chars().any(char::is_alphabetic) && trimmed.chars().count() <= LONGEST;
    kind == Kind::Text && is_word && crate::date::Date::read(trimmed).is_none()
}
