//! A whole table in memory.

use std::io::Read;
use std::ops::Deref;

use crate::error::{Bound, Error, ErrorKind};
use crate::head::Head;
use crate::inspect::Tally;
use crate::limits::Meter;
use crate::options::{Merged, Options};
use crate::passing::Seen;
use crate::read::{self, Area, Go};
use crate::row::{Kind, Row};
use crate::tag::Pattern;

/// A table: its head (also reached directly, `table.columns`) and its rows. Rows without anything in them are left
/// out unless [`Options::blank`] says otherwise; the numbers of the others say where they stood.
#[derive(Clone, Debug)]
pub struct Table {
    /// Everything but the rows.
    pub head: Head,
    /// The rows of data.
    pub rows: Vec<Row>,
}

impl Deref for Table {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

/// Reads a whole table from the bytes of a file of any kind.
pub fn read(bytes: &[u8], options: &Options) -> Result<Table, Error> {
    let mut rows = Vec::new();
    let mut keep = |_: &Head, seen: Seen<'_>, kept: &mut Meter| {
        match seen {
            Seen::Kept(row) => rows.push(row),
            Seen::Fresh(draft) => {
                let row = draft.to_row();
                kept.keep(row.weight())?;
                rows.push(row);
            }
        }
        Ok(Go::On)
    };
    let (head, areas, mut kept) = read::pass(bytes, options, &mut keep)?;
    if options.merged == Merged::All {
        fill(&head, &mut rows, &areas, &mut kept)?;
    }
    Ok(Table { head, rows })
}

/// Reads a whole table from anything that can be read, up to the limit for files.
pub fn read_from(mut from: impl Read, options: &Options) -> Result<Table, Error> {
    let limit = options.limits.file;
    let mut bytes = Vec::new();
    let got = from.by_ref().take(limit + 1).read_to_end(&mut bytes);
    got.map_err(|error| Error::new(ErrorKind::Unreadable(error.to_string())))?;
    if bytes.len() as u64 > limit {
        return Err(Error::too_much(Bound::File, limit));
    }
    read(&bytes, options)
}

/// Shows each row in turn and keeps none, so that a long table takes no more memory than a short one. Whoever looks
/// may stop. Merged cells are as in the file.
pub fn each_row(
    bytes: &[u8],
    options: &Options,
    mut look: impl FnMut(&Head, &Row) -> Go,
) -> Result<Head, Error> {
    let mut visit = |head: &Head, seen: Seen<'_>, _: &mut Meter| {
        Ok(match seen {
            Seen::Kept(row) => look(head, &row),
            Seen::Fresh(draft) => look(head, &draft.to_row()),
        })
    };
    read::pass(bytes, options, &mut visit).map(|(head, ..)| head)
}

impl Table {
    /// How often each value occurs in the columns that the pattern means: of each row the first filled one, with
    /// single spaces. Most frequent first, then by the alphabet. Empty values are counted as "".
    #[must_use]
    pub fn count_by(&self, pattern: &Pattern) -> Vec<(String, u64)> {
        let mut tally = Tally::new(pattern.clone());
        self.rows.iter().for_each(|row| tally.add(&self.head, row));
        tally.sorted()
    }

    /// The first filled cell of a row in the columns that the pattern means.
    #[must_use]
    pub fn first<'r>(&self, row: &'r Row, pattern: &Pattern) -> Option<&'r str> {
        let columns = self.head.find(pattern);
        columns
            .into_iter()
            .map(|index| row.text(index))
            .find(|text| !text.trim().is_empty())
    }
}

/// Writes the text of each merged area into all its cells below the head.
fn fill(head: &Head, rows: &mut [Row], areas: &[Area], kept: &mut Meter) -> Result<(), Error> {
    let from = head.first_data_row();
    let mut added: Vec<(usize, u32, String, Kind)> = Vec::new();
    for area in areas.iter().filter(|area| area.last_row >= from) {
        let first = rows.partition_point(|row| row.number() < area.first_row);
        let Some(top) = rows.get(first).filter(|row| row.number() == area.first_row) else {
            continue;
        };
        let cell = top.cell(area.first_column as usize);
        if cell.text.is_empty() {
            continue;
        }
        for (index, _) in rows
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, row)| row.number() <= area.last_row)
        {
            for column in area.first_column..=area.last_column {
                kept.keep(size_of::<(usize, u32, String, Kind)>() + 2 * cell.text.len() + 16)?;
                added.push((index, column, cell.text.to_owned(), cell.kind));
            }
        }
    }
    added.sort_by_key(|one| (one.0, one.1));
    for of_row in added.chunk_by(|one, other| one.0 == other.0) {
        let row = &mut rows[of_row[0].0];
        *row = with(row, of_row);
    }
    Ok(())
}

/// The row with some cells written anew where they are empty.
fn with(row: &Row, added: &[(usize, u32, String, Kind)]) -> Row {
    let mut draft = crate::row::Draft::default();
    draft.start(row.number());
    let width = added
        .last()
        .map_or(0, |last| last.1 as usize + 1)
        .max(row.width());
    let mut added = added.iter().peekable();
    for index in 0..width {
        let mut cell = row.cell(index);
        while let Some((.., text, kind)) = added.next_if(|one| one.1 as usize == index) {
            if cell.text.is_empty() {
                cell = crate::row::Cell { text, kind: *kind };
            }
        }
        draft.text.push_str(cell.text);
        draft.end(cell.kind);
    }
    draft.to_row()
}
