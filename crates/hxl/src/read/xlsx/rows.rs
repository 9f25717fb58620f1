//! The rows of one sheet of an Excel workbook.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::serial::{self, Show};
use super::super::strings::Strings;
use super::super::xml::{Xml, attribute, name, push_text};
use super::super::{AREAS_MAX, Area, Go, Sink};
use super::{rich, unescape};
use crate::error::{Bound, Error};
use crate::limits::Limits;
use crate::row::{Draft, Kind};

/// What is needed to understand a cell.
pub(super) struct Look<'l> {
    pub strings: &'l Strings,
    pub styles: &'l [Show],
    pub is_1904: bool,
    pub limits: &'l Limits,
}

/// What a cell says about itself.
#[derive(Default)]
struct Said {
    column: Option<u32>,
    kind: What,
    style: usize,
}

/// How a cell's value is written down.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum What {
    #[default]
    Number,
    Shared,
    Text,
    Inline,
    Truth,
    Fault,
    Iso,
}

pub(super) fn read<R: Read>(
    mut xml: Xml<R>,
    look: &Look<'_>,
    sink: &mut Sink<'_>,
) -> Result<Vec<Area>, Error> {
    let mut areas = Vec::new();
    let mut draft = Draft::default();
    // Cells and rows that do not say where they are follow the one before.
    let (mut last, mut next) = (0_u32, 0_u32);
    let mut value = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => match name(&start) {
                "row" => {
                    last = row_number(&start, last);
                    if last > look.limits.rows {
                        return Err(Error::too_much(Bound::Rows, u64::from(look.limits.rows)));
                    }
                    draft.start(last);
                    next = 0;
                }
                "c" => {
                    let said = said(&start);
                    let read = cell(&mut xml, &said, &mut value, look);
                    let column = said.column.unwrap_or(next);
                    next = column.saturating_add(1);
                    let read = read.and_then(|()| put(&mut draft, column, &said, &value, look));
                    read.map_err(|error| error.at(draft.number(), Some(column.saturating_add(1))))?;
                }
                "mergeCell" => {
                    let area = attribute(&start, "ref").and_then(|area| area_of(&area));
                    areas.extend(area.filter(|_| areas.len() < AREAS_MAX));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "row" => {
                if draft.width() > 0 && sink(&draft)? == Go::Enough {
                    return Ok(areas);
                }
                draft.start(last);
            }
            Event::Eof => return Ok(areas),
            _ => {}
        }
    }
}

/// Rows that do not say their number follow the one before.
pub(super) fn row_number(start: &BytesStart<'_>, last: u32) -> u32 {
    let said = attribute(start, "r").and_then(|number| number.parse().ok());
    said.filter(|number| *number > last)
        .unwrap_or(last.saturating_add(1))
}

fn said(start: &BytesStart<'_>) -> Said {
    let mut said = Said::default();
    for one in start.attributes().with_checks(false).flatten() {
        match one.key.0 {
            "r" => said.column = column(&one.value),
            "s" => said.style = one.value.parse().unwrap_or_default(),
            "t" => {
                said.kind = match &*one.value {
                    "s" => What::Shared,
                    "str" => What::Text,
                    "inlineStr" => What::Inline,
                    "b" => What::Truth,
                    "e" => What::Fault,
                    "d" => What::Iso,
                    _ => What::Number,
                }
            }
            _ => {}
        }
    }
    said
}

/// Reads a cell to its end and leaves what it holds in `value`. Formulas are passed over: their results stand beside.
fn cell<R: Read>(xml: &mut Xml<R>, said: &Said, value: &mut String, look: &Look<'_>) -> Result<(), Error> {
    value.clear();
    let mut depth = 1;
    let mut is_value = false;
    while depth > 0 {
        let event = xml.next()?;
        match &event {
            Event::Start(start) => match name(start) {
                "is" => {
                    drop(event);
                    rich(xml, value, look.limits)?;
                }
                "v" => {
                    depth += 1;
                    is_value = true;
                }
                "f" | "extLst" => {
                    drop(event);
                    xml.skip()?;
                }
                _ => depth += 1,
            },
            Event::End(_) => {
                depth -= 1;
                is_value = false;
            }
            Event::Eof => return Err(Error::damaged("its XML breaks off or breaks its own rules")),
            other if is_value => {
                push_text(other, value)?;
                if value.len() as u64 > look.limits.cell {
                    return Err(Error::too_much(Bound::Cell, look.limits.cell));
                }
            }
            _ => {}
        }
    }
    if said.kind == What::Text {
        unescape(value, 0);
    }
    Ok(())
}

fn put(draft: &mut Draft, column: u32, said: &Said, value: &str, look: &Look<'_>) -> Result<(), Error> {
    if value.is_empty() {
        return Ok(());
    }
    match said.kind {
        What::Shared => {
            let text = value
                .trim()
                .parse()
                .ok()
                .and_then(|index: usize| look.strings.get(index));
            let text = text.ok_or_else(|| Error::damaged("a cell's text is missing"))?;
            if text.is_empty() {
                Ok(())
            } else {
                draft.put(column, Kind::Text, text, look.limits)
            }
        }
        What::Text | What::Inline => draft.put(column, Kind::Text, value, look.limits),
        What::Truth => {
            let word = if value.trim() == "0" || value == "false" {
                "FALSE"
            } else {
                "TRUE"
            };
            draft.put(column, Kind::Truth, word, look.limits)
        }
        What::Fault => draft.put(column, Kind::Fault, value, look.limits),
        What::Iso => {
            let day = value
                .strip_suffix("T00:00:00")
                .or_else(|| value.strip_suffix("T00:00:00Z"));
            draft.put(column, Kind::Date, day.unwrap_or(value), look.limits)
        }
        What::Number => {
            let show = look.styles.get(said.style).copied().unwrap_or_default();
            draft.put(column, Kind::Text, "", look.limits)?;
            draft.reopen();
            let kind = serial::write_text(value, show, look.is_1904, &mut draft.text);
            draft.close(kind, look.limits)
        }
    }
}

/// `AB12` is in column 27, counted from 0.
pub(super) fn column(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_u32, |column, letter| {
        column
            .saturating_mul(26)
            .saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    column.checked_sub(1)
}

/// `B2:D7`; a single cell is no area.
pub(super) fn area_of(reference: &str) -> Option<Area> {
    let (one, other) = reference.split_once(':')?;
    let row = |text: &str| {
        text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
            .parse::<u32>()
            .ok()
    };
    let area = Area {
        first_row: row(one)?,
        last_row: row(other)?,
        first_column: column(one)?,
        last_column: column(other)?,
    };
    (area.first_row <= area.last_row && area.first_column <= area.last_column && area.last_column < 16_384)
        .then_some(area)
}
