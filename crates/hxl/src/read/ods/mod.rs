//! `OpenDocument` spreadsheets (ISO 26300), read row by row.

mod cell;
mod table;

use std::io::Read;

use quick_xml::events::Event;

use super::archive::Archive;
use super::xml::{Xml, attribute, name};
use super::{Area, Book, Go, Next, SheetName, Sink, Survey};
use crate::error::{Bound, Content, Error, ErrorKind};
use crate::limits::Limits;
use crate::row::Draft;
use table::Table;

const CONTENT: &str = "content.xml";

pub(super) struct Ods<'b> {
    archive: Archive<'b>,
    sheets: Vec<SheetName>,
    limits: Limits,
}

impl<'b> Ods<'b> {
    pub fn open(mut archive: Archive<'b>, limits: &Limits) -> Result<Ods<'b>, Error> {
        if is_locked(&mut archive)? {
            return Err(Error::new(ErrorKind::Protected));
        }
        let Some(xml) = archive.xml(CONTENT)? else {
            return Err(Error::new(ErrorKind::NoTable));
        };
        let sheets = list(xml, limits)?;
        Ok(Ods { archive, sheets, limits: limits.clone() })
    }
}

impl Book for Ods<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, sink: &mut Sink<'_>) -> Result<Vec<Area>, Error> {
        let Some(mut xml) = self.archive.xml(CONTENT)? else {
            return Err(Error::new(ErrorKind::NoTable));
        };
        enter(&mut xml)?;
        for _ in 0..sheet {
            next_table(&mut xml)?;
            xml.skip()?;
        }
        next_table(&mut xml)?;
        Table::new(&mut xml, &self.limits).read(sink)
    }

    /// All sheets are in one file, which is read once.
    fn survey(&mut self, look: &mut Survey<'_>) {
        let Ok(Some(mut xml)) = self.archive.xml(CONTENT) else {
            return;
        };
        let mut is_over = enter(&mut xml).is_err();
        for sheet in 0..self.sheets.len() {
            if is_over || next_table(&mut xml).is_err() {
                return;
            }
            let depth = xml.depth();
            let mut sink = |draft: &Draft| {
                let next = look(sheet, draft);
                is_over = next == Next::Nothing;
                Ok(if next == Next::Row { Go::On } else { Go::Enough })
            };
            let read = Table::new(&mut xml, &self.limits).read(&mut sink);
            is_over |= read.is_err() || xml.leave(depth).is_err();
        }
    }
}

/// Reads on to where the tables are.
fn enter<R: Read>(xml: &mut Xml<R>) -> Result<(), Error> {
    to(xml, "spreadsheet")
}

fn next_table<R: Read>(xml: &mut Xml<R>) -> Result<(), Error> {
    to(xml, "table")
}

/// Reads on to the beginning of the next such element.
fn to<R: Read>(xml: &mut Xml<R>, wanted: &str) -> Result<(), Error> {
    loop {
        match xml.next()? {
            Event::Start(start) if name(&start) == wanted => return Ok(()),
            Event::Eof => return Err(Error::damaged("a sheet named in it is missing")),
            _ => {}
        }
    }
}

/// Whether the file's list of parts speaks of encryption.
fn is_locked(archive: &mut Archive<'_>) -> Result<bool, Error> {
    let Some(mut xml) = archive.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        // A list that cannot be read forbids nothing.
        match xml.next() {
            Ok(Event::Start(start)) if name(&start) == "encryption-data" => return Ok(true),
            Ok(Event::Eof) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}

/// The sheets by name, and whether they are hidden.
fn list<R: Read>(mut xml: Xml<R>, limits: &Limits) -> Result<Vec<SheetName>, Error> {
    let mut sheets: Vec<SheetName> = Vec::new();
    let mut is_spreadsheet = false;
    let mut hidden_styles: Vec<String> = Vec::new();
    let mut style = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => match name(&start) {
                "spreadsheet" => is_spreadsheet = true,
                "text" | "presentation" | "drawing" if start.name().into_inner().starts_with("office:") => {
                    return Err(Error::new(ErrorKind::NotATable(Content::Document)));
                }
                "style" => style = attribute(&start, "name").unwrap_or_default(),
                "table-properties" if attribute(&start, "display").is_some_and(|shown| shown == "false") => {
                    hidden_styles.push(style.clone());
                }
                "table" if is_spreadsheet => {
                    if sheets.len() >= limits.sheets as usize {
                        return Err(Error::too_much(Bound::Sheets, u64::from(limits.sheets)));
                    }
                    let look = attribute(&start, "style-name").unwrap_or_default();
                    let is_hidden = hidden_styles.contains(&look);
                    sheets.push(SheetName { name: attribute(&start, "name").unwrap_or_default(), is_hidden });
                    xml.skip()?;
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}
