//! Lists to take away: CSV, spreadsheet and JSON from the same rows, with formulas in text made harmless.

use axum::response::Response;
use rust_xlsxwriter::{Format, Workbook};

use crate::error::PageError;
use crate::reply::download;

/// One value of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(i64),
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
        let output = |error: rust_xlsxwriter::XlsxError| PageError::Output(error.to_string());
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory().map_err(output)?;
        sheet.set_freeze_panes(1, 0).map_err(output)?;
        let bold = Format::new().set_bold();
        for (column, head) in self.heads.iter().enumerate() {
            sheet
                .write_string_with_format(0, at(column)?, cut(head), &bold)
                .map_err(output)?;
        }
        for (line, row) in self.rows.iter().enumerate() {
            let line = u32::try_from(line + 1).map_err(|error| PageError::Output(error.to_string()))?;
            for (column, value) in row.iter().enumerate() {
                match value {
                    // Written as text cells: a spreadsheet program never takes them for formulas.
                    Value::Text(text) => sheet.write_string(line, at(column)?, cut(text)).map_err(output)?,
                    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats")]
                    Value::Number(number) => sheet
                        .write_number(line, at(column)?, *number as f64)
                        .map_err(output)?,
                    Value::Empty => continue,
                };
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

fn at(column: usize) -> Result<u16, PageError> {
    u16::try_from(column).map_err(|error| PageError::Output(error.to_string()))
}

/// A cell holds 32,767 letters at most.
fn cut(text: &str) -> String {
    text.chars().take(32_000).collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

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
