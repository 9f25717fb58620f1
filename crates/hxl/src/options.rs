//! What a reader may be told beforehand.

use crate::limits::Limits;

/// How to read a file. The defaults find out everything from its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which sheet of a workbook.
    pub sheet: Sheet,
    /// Which file of a zip archive, or which named part of a JSON object, when there are several.
    pub part: Option<String>,
    /// What stands in cells that are merged with others.
    pub merged: Merged,
    /// What becomes of rows without anything in them.
    pub blank: Blank,
    /// The row with the headings, from 1, where somebody has pointed to it. Nothing is then taken for a tag row
    /// unless it stands directly below.
    pub header_row: Option<u32>,
    /// How much is read at most.
    pub limits: Limits,
}

/// Which sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// The first one with hashtags, else the first visible one with anything in it.
    #[default]
    Found,
    /// By its number, from 1, hidden ones counted.
    Number(usize),
    /// By its name.
    Named(String),
}

/// What becomes of rows without anything in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blank {
    /// They are left out.
    #[default]
    LeftOut,
    /// Those between rows of data are kept, and in text and JSON also those behind the last, as `libhxl` does.
    Kept,
}

/// What stands in cells that are merged with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merged {
    /// The first cell has the text and the others are empty, as in the file.
    #[default]
    First,
    /// All of them have the text. Rows that consist of nothing else are not made.
    All,
}
