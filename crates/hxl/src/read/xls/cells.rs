//! The cells of one sheet of an old Excel workbook, row by row.

use super::super::serial::{self, Show};
use super::super::{AREAS_MAX, Area, Go, Sink};
use super::Globals;
use super::container::{f64_at, u16_at, u32_at};
use super::records::{Record, id, record, records};
use crate::error::Error;
use crate::limits::Limits;
use crate::row::{Draft, Kind};

/// Where a cell is, and where its record begins.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    row: u16,
    column: u16,
    at: u32,
}

/// What one sheet consists of.
pub(super) struct Survey {
    pub spots: Vec<Spot>,
    pub areas: Vec<Area>,
    /// Bytes of its records.
    pub length: usize,
}

pub(super) fn rows(
    stream: &[u8],
    spots: &[Spot],
    globals: &Globals,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<(), Error> {
    let mut draft = Draft::default();
    for of_row in spots.chunk_by(|one, other| one.row == other.row) {
        draft.start(u32::from(of_row[0].row) + 1);
        // When a cell is written twice, the later one counts.
        for (place, spot) in of_row.iter().enumerate() {
            if of_row
                .get(place + 1)
                .is_some_and(|next| next.column == spot.column)
            {
                continue;
            }
            if let Some(found) = record(stream, spot.at as usize) {
                let column = u32::from(spot.column);
                let put = held(*spot, &found, stream, globals)
                    .and_then(|held| put(&mut draft, column, &held, globals.is_1904, limits));
                put.map_err(|error| error.at(draft.number(), Some(column + 1)))?;
            }
        }
        if draft.width() > 0 && sink(&draft)? == Go::Enough {
            break;
        }
    }
    Ok(())
}

/// Finds all cells, in the order of rows and columns, and the merged areas.
pub(super) fn survey(stream: &[u8], start: usize) -> Survey {
    let mut spots: Vec<Spot> = Vec::new();
    let mut areas = Vec::new();
    let mut length = 0;
    for found in records(stream, start) {
        let at = u32::try_from(found.at).unwrap_or(u32::MAX);
        length = found.next - start;
        match found.id {
            id::FORMULA | id::SHARED_TEXT | id::TEXT | id::RICH | id::NUMBER | id::TRUTH | id::RK => {
                if let (Some(row), Some(column)) = (u16_at(found.data, 0), u16_at(found.data, 2)) {
                    spots.push(Spot { row, column, at });
                }
            }
            id::MANY_RK => {
                if let (Some(row), Some(first)) = (u16_at(found.data, 0), u16_at(found.data, 2)) {
                    let count = u16::try_from(found.data.len().saturating_sub(6) / 6).unwrap_or_default();
                    let columns = first..first.saturating_add(count);
                    spots.extend(columns.map(|column| Spot { row, column, at }));
                }
            }
            id::MERGED => areas.extend(merged(found.data).take(AREAS_MAX - areas.len())),
            _ => {}
        }
    }
    let key = |spot: &Spot| (spot.row, spot.column);
    if !spots.is_sorted_by_key(key) {
        spots.sort_by_key(key);
    }
    Survey { spots, areas, length }
}

fn merged(data: &[u8]) -> impl Iterator<Item = Area> {
    let numbers = |four: &[u8]| {
        let at = |place| u16_at(four, place).map(u32::from);
        let area = Area {
            first_row: at(0)? + 1,
            last_row: at(2)? + 1,
            first_column: at(4)?,
            last_column: at(6)?,
        };
        (area.first_row <= area.last_row && area.first_column <= area.last_column).then_some(area)
    };
    data.get(2..)
        .unwrap_or_default()
        .chunks_exact(8)
        .filter_map(numbers)
}

/// What a cell holds.
enum Held<'b> {
    Nothing,
    Shared(&'b str),
    Text(String),
    Number(f64, Show),
    Truth(bool),
    Fault(u8),
}

fn held<'b>(spot: Spot, found: &Record<'_>, stream: &[u8], globals: &'b Globals) -> Result<Held<'b>, Error> {
    let data = found.data;
    let style = |at: usize| {
        let number = u16_at(data, at).map(usize::from);
        let show = number.and_then(|number| globals.styles.get(number));
        show.copied().unwrap_or_default()
    };
    let number = |value: Option<f64>, show: Show| match value.filter(|value| value.is_finite()) {
        Some(value) => Held::Number(value, show),
        None => Held::Nothing,
    };
    let truth = |value: Option<u8>, is_fault: bool| match value {
        Some(value) if is_fault => Held::Fault(value),
        value => Held::Truth(value.unwrap_or_default() != 0),
    };
    let text = |text: Option<String>| text.map_or(Held::Nothing, Held::Text);
    Ok(match found.id {
        id::SHARED_TEXT => {
            let index = u32_at(data, 6).map(|index| index as usize);
            let shared = index.and_then(|index| globals.strings.get(index));
            Held::Shared(shared.ok_or_else(|| Error::damaged("a cell's text is missing"))?)
        }
        id::TEXT | id::RICH => text(data.get(6..).and_then(|rest| globals.writing.text(rest, 2))),
        id::NUMBER => number(f64_at(data, 6), style(4)),
        id::RK => number(u32_at(data, 6).map(rk), style(4)),
        id::MANY_RK => {
            let first = u16_at(data, 2).unwrap_or_default();
            let at = 4 + 6 * usize::from(spot.column.saturating_sub(first));
            number(u32_at(data, at + 2).map(rk), style(at))
        }
        id::TRUTH => truth(data.get(6).copied(), data.get(7) == Some(&1)),
        id::FORMULA => match data.get(6..14) {
            // A result that is no number says so in its last two bytes, and what it is in its first.
            Some([0, .., 0xff, 0xff]) => text(result(stream, found.next, globals)),
            Some([kind @ 1..=2, _, value, .., 0xff, 0xff]) => truth(Some(*value), *kind == 2),
            Some([.., 0xff, 0xff]) => Held::Nothing,
            _ => number(f64_at(data, 6), style(4)),
        },
        _ => Held::Nothing,
    })
}

/// A formula's text stands in one of the next records.
fn result(stream: &[u8], from: usize, globals: &Globals) -> Option<String> {
    const NEAR: usize = 3;
    let mut at = from;
    for _ in 0..NEAR {
        let next = record(stream, at)?;
        if next.id == id::RESULT {
            return globals.writing.text(next.data, 2);
        }
        at = next.next;
    }
    None
}

fn put(draft: &mut Draft, column: u32, held: &Held<'_>, is_1904: bool, limits: &Limits) -> Result<(), Error> {
    match held {
        Held::Nothing | Held::Shared("") => Ok(()),
        Held::Text(text) if text.is_empty() => Ok(()),
        Held::Shared(text) => draft.put(column, Kind::Text, text, limits),
        Held::Text(text) => draft.put(column, Kind::Text, text, limits),
        Held::Number(value, show) => {
            let mut text = String::new();
            let kind = serial::write(*value, *show, is_1904, &mut text);
            draft.put(column, kind, &text, limits)
        }
        Held::Truth(is_so) => draft.put(column, Kind::Truth, if *is_so { "TRUE" } else { "FALSE" }, limits),
        Held::Fault(code) => draft.put(column, Kind::Fault, fault(*code), limits),
    }
}

fn fault(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// A number in thirty bits: whole or the upper half of a long one, and perhaps in hundredths.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}
