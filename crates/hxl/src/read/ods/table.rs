//! The rows of one sheet of an OpenDocument spreadsheet.

use std::io::Read;

use quick_xml::events::Event;

use super::super::xml::{Xml, name, push_text};
use super::super::{AREAS_MAX, Area, Go, Sink};
use super::cell::{Said, number};
use crate::error::{Bound, Error};
use crate::limits::Limits;
use crate::row::Draft;

const BROKEN: &str = "its XML breaks off or breaks its own rules";

/// One sheet while it is being read.
pub(super) struct Table<'l, R> {
    xml: &'l mut Xml<R>,
    limits: &'l Limits,
    row: u32,
    column: u32,
    draft: Draft,
    areas: Vec<Area>,
    text: String,
}

impl<'l, R: Read> Table<'l, R> {
    pub fn new(xml: &'l mut Xml<R>, limits: &'l Limits) -> Table<'l, R> {
        let (draft, areas, text) = (Draft::default(), Vec::new(), String::new());
        Table { xml, limits, row: 1, column: 0, draft, areas, text }
    }

    pub fn read(mut self, sink: &mut Sink<'_>) -> Result<Vec<Area>, Error> {
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(start) if name(start) == "table-row" => {
                    let repeated = number(start, "number-rows-repeated");
                    drop(event);
                    if self.one_row(repeated, sink)? == Go::Enough {
                        return Ok(self.areas);
                    }
                }
                // Pictures and the like, and tables inside cells.
                Event::Start(start) if ["shapes", "table", "forms"].contains(&name(start)) => {
                    drop(event);
                    self.xml.skip()?;
                }
                Event::End(end) if end.local_name().into_inner() == "table" => return Ok(self.areas),
                Event::Eof => return Err(Error::damaged(BROKEN)),
                _ => {}
            }
        }
    }

    fn one_row(&mut self, repeated: u32, sink: &mut Sink<'_>) -> Result<Go, Error> {
        self.draft.start(self.row);
        self.column = 0;
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(start) if ["table-cell", "covered-table-cell"].contains(&name(start)) => {
                    let said = Said::of(start);
                    drop(event);
                    let column = self.column.saturating_add(1);
                    self.cell(&said)
                        .map_err(|error| error.at(self.row, Some(column)))?;
                }
                Event::Start(_) => {
                    drop(event);
                    self.xml.skip()?;
                }
                Event::End(_) => break,
                Event::Eof => return Err(Error::damaged(BROKEN)),
                _ => {}
            }
        }
        if self.draft.width() == 0 {
            self.row = self.row.saturating_add(repeated);
            return Ok(Go::On);
        }
        for _ in 0..repeated {
            if self.row > self.limits.rows {
                return Err(Error::too_much(Bound::Rows, u64::from(self.limits.rows)));
            }
            self.xml.spend(self.draft.weight())?;
            self.draft.renumber(self.row);
            if sink(&self.draft)? == Go::Enough {
                return Ok(Go::Enough);
            }
            self.row += 1;
        }
        Ok(Go::On)
    }

    fn cell(&mut self, said: &Said) -> Result<(), Error> {
        self.text.clear();
        self.paragraphs()?;
        if said.columns > 1 || said.rows > 1 {
            let area = Area {
                first_row: self.row,
                last_row: self.row.saturating_add(said.rows - 1),
                first_column: self.column,
                last_column: self
                    .column
                    .saturating_add(said.columns - 1)
                    .min(self.limits.columns),
            };
            self.areas
                .extend(Some(area).filter(|_| self.areas.len() < AREAS_MAX));
        }
        let (kind, text) = said.shown(&self.text);
        if !text.is_empty() {
            for column in self.column..self.column.saturating_add(said.repeated) {
                self.draft.put(column, kind, &text, self.limits)?;
            }
        }
        self.column = self.column.saturating_add(said.repeated);
        Ok(())
    }

    /// The text of a cell, paragraph by paragraph, without remarks that somebody pinned to it.
    fn paragraphs(&mut self) -> Result<(), Error> {
        let mut depth = 1;
        let mut paragraphs = 0;
        while depth > 0 {
            let event = self.xml.next()?;
            match &event {
                Event::Start(start) => match name(start) {
                    "annotation" | "table" | "frame" => {
                        drop(event);
                        self.xml.skip()?;
                    }
                    element => {
                        depth += 1;
                        match element {
                            "p" => {
                                if paragraphs > 0 {
                                    self.text.push('\n');
                                }
                                paragraphs += 1;
                            }
                            "s" => (0..number(start, "c").min(1000)).for_each(|_| self.text.push(' ')),
                            "tab" => self.text.push('\t'),
                            "line-break" => self.text.push('\n'),
                            _ => {}
                        }
                    }
                },
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(Error::damaged(BROKEN)),
                letters if depth > 1 => push_text(letters, &mut self.text)?,
                _ => {}
            }
            if self.text.len() as u64 > self.limits.cell {
                return Err(Error::too_much(Bound::Cell, self.limits.cell));
            }
        }
        Ok(())
    }
}
