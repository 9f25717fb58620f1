//! A row of cells, kept small, with its number in the original sheet.

use crate::error::{Bound, Error};
use crate::limits::Limits;

/// What a cell was in the file. Text formats know only [`Kind::Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, or nothing.
    Text,
    /// A number, written as a person sees it, without a thousands separator: `1234.5`, `25%`.
    Number,
    /// A day or a moment, in ISO 8601: `2026-03-01`, `2026-03-01T14:30:00`, `14:30:00`.
    Date,
    /// `TRUE` or `FALSE`.
    Truth,
    /// What a formula gave instead of a value: `#N/A`.
    Fault,
}

/// One cell as it is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its text; empty for an empty cell.
    pub text: &'a str,
    /// What it was in the file.
    pub kind: Kind,
}

/// A row of cells. Cells beyond its end are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    number: u32,
    text: Box<str>,
    /// For each cell where its text ends, times eight, plus its kind.
    marks: Box<[u32]>,
}

/// A row cannot hold more text than its marks can count.
const ROW_MAX: usize = 16 << 20;
const KINDS: [Kind; 5] = [Kind::Text, Kind::Number, Kind::Date, Kind::Truth, Kind::Fault];

impl Row {
    /// A row made by hand, with its number in the sheet.
    #[must_use]
    pub fn new<'a>(number: u32, cells: impl IntoIterator<Item = &'a str>) -> Row {
        let mut draft = Draft::default();
        draft.start(number);
        for cell in cells {
            draft.text.push_str(cell);
            draft.end(Kind::Text);
        }
        draft.to_row()
    }

    /// Its number in the original sheet, from 1. In CSV every record counts, empty ones too.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How many cells there are up to the last one that the file mentions.
    #[must_use]
    pub fn width(&self) -> usize {
        self.marks.len()
    }

    /// Whether no cell holds more than spaces.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text of a cell, counted from 0; empty beyond the end.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        self.cell(index).text
    }

    /// A cell, counted from 0.
    #[must_use]
    pub fn cell(&self, index: usize) -> Cell<'_> {
        cell(&self.text, &self.marks, index)
    }

    /// All cells from the first.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        (0..self.width()).map(|index| self.cell(index))
    }

    /// Bytes it takes in memory, about.
    pub(crate) fn weight(&self) -> usize {
        size_of::<Row>() + 32 + self.text.len() + self.marks.len() * size_of::<u32>()
    }
}

fn cell<'a>(text: &'a str, marks: &[u32], index: usize) -> Cell<'a> {
    let Some(mark) = marks.get(index) else {
        return Cell { text: "", kind: Kind::Text };
    };
    let start = index.checked_sub(1).map_or(0, |before| marks[before] >> 3) as usize;
    let kind = KINDS.get((mark & 7) as usize).copied().unwrap_or(Kind::Text);
    Cell { text: text.get(start..(mark >> 3) as usize).unwrap_or_default(), kind }
}

/// A row while it is being read; used again for the next one.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    number: u32,
    /// Text of the finished cells, and behind them of the one that is being written.
    pub text: String,
    marks: Vec<u32>,
}

impl Draft {
    /// Begins a row.
    pub fn start(&mut self, number: u32) {
        self.number = number;
        self.text.clear();
        self.marks.clear();
    }

    pub fn number(&self) -> u32 {
        self.number
    }

    /// The same cells as another row.
    pub fn renumber(&mut self, number: u32) {
        self.number = number;
    }

    /// How many cells are finished.
    pub fn width(&self) -> usize {
        self.marks.len()
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub fn cell(&self, index: usize) -> Cell<'_> {
        cell(&self.text, &self.marks, index)
    }

    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.width()).map(|index| self.cell(index))
    }

    /// Bytes it takes in memory, about.
    pub fn weight(&self) -> usize {
        self.text.len() + self.marks.len() * size_of::<u32>()
    }

    /// Where the text of the unfinished cell begins.
    pub fn open(&self) -> usize {
        self.marks.last().map_or(0, |mark| mark >> 3) as usize
    }

    /// Finishes the cell whose text has been pushed to `text`.
    pub fn end(&mut self, kind: Kind) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX >> 3);
        self.marks.push(end << 3 | kind as u32);
    }

    /// Finishes the cell, or refuses it where a cell or the row has become too large.
    pub fn close(&mut self, kind: Kind, limits: &Limits) -> Result<(), Error> {
        self.check(limits)?;
        if self.marks.len() >= limits.columns as usize {
            return Err(Error::too_much(Bound::Columns, u64::from(limits.columns)).at(self.number, None));
        }
        self.end(kind);
        Ok(())
    }

    /// Refuses a cell in the making, or a row, that has become too large.
    pub fn check(&self, limits: &Limits) -> Result<(), Error> {
        if (self.text.len() - self.open()) as u64 > limits.cell {
            let column = u32::try_from(self.marks.len() + 1).ok();
            return Err(Error::too_much(Bound::Cell, limits.cell).at(self.number, column));
        }
        if self.text.len() > ROW_MAX {
            return Err(Error::too_much(Bound::Row, ROW_MAX as u64).at(self.number, None));
        }
        Ok(())
    }

    /// Writes a cell into a column counted from 0, behind all others.
    pub fn put(&mut self, column: u32, kind: Kind, text: &str, limits: &Limits) -> Result<(), Error> {
        if column >= limits.columns {
            return Err(Error::too_much(Bound::Columns, u64::from(limits.columns)).at(self.number, None));
        }
        if (column as usize) < self.marks.len() {
            return Err(
                Error::damaged("the cells of a row are out of order").at(self.number, Some(column + 1))
            );
        }
        while self.marks.len() < column as usize {
            self.end(Kind::Text);
        }
        self.text.push_str(text);
        self.close(kind, limits)
    }

    /// Takes back the end of the last cell, so that more can be written into it.
    pub fn reopen(&mut self) {
        self.marks.pop();
    }

    pub fn to_row(&self) -> Row {
        Row {
            number: self.number,
            text: self.text.as_str().into(),
            marks: self.marks.as_slice().into(),
        }
    }
}
