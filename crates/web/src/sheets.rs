//! Lists to take away: CSV, spreadsheet and JSON from the same rows, with formulas in text made harmless.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::error::PageError;
use crate::reply::download;

/// Wide enough for `2026-11-23`; a narrower column would show only signs.
const DAY_WIDTH: f64 = 12.0;

/// One value of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(i64),
    /// A day: in a spreadsheet one that can be sorted and reckoned with, elsewhere `2026-11-23`.
    Day(NaiveDate),
    Empty,
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// A table to take away.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The file's name without its ending; also the name of the spreadsheet's page.
    pub name: String,
    /// What each column is called for people.
    pub heads: Vec<String>,
    /// What each column is called for programs: the names in the JSON.
    pub keys: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
}

/// The formats a list can be had in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    Csv,
    Xlsx,
    Json,
}

impl Form {
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    fn ending_and_type(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "text/csv; charset=utf-8"),
            Self::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Self::Json => ("json", "application/json"),
        }
    }
}

impl Sheet {
    pub fn bytes(&self, form: Form) -> Result<Vec<u8>, PageError> {
        match form {
            Form::Csv => self.csv(),
            Form::Xlsx => self.xlsx(),
            Form::Json => self.json(),
        }
    }

    pub fn reply(&self, form: Form) -> Result<Response, PageError> {
        let (ending, content_type) = form.ending_and_type();
        Ok(download(&format!("{}.{ending}", self.name), content_type, self.bytes(form)?))
    }

    fn csv(&self) -> Result<Vec<u8>, PageError> {
        // The mark at the start tells spreadsheet programs that the letters are UTF-8.
        let mut bytes = "\u{FEFF}".as_bytes().to_vec();
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut bytes);
        let output = |error: csv::Error| PageError::Output(error.to_string());
        writer
            .write_record(self.heads.iter().map(|head| harmless(head)))
            .map_err(output)?;
        for row in &self.rows {
            let cells = row.iter().map(|value| match value {
                Value::Text(text) => harmless(text),
                Value::Number(number) => number.to_string(),
                Value::Day(day) => day.to_string(),
                Value::Empty => String::new(),
            });
            writer.write_record(cells).map_err(output)?;
        }
        writer
            .flush()
            .map_err(|error| PageError::Output(error.to_string()))?;
        drop(writer);
        Ok(bytes)
    }

    fn xlsx(&self) -> Result<Vec<u8>, PageError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory().map_err(output)?;
        sheet.set_freeze_panes(1, 0).map_err(output)?;
        let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
        for (column, head) in self.heads.iter().enumerate() {
            sheet
                .write_string_with_format(0, at(column)?, cut(head), &bold)
                .map_err(output)?;
            if self
                .rows
                .iter()
                .any(|row| matches!(row.get(column), Some(Value::Day(_))))
            {
                sheet.set_column_width(at(column)?, DAY_WIDTH).map_err(output)?;
            }
        }
        for (line, row) in self.rows.iter().enumerate() {
            let line = u32::try_from(line + 1).map_err(|error| PageError::Output(error.to_string()))?;
            for (column, value) in row.iter().enumerate() {
                put(sheet, (line, at(column)?), value, &day).map_err(output)?;
            }
        }
        book.save_to_buffer().map_err(output)
    }

    fn json(&self) -> Result<Vec<u8>, PageError> {
        let rows: Vec<serde_json::Value> = self
            .rows
            .iter()
            .map(|row| {
                let pairs = self.keys.iter().zip(row).map(|(key, value)| {
                    let value = match value {
                        Value::Text(text) => serde_json::Value::from(text.as_str()),
                        Value::Number(number) => serde_json::Value::from(*number),
                        Value::Day(day) => serde_json::Value::from(day.to_string()),
                        Value::Empty => serde_json::Value::Null,
                    };
                    ((*key).to_owned(), value)
                });
                serde_json::Value::Object(pairs.collect())
            })
            .collect();
        serde_json::to_vec_pretty(&rows).map_err(|error| PageError::Output(error.to_string()))
    }
}

/// A spreadsheet program runs text that begins like a formula; a quote in front keeps it text (WSTG-INPV-21).
pub fn harmless(text: &str) -> String {
    let start = text.trim_start_matches(|letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{00AD}' | '\u{180E}')
    });
    let is_formula = start.starts_with([
        '=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '｜', '％', '﹢', '﹣', '﹦', '﹫', '−',
    ]) || text.starts_with(['\t', '\r', '\n']);
    if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
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
fn output(error: XlsxError) -> PageError {
    PageError::Output(error.to_string())
}

fn at(column: usize) -> Result<u16, PageError> {
    u16::try_from(column).map_err(|error| PageError::Output(error.to_string()))
}

/// A cell holds 32,767 letters at most.
fn cut(text: &str) -> String {
    text.chars().take(32_000).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{Form, Sheet, Value, harmless};

    #[test]
    fn days_are_days_in_a_spreadsheet_and_plain_elsewhere() {
        let sheet = Sheet {
            name: "days".to_owned(),
            heads: vec!["=Day".to_owned(), "Text".to_owned()],
            keys: vec!["day", "text"],
            rows: vec![
                vec![Value::day("2026-11-01".parse().ok()), Value::text("=1+1")],
                vec![Value::day("1899-05-01".parse().ok()), Value::Empty],
            ],
        };
        let bytes = sheet.bytes(Form::Xlsx).unwrap();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut page = String::new();
        let mut file = book.by_name("xl/worksheets/sheet1.xml").unwrap();
        file.read_to_string(&mut page).unwrap();
        // The days of spreadsheets are counted from the end of 1899.
        assert!(page.contains("<v>46327</v>") && page.contains("1899-05-01"), "{page}");
        assert!(!page.contains("<f>"), "{page}");
        let csv = String::from_utf8(sheet.bytes(Form::Csv).unwrap()).unwrap();
        assert!(csv.contains("'=Day,Text\r\n2026-11-01,'=1+1\r\n1899-05-01,"), "{csv}");
        let json = String::from_utf8(sheet.bytes(Form::Json).unwrap()).unwrap();
        assert!(json.contains("\"day\": \"2026-11-01\""), "{json}");
    }

    #[test]
    fn text_that_begins_like_a_formula_is_kept_as_text() {
        for text in [
            "=1+1",
            "+66 1",
            "-1",
            "@SUM",
            " =A1",
            "\u{FEFF}=A1",
            "\t=A1",
            "＝A1",
            "%x",
            "|calc",
            "\u{2060}=A1",
            "﹦A1",
            "−1",
        ] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        for text in ["Open Road", "3 rivers", "ก=ข", ""] {
            assert_eq!(harmless(text), text);
        }
    }
}
