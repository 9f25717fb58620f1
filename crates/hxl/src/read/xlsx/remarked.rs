//! The same workbook with remarks beside the rows of one sheet: everything else in it stays as it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::archive::Archive;
use super::super::source::{Format, Source};
use super::super::xml::{Xml, attribute, name};
use super::{book, rows};
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;

/// What says in a workbook that programs are in it; it may not go by the name of one without.
const PROGRAMS: &str = "macroEnabled";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const CONTENT_TYPES_MAX: u64 = 4 << 20;
/// Excel's last column, counted from 0.
const COLUMN_LAST: u32 = 16_383;

/// The bytes of a workbook as they came, with what stands beside rows, by their number, behind the last column of the
/// sheet that was read. Nothing where the table did not come from an XLSX workbook itself, or that holds programs.
pub fn remarked(
    bytes: &[u8],
    source: &Source,
    remarks: &BTreeMap<u32, String>,
) -> Result<Option<Vec<u8>>, Error> {
    let (Format::Xlsx, None, Some(sheet)) = (&source.format, &source.part, source.sheet) else {
        return Ok(None);
    };
    let limits = Limits::default();
    let mut archive = Archive::open(bytes, &limits)?;
    let types = archive.unpack(CONTENT_TYPES, CONTENT_TYPES_MAX)?;
    if String::from_utf8_lossy(&types).contains(PROGRAMS) {
        return Ok(None);
    }
    let layout = book::read(&mut archive, &limits)?;
    let Some((_, path)) = layout.sheets.get(sheet) else {
        return Ok(None);
    };
    let missing = || Error::damaged("a sheet named in it is missing");
    let beside = widest(archive.xml(path)?.ok_or_else(missing)?)?;
    if beside > COLUMN_LAST {
        return Ok(None);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| Error::damaged("its packing has no table of contents"))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let part = zip.by_index_raw(place).map_err(unwritable)?;
        let own = part
            .name()
            .map_err(unwritable)?
            .trim_start_matches('/')
            .to_owned();
        if !own.eq_ignore_ascii_case(path) {
            out.raw_copy_file(part).map_err(unwritable)?;
            continue;
        }
        drop(part);
        out.start_file(own, SimpleFileOptions::default())
            .map_err(unwritable)?;
        let xml = archive.xml(path)?.ok_or_else(missing)?;
        write(xml, &mut out, (beside, remarks))?;
    }
    let out = out.finish().map_err(unwritable)?;
    Ok(Some(out.into_inner()))
}

fn unwritable(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Unwritable(error.to_string()))
}

/// The first column in which nothing stands, counted from 0.
fn widest<R: Read>(mut xml: Xml<R>) -> Result<u32, Error> {
    let (mut next, mut widest) = (0, 0);
    loop {
        match xml.next()? {
            Event::Start(start) if name(&start) == "row" => next = 0,
            Event::Start(start) if name(&start) == "c" => {
                let said = attribute(&start, "r").and_then(|reference| rows::column(&reference));
                next = said.unwrap_or(next).saturating_add(1);
                widest = widest.max(next);
            }
            Event::Start(start) if name(&start) == "mergeCell" => {
                let area = attribute(&start, "ref").and_then(|area| rows::area_of(&area));
                widest = widest.max(area.map_or(0, |area| area.last_column + 1));
            }
            Event::Eof => return Ok(widest),
            _ => {}
        }
    }
}

/// The sheet again, each row with its remark at its end.
fn write<R: Read>(
    mut xml: Xml<R>,
    out: impl Write,
    (beside, remarks): (u32, &BTreeMap<u32, String>),
) -> Result<(), Error> {
    let mut writer = Writer::new(out);
    let letters = letters(beside);
    let mut row = 0_u32;
    loop {
        match xml.next()? {
            // What says how far the sheet goes need not be there, and is no longer so.
            Event::Start(start) if name(&start) == "dimension" => xml.skip()?,
            Event::Start(start) if name(&start) == "row" => {
                row = rows::row_number(&start, row);
                writer
                    .write_event(Event::Start(without_spans(&start)))
                    .map_err(unwritable)?;
            }
            Event::End(end) if end.local_name().into_inner() == "row" => {
                if let Some(remark) = remarks.get(&row) {
                    let whole = end.name().into_inner();
                    let prefix = whole.strip_suffix("row").unwrap_or_default();
                    let cell = cell((prefix, &letters, row), remark);
                    writer.get_mut().write_all(cell.as_bytes()).map_err(unwritable)?;
                }
                writer.write_event(Event::End(end)).map_err(unwritable)?;
            }
            Event::Eof => return Ok(()),
            event => writer.write_event(event).map_err(unwritable)?,
        }
    }
}

/// A row may say from which column to which it goes.
fn without_spans<'s>(start: &BytesStart<'s>) -> BytesStart<'s> {
    let mut row = start.to_owned();
    row.clear_attributes();
    let mut attributes = start.attributes();
    let others = attributes.with_checks(false).flatten();
    row.extend_attributes(others.filter(|one| one.key.local_name().into_inner() != "spans"));
    row
}

fn cell((prefix, letters, row): (&str, &str, u32), text: &str) -> String {
    let text = crate::write::cut(text);
    let plain: String = text
        .chars()
        .filter(|one| !one.is_control() || *one == '\n')
        .collect();
    let mut cell = String::new();
    let is_written = write!(
        cell,
        "<{prefix}c r=\"{letters}{row}\" t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{}</{prefix}t>\
         </{prefix}is></{prefix}c>",
        escape(&plain)
    );
    is_written.map_or_else(|_| String::new(), |()| cell)
}

/// `AB` for 27.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = (left - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_column_has_letters() {
        for (column, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (27, "AB"),
            (701, "ZZ"),
            (16_383, "XFD"),
        ] {
            assert_eq!(letters(column), expected);
        }
    }
}
