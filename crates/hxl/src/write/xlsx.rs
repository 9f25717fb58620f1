//! Writing Excel's workbooks, and giving a sheet back with remarks beside its rows.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::tops;
use crate::date::{Date, Part};
use crate::error::{Error, ErrorKind};
use crate::head::Column;
use crate::row::{Cell, Kind, Row};
use crate::table::Table;

/// Excel's own bounds.
const CELL_MAX: usize = 32_767;
const NAME_MAX: usize = 31;
const WIDTH_MIN: usize = 8;
const WIDTH_MAX: usize = 40;

/// Writes headings, hashtags and rows as a workbook with one sheet. Texts are written as texts, so nothing in it runs
/// as a formula; numbers and days are numbers and days. Returns the bytes of the file.
pub fn xlsx<'r>(
    name: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let sheet = workbook
        .add_worksheet_with_constant_memory()
        .map_err(|error| unwritable(&error))?;
    fill(sheet, name, columns, rows).map_err(|error| unwritable(&error))?;
    workbook.save_to_buffer().map_err(|error| unwritable(&error))
}

/// The whole sheet as it was read, every row in its old place, with one more column: remarks by row number under the
/// heading. Returns the bytes of a workbook.
pub fn annotated(table: &Table, heading: &str, remarks: &BTreeMap<u32, String>) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let sheet = workbook
        .add_worksheet_with_constant_memory()
        .map_err(|error| unwritable(&error))?;
    annotate(sheet, table, heading, remarks).map_err(|error| unwritable(&error))?;
    workbook.save_to_buffer().map_err(|error| unwritable(&error))
}

fn unwritable(error: &XlsxError) -> Error {
    Error::new(ErrorKind::Unwritable(error.to_string()))
}

fn fill<'r>(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(name))?;
    let tops = tops(columns);
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for (column, place) in columns.iter().zip(0_u16..) {
        let letters = column.header.chars().count().clamp(WIDTH_MIN, WIDTH_MAX);
        sheet.set_column_width(place, u32::try_from(letters + 2).unwrap_or_default())?;
    }
    let mut line = 0_u32;
    for top in &tops {
        for (cell, place) in top.iter().zip(0_u16..) {
            sheet.write_string_with_format(line, place, cut(cell), &bold)?;
        }
        line += 1;
    }
    sheet.set_freeze_panes(line, 0)?;
    for row in rows {
        for (index, place) in (0..columns.len()).zip(0_u16..) {
            put(sheet, (line, place), row.cell(index), &day)?;
        }
        line += 1;
    }
    Ok(())
}

fn annotate(
    sheet: &mut Worksheet,
    table: &Table,
    heading: &str,
    remarks: &BTreeMap<u32, String>,
) -> Result<(), XlsxError> {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bold = Format::new().set_bold();
    if let Some(name) = table
        .source
        .sheet
        .and_then(|index| table.source.sheets.get(index))
    {
        sheet.set_name(sheet_name(&name.name))?;
    }
    let widest = table
        .lead
        .iter()
        .chain(&table.rows)
        .map(Row::width)
        .max()
        .unwrap_or_default();
    let last = u16::try_from(widest.max(table.columns.len())).unwrap_or(u16::MAX);
    let head = table.header_row.or(table.tag_row);
    for row in table.lead.iter().chain(&table.rows) {
        let line = row.number() - 1;
        for (cell, place) in row.cells().zip(0_u16..) {
            put(sheet, (line, place), cell, &day)?;
        }
        if head == Some(row.number()) {
            sheet.write_string_with_format(line, last, cut(heading), &bold)?;
        } else if let Some(remark) = remarks.get(&row.number()) {
            sheet.write_string(line, last, cut(remark))?;
        }
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (line, place): (u32, u16),
    cell: Cell<'_>,
    day: &Format,
) -> Result<(), XlsxError> {
    if cell.text.is_empty() {
        return Ok(());
    }
    let number = || cell.text.parse::<f64>().ok().filter(|number| number.is_finite());
    // A code such as 00123 would lose its noughts, a long one its last digits.
    let is_exact = |number: &f64| number.to_string() == cell.text;
    match (cell.kind, day_of(cell)) {
        (Kind::Number, _) => match number().filter(is_exact) {
            Some(number) => sheet.write_number(line, place, number)?,
            None => sheet.write_string(line, place, cut(cell.text))?,
        },
        (Kind::Truth, _) => sheet.write_boolean(line, place, cell.text == "TRUE")?,
        (Kind::Date, Some(date)) => sheet.write_datetime_with_format(line, place, date, day)?,
        _ => sheet.write_string(line, place, cut(cell.text))?,
    };
    Ok(())
}

/// A whole day that Excel's calendar has.
fn day_of(cell: Cell<'_>) -> Option<ExcelDateTime> {
    const ISO_LENGTH: usize = 10;
    let date = Date::read(cell.text).filter(|_| cell.text.len() == ISO_LENGTH)?;
    let Part::Day(month, day) = date.part else {
        return None;
    };
    ExcelDateTime::from_ymd(date.year, month, day)
        .ok()
        .filter(|_| date.year >= 1900)
}

/// As many letters as a cell may have, counted as Excel counts.
pub fn cut(text: &str) -> String {
    if text.len() <= CELL_MAX {
        return text.to_owned();
    }
    let mut left = CELL_MAX;
    text.chars()
        .take_while(|letter| {
            let fits = left >= letter.len_utf16();
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect()
}

/// A name that Excel allows for a sheet.
fn sheet_name(name: &str) -> String {
    let allowed = name
        .chars()
        .filter(|letter| !"[]:*?/\\".contains(*letter) && !letter.is_control());
    let mut out = String::new();
    let mut units = 0;
    for letter in allowed {
        units += letter.len_utf16();
        if units > NAME_MAX {
            break;
        }
        out.push(letter);
    }
    let out = out.trim_matches(['\'', ' ']).to_owned();
    if out.is_empty() { "Table".to_owned() } else { out }
}
