//! Where the hashtags and headings of a sheet are, and what its columns are called.

use crate::error::Error;
use crate::limits::{Limits, Meter};
use crate::read::{Go, Source};
use crate::row::{Draft, Row};
use crate::search::{Search, Told};
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

    /// The rows that may be looked at before the data begin.
    pub(crate) fn first_data_row(&self) -> u32 {
        self.tag_row.or(self.header_row).map_or(1, |row| row + 1)
    }
}

/// Passes rows on: the first ones to the search, the others to whoever wants them.
pub(crate) struct Passing<'v> {
    state: State,
    source: Source,
    kept: Meter,
    limits: Limits,
    visit: &'v mut dyn FnMut(&Head, Seen<'_>, &mut Meter) -> Result<Go, Error>,
}

enum State {
    Searching(Option<Search>),
    Known(Box<Head>),
}

/// A row of data as it comes by.
pub(crate) enum Seen<'r> {
    /// It is still being read.
    Fresh(&'r Draft),
    /// It was kept while hashtags were looked for, and has been weighed.
    Kept(Row),
}

impl<'v> Passing<'v> {
    pub fn new(
        source: Source,
        wanted: Option<u32>,
        limits: &Limits,
        visit: &'v mut dyn FnMut(&Head, Seen<'_>, &mut Meter) -> Result<Go, Error>,
    ) -> Passing<'v> {
        let state = State::Searching(Some(Search::new(wanted)));
        Passing { state, source, kept: Meter::new(limits), limits: limits.clone(), visit }
    }

    pub fn take(&mut self, draft: &Draft) -> Result<Go, Error> {
        if draft.number() > self.limits.rows {
            let limit = u64::from(self.limits.rows);
            return Err(Error::too_much(crate::error::Bound::Rows, limit));
        }
        if let State::Searching(search) = &mut self.state {
            let told = match search {
                Some(search) => search.look(draft, &mut self.kept)?,
                None => Told::TooLate,
            };
            match (told, search.take()) {
                (Told::Nothing, kept) => {
                    *search = kept;
                    return Ok(Go::On);
                }
                (Told::Tags, Some(search)) => {
                    self.state = State::Known(Box::new(search.tagged(self.source.clone())));
                    return Ok(Go::On);
                }
                (_, search) => {
                    if self.settle(search)? == Go::Enough {
                        return Ok(Go::Enough);
                    }
                }
            }
        }
        match &self.state {
            State::Known(head) => (self.visit)(head, Seen::Fresh(draft), &mut self.kept),
            State::Searching(_) => Ok(Go::On),
        }
    }

    /// There are no hashtags: decides what the headings are and passes on the rows below them.
    fn settle(&mut self, search: Option<Search>) -> Result<Go, Error> {
        let (head, rows) = search
            .unwrap_or_else(|| Search::new(None))
            .untagged(self.source.clone());
        let mut go = Go::On;
        for row in rows {
            if go == Go::On {
                go = (self.visit)(&head, Seen::Kept(row), &mut self.kept)?;
            }
        }
        self.state = State::Known(Box::new(head));
        Ok(go)
    }

    pub fn finish(mut self) -> Result<(Head, Meter), Error> {
        if let State::Searching(search) = &mut self.state {
            let search = search.take();
            self.settle(search)?;
        }
        match self.state {
            State::Known(head) => Ok((*head, self.kept)),
            State::Searching(_) => Err(Error::new(crate::error::ErrorKind::Empty)),
        }
    }
}
