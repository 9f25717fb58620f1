//! Excel's workbooks from 1995 to 2003 (MS-XLS).

mod cells;
mod container;
mod records;

use std::collections::HashMap;

use super::serial::Show;
use super::strings::Strings;
use super::{Area, Book, SheetName, Sink};
use crate::error::{Bound, Error, ErrorKind, Unread};
use crate::limits::Limits;
use container::{u16_at, u32_at};
use records::{Writing, id, records};

/// Excel allows 4,000 styles.
const STYLES_MAX: usize = 70_000;
const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;

pub(super) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<SheetName>,
    /// Where each sheet begins in the stream.
    starts: Vec<usize>,
    globals: Globals,
    limits: Limits,
    /// Bytes of records looked at so far, in all sheets: several may be said to begin at one place.
    looked_at: u64,
}

/// What is true for all sheets.
struct Globals {
    strings: Strings,
    styles: Vec<Show>,
    writing: Writing,
    is_1904: bool,
}

impl Xls {
    pub fn open(bytes: &[u8], limits: &Limits) -> Result<Xls, Error> {
        let stream = container::workbook(bytes)?;
        let first = records::record(&stream, 0).filter(|first| first.id == id::BEGIN);
        let version = first.and_then(|first| u16_at(first.data, 0));
        let is_unicode = match version {
            Some(BIFF8) => true,
            Some(BIFF5) => false,
            Some(_) => return Err(Error::new(ErrorKind::NotRead(Unread::AncientXls))),
            None => return Err(Error::damaged("the workbook has no beginning")),
        };
        let writing = Writing { is_unicode, encoding: encoding_rs::WINDOWS_1252 };
        let globals = Globals {
            strings: Strings::new(limits),
            styles: Vec::new(),
            writing,
            is_1904: false,
        };
        let mut book = Xls {
            stream: Vec::new(),
            sheets: Vec::new(),
            starts: Vec::new(),
            globals,
            limits: limits.clone(),
            looked_at: 0,
        };
        book.globals(&stream)?;
        book.stream = stream;
        Ok(book)
    }

    fn globals(&mut self, stream: &[u8]) -> Result<(), Error> {
        let mut codes: HashMap<u16, Show> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        for record in records(stream, 0) {
            let data = record.data;
            match record.id {
                id::LOCKED => return Err(Error::new(ErrorKind::Protected)),
                id::DATEMODE => self.globals.is_1904 = u16_at(data, 0) == Some(1),
                id::CODEPAGE => {
                    self.globals.writing.encoding = records::code_page(u16_at(data, 0).unwrap_or_default());
                }
                id::FORMAT => {
                    let length_bytes = if self.globals.writing.is_unicode { 2 } else { 1 };
                    let code = data
                        .get(2..)
                        .and_then(|rest| self.globals.writing.text(rest, length_bytes));
                    if let (Some(number), Some(code)) = (u16_at(data, 0), code) {
                        codes.insert(number, Show::of(&code));
                    }
                }
                id::STYLE if styles.len() < STYLES_MAX => styles.push(u16_at(data, 2).unwrap_or_default()),
                id::SHEET => self.sheet(data)?,
                id::SHARED => self.globals.strings = records::shared(stream, record, &self.limits)?,
                _ => {}
            }
        }
        let show = |number: &u16| {
            codes
                .get(number)
                .copied()
                .unwrap_or_else(|| Show::built_in(u32::from(*number)))
        };
        self.globals.styles = styles.iter().map(show).collect();
        Ok(())
    }

    fn sheet(&mut self, data: &[u8]) -> Result<(), Error> {
        let (Some(start), Some(state), Some(kind)) = (u32_at(data, 0), data.get(4), data.get(5)) else {
            return Ok(());
        };
        // Charts and macros have sheets of their own.
        if *kind != 0 {
            return Ok(());
        }
        if self.sheets.len() >= self.limits.sheets as usize {
            return Err(Error::too_much(Bound::Sheets, u64::from(self.limits.sheets)));
        }
        let name = data
            .get(6..)
            .and_then(|rest| self.globals.writing.text(rest, 1))
            .unwrap_or_default();
        self.sheets.push(SheetName { name, is_hidden: state & 3 != 0 });
        self.starts.push(start as usize);
        Ok(())
    }
}

impl Book for Xls {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, sink: &mut Sink<'_>) -> Result<Vec<Area>, Error> {
        let start = self.starts.get(sheet).copied().unwrap_or(usize::MAX);
        if records::record(&self.stream, start).is_none_or(|first| first.id != id::BEGIN) {
            return Err(Error::damaged("a sheet named in it is missing"));
        }
        if self.looked_at > self.limits.unpacked {
            return Err(Error::too_much(Bound::Unpacked, self.limits.unpacked));
        }
        let survey = cells::survey(&self.stream, start);
        self.looked_at += survey.length as u64;
        cells::rows(&self.stream, &survey.spots, &self.globals, &self.limits, sink)?;
        Ok(survey.areas)
    }
}
