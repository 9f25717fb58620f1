//! Excel's workbooks since 2007 (ECMA-376), read row by row.

mod book;
mod parts;
mod remarked;
mod rows;

use std::io::Read;

use quick_xml::events::Event;

use super::archive::Archive;
use super::serial::Show;
use super::strings::Strings;
use super::xml::{Xml, attribute, name, push_text};
use super::{Area, Book, SheetName, Sink};
use crate::error::Error;
use crate::limits::Limits;

pub use remarked::remarked;

pub(super) struct Xlsx<'b> {
    archive: Archive<'b>,
    sheets: Vec<SheetName>,
    /// The file of each sheet inside the archive.
    paths: Vec<String>,
    is_1904: bool,
    strings: Strings,
    /// How each style shows its numbers.
    styles: Vec<Show>,
    limits: Limits,
}

impl<'b> Xlsx<'b> {
    pub fn open(mut archive: Archive<'b>, limits: &Limits) -> Result<Xlsx<'b>, Error> {
        let book = book::read(&mut archive, limits)?;
        let strings = match &book.strings {
            Some(path) => match archive.xml(path)? {
                Some(xml) => shared(xml, limits)?,
                None => Strings::new(limits),
            },
            None => Strings::new(limits),
        };
        let styles = match &book.styles {
            Some(path) => match archive.xml(path)? {
                Some(xml) => parts::styles(xml)?,
                None => Vec::new(),
            },
            None => Vec::new(),
        };
        let (sheets, paths) = book.sheets.into_iter().unzip();
        Ok(Xlsx {
            archive,
            sheets,
            paths,
            is_1904: book.is_1904,
            strings,
            styles,
            limits: limits.clone(),
        })
    }
}

impl Book for Xlsx<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, sink: &mut Sink<'_>) -> Result<Vec<Area>, Error> {
        let path = self.paths.get(sheet).map(String::as_str).unwrap_or_default();
        let Some(xml) = self.archive.xml(path)? else {
            return Err(Error::damaged("a sheet named in it is missing"));
        };
        let look = rows::Look {
            strings: &self.strings,
            styles: &self.styles,
            is_1904: self.is_1904,
            limits: &self.limits,
        };
        rows::read(xml, &look, sink)
    }
}

/// The texts that cells share.
fn shared<R: Read>(mut xml: Xml<R>, limits: &Limits) -> Result<Strings, Error> {
    let mut strings = Strings::new(limits);
    let mut text = String::new();
    loop {
        let is_item = match xml.next()? {
            Event::Start(start) => name(&start) == "si",
            Event::Eof => return Ok(strings),
            _ => false,
        };
        if is_item {
            text.clear();
            rich(&mut xml, &mut text, limits)?;
            strings.push(&text)?;
        }
    }
}

/// The letters of an element that holds text, in one piece or in several with different looks. How to pronounce it
/// is left out.
fn rich<R: Read>(xml: &mut Xml<R>, text: &mut String, limits: &Limits) -> Result<(), Error> {
    let from = text.len();
    let mut depth = 1;
    let mut is_text = false;
    while depth > 0 {
        let event = xml.next()?;
        match &event {
            Event::Start(start) if name(start) == "rPh" => {
                drop(event);
                xml.skip()?;
            }
            Event::Start(start) => {
                depth += 1;
                is_text = name(start) == "t";
            }
            Event::End(_) => {
                depth -= 1;
                is_text = false;
            }
            Event::Eof => return Err(Error::damaged("its XML breaks off or breaks its own rules")),
            other if is_text => {
                push_text(other, text)?;
                if (text.len() - from) as u64 > limits.cell {
                    return Err(Error::too_much(crate::error::Bound::Cell, limits.cell));
                }
            }
            _ => {}
        }
    }
    unescape(text, from);
    Ok(())
}

/// Excel writes signs that XML does not allow as `_x000D_`.
fn unescape(text: &mut String, from: usize) {
    if !text[from..].contains("_x") {
        return;
    }
    let mut out = String::new();
    let mut rest = &text[from..];
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match letter {
            Some(letter) => {
                if letter != '\r' {
                    out.push(letter);
                }
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    text.truncate(from);
    text.push_str(&out);
}

/// `true` and `1` mean yes.
fn is_on(start: &quick_xml::events::BytesStart<'_>, wanted: &str) -> bool {
    attribute(start, wanted).is_some_and(|value| value == "1" || value == "true")
}
