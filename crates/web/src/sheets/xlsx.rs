//! Lists as workbooks, in which days and numbers can be sorted and reckoned with.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Sheet, Value};
use crate::error::PageError;

/// Wide enough for `2026-11-23`; a narrower column would show only signs.
const DAY_WIDTH: f64 = 12.0;
/// A page's name has 31 letters at most.
const NAME_MAX: usize = 31;

/// A workbook with these lists, each on a page of its own.
pub fn book(sheets: &[&Sheet]) -> Result<Vec<u8>, PageError> {
    let mut book = Workbook::new();
    let looks = Looks::new();
    for sheet in sheets {
        let page = book.add_worksheet_with_constant_memory().map_err(output)?;
        fill(page, (sheet, 0), &looks)?;
    }
    book.save_to_buffer().map_err(output)
}

/// How cells look.
pub(super) struct Looks {
    bold: Format,
    day: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        Self {
            bold: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// Writes a list from this line on.
pub(super) fn fill(
    page: &mut Worksheet,
    (sheet, above): (&Sheet, u32),
    looks: &Looks,
) -> Result<(), PageError> {
    page.set_name(sheet.name.chars().take(NAME_MAX).collect::<String>())
        .map_err(output)?;
    let tops = sheet.tops();
    let first = above + line_of(tops.len())?;
    page.set_freeze_panes(first, 0).map_err(output)?;
    let is_day = |row: &Vec<Value>, column: usize| matches!(row.get(column), Some(Value::Day(_)));
    for column in 0..sheet.heads.len() {
        if sheet.rows.iter().any(|row| is_day(row, column)) {
            page.set_column_width(at(column)?, DAY_WIDTH).map_err(output)?;
        }
    }
    for (line, top) in (above..).zip(tops) {
        for (column, head) in top.into_iter().enumerate() {
            page.write_string_with_format(line, at(column)?, cut(head), &looks.bold)
                .map_err(output)?;
        }
    }
    for (line, row) in sheet.rows.iter().enumerate() {
        let line = first + line_of(line)?;
        for (column, value) in row.iter().enumerate() {
            put(page, (line, at(column)?), value, &looks.day).map_err(output)?;
        }
    }
    Ok(())
}

pub(super) fn line_of(count: usize) -> Result<u32, PageError> {
    u32::try_from(count).map_err(|error| PageError::Output(error.to_string()))
}

fn put(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    value: &Value,
    day: &Format,
) -> Result<(), XlsxError> {
    match value {
        // Written as text cells: a spreadsheet program never takes them for formulas.
        Value::Text(text) => sheet.write_string(line, column, cut(text))?,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats")]
        Value::Number(number) => sheet.write_number(line, column, *number as f64)?,
        Value::Day(given) => match known(*given) {
            Some(known) => sheet.write_datetime_with_format(line, column, known, day)?,
            None => sheet.write_string(line, column, given.to_string())?,
        },
        Value::Empty => return Ok(()),
    };
    Ok(())
}

/// A day as spreadsheets count them; they know none before 1900.
fn known(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day)
        .ok()
        .filter(|_| year >= 1900)
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
pub(super) fn output(error: XlsxError) -> PageError {
    PageError::Output(error.to_string())
}

pub(super) fn at(column: usize) -> Result<u16, PageError> {
    u16::try_from(column).map_err(|error| PageError::Output(error.to_string()))
}

/// A cell holds 32,767 letters at most.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(32_000).collect()
}
