//! `OpenDocument` spreadsheets (ISO 26300), read row by row.

mod cell;
mod table;

use std::io::Read;

use quick_xml::events::Event;

use super::archive::Archive;
use super::xml::{Xml, attribute, name};
use super::{Area, Book, SheetName, Sink};
use crate::error::{Bound, Content, Error, ErrorKind};
use crate::limits::Limits;

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
        let mut before = 0;
        let mut is_spreadsheet = false;
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(start) if name(start) == "spreadsheet" => is_spreadsheet = true,
                Event::Start(start) if is_spreadsheet && name(start) == "table" => {
                    drop(event);
                    if before == sheet {
                        return table::Table::new(xml, &self.limits).read(sink);
                    }
                    before += 1;
                    xml.skip()?;
                }
                Event::Eof => return Err(Error::damaged("a sheet named in it is missing")),
                _ => {}
            }
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
