//! Where the hashtags and headings of a sheet are, and what its columns are called.

use crate::read::Source;
use crate::row::Row;
use crate::tag::{Pattern, Tag};

/// Whether a table has hashtags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has a row of hashtags.
    Tagged,
    /// It has none, only headings at best.
    Untagged,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its number in the original sheet, from 1.
    pub number: u32,
    /// The heading above its hashtag, with single spaces; empty when there is none.
    pub header: String,
    /// Its hashtag, if it has one.
    pub tag: Option<Tag>,
}

/// All about a table except its rows.
#[derive(Clone, Debug)]
pub struct Head {
    /// What kind of file it was.
    pub source: Source,
    /// Whether it has hashtags.
    pub status: Status,
    /// Its columns, from the first of the sheet.
    pub columns: Vec<Column>,
    /// The number of the row with the headings, from 1.
    pub header_row: Option<u32>,
    /// The number of the row with the hashtags, from 1.
    pub tag_row: Option<u32>,
    /// What stands above the data: titles, headings, hashtags.
    pub lead: Vec<Row>,
}

impl Head {
    /// The columns, counted from 0, whose tags the pattern means.
    #[must_use]
    pub fn find(&self, pattern: &Pattern) -> Vec<usize> {
        let is_meant = |column: &Column| column.tag.as_ref().is_some_and(|tag| pattern.matches(tag));
        (0..self.columns.len())
            .filter(|index| is_meant(&self.columns[*index]))
            .collect()
    }

    /// Gives hashtags from before HXL 1.0 the form they have today.
    pub fn modernise(&mut self) {
        for tag in self.columns.iter_mut().filter_map(|column| column.tag.as_mut()) {
            if let Some(new) = crate::old::modern(tag) {
                *tag = new;
            }
        }
    }

    /// The columns up to the last that the row of hashtags mentions, in text and JSON; else all of them.
    pub(crate) fn written(&self) -> &[Column] {
        let tags = self
            .lead
            .last()
            .filter(|row| Some(row.number()) == self.tag_row && self.source.sheet.is_none());
        let width = tags.map_or(self.columns.len(), Row::width);
        &self.columns[..width.min(self.columns.len())]
    }

    /// The rows that may be looked at before the data begin.
    pub(crate) fn first_data_row(&self) -> u32 {
        self.tag_row.or(self.header_row).map_or(1, |row| row + 1)
    }
}
