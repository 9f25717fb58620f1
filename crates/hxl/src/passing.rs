//! Passing on the rows of a file, once it is known where its data begin.

use crate::error::{Bound, Error, ErrorKind};
use crate::head::Head;
use crate::limits::{Limits, Meter};
use crate::options::{Blank, Options};
use crate::read::{Go, Source};
use crate::row::{Draft, Row};
use crate::search::{Search, Told};

/// Takes rows below the head.
pub(crate) type Visit<'v> = dyn FnMut(&Head, Seen<'_>, &mut Meter) -> Result<Go, Error> + 'v;

/// A row of data as it comes by.
pub(crate) enum Seen<'r> {
    /// It is still being read.
    Fresh(&'r Draft),
    /// It was kept while hashtags were looked for, and has been weighed.
    Kept(Row),
}

/// Passes rows on: the first ones to the search, the others to whoever wants them.
pub(crate) struct Passing<'v> {
    state: State,
    source: Source,
    kept: Meter,
    limits: Limits,
    blank: Blank,
    /// The number of the last row passed on, or of the last one above the data.
    last: u32,
    has_any: bool,
    visit: &'v mut Visit<'v>,
}

enum State {
    Searching(Option<Search>),
    Known(Box<Head>),
}

impl<'v> Passing<'v> {
    pub fn new(source: Source, options: &Options, visit: &'v mut Visit<'v>) -> Passing<'v> {
        Passing {
            state: State::Searching(Some(Search::new(options.header_row))),
            source,
            kept: Meter::new(&options.limits),
            limits: options.limits.clone(),
            blank: options.blank,
            last: 0,
            has_any: false,
            visit,
        }
    }

    pub fn take(&mut self, draft: &Draft) -> Result<Go, Error> {
        if draft.number() > self.limits.rows {
            return Err(Error::too_much(Bound::Rows, u64::from(self.limits.rows)));
        }
        if draft.is_blank() {
            return self.blanks_before(draft.number() + 1);
        }
        self.has_any = true;
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
                    self.last = draft.number();
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
        if self.blanks_before(draft.number())? == Go::Enough {
            return Ok(Go::Enough);
        }
        self.last = draft.number();
        match &self.state {
            State::Known(head) => (self.visit)(head, Seen::Fresh(draft), &mut self.kept),
            State::Searching(_) => Ok(Go::On),
        }
    }

    /// Passes on the empty rows up to a number, where they are wanted.
    fn blanks_before(&mut self, number: u32) -> Result<Go, Error> {
        let State::Known(head) = &self.state else {
            return Ok(Go::On);
        };
        let mut blank = Draft::default();
        while self.blank == Blank::Kept && self.last + 1 < number {
            self.last += 1;
            blank.start(self.last);
            if (self.visit)(head, Seen::Fresh(&blank), &mut self.kept)? == Go::Enough {
                return Ok(Go::Enough);
            }
        }
        Ok(Go::On)
    }

    /// There are no hashtags: decides what the headings are and passes on the rows below them.
    fn settle(&mut self, search: Option<Search>) -> Result<Go, Error> {
        let search = search.unwrap_or_else(|| Search::new(None));
        let (head, rows) = search.untagged(self.source.clone());
        self.last = head.first_data_row() - 1;
        self.state = State::Known(Box::new(head));
        for row in rows {
            if self.blanks_before(row.number())? == Go::Enough {
                return Ok(Go::Enough);
            }
            self.last = row.number();
            if let State::Known(head) = &self.state
                && (self.visit)(head, Seen::Kept(row), &mut self.kept)? == Go::Enough
            {
                return Ok(Go::Enough);
            }
        }
        Ok(Go::On)
    }

    /// The head, and what has been kept so far. A file without one filled row is empty.
    pub fn finish(mut self) -> Result<(Head, Meter), Error> {
        if !self.has_any {
            return Err(Error::new(ErrorKind::Empty));
        }
        if let State::Searching(search) = &mut self.state {
            let search = search.take();
            self.settle(search)?;
        }
        match self.state {
            State::Known(head) => Ok((*head, self.kept)),
            State::Searching(_) => Err(Error::new(ErrorKind::Empty)),
        }
    }
}
