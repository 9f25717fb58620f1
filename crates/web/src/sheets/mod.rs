//! Lists to take away: CSV, spreadsheet and JSON from the same rows, with formulas in text made harmless.

mod blank;
mod xlsx;

#[cfg(test)]
mod tests;

use axum::response::Response;
use chrono::NaiveDate;
use hxl::guarded;

use crate::error::PageError;
use crate::reply::download;

pub use blank::Blank;
pub use xlsx::book;

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
    /// What each column is called for programs: the names in the JSON, or HXL hashtags, which then stand below the
    /// heads of a CSV or spreadsheet, too.
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

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

impl Sheet {
    /// The rows above the list: what its columns are called for people, and by hashtags where it has them.
    fn tops(&self) -> Vec<Vec<&str>> {
        let heads = self.heads.iter().map(String::as_str).collect();
        let has_tags = self.keys.first().is_some_and(|key| key.starts_with('#'));
        let tags = has_tags.then(|| self.keys.clone());
        std::iter::once(heads).chain(tags).collect()
    }

    pub fn bytes(&self, form: Form) -> Result<Vec<u8>, PageError> {
        match form {
            Form::Csv => self.csv(),
            Form::Xlsx => book(&[self]),
            Form::Json => self.json(),
        }
    }

    pub fn reply(&self, form: Form) -> Result<Response, PageError> {
        let name = format!("{}.{}", self.name, form.ending());
        Ok(download(&name, form.content_type(), self.bytes(form)?))
    }

    fn csv(&self) -> Result<Vec<u8>, PageError> {
        // The mark at the start tells spreadsheet programs that the letters are UTF-8.
        let mut bytes = "\u{FEFF}".as_bytes().to_vec();
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut bytes);
        let output = |error: csv::Error| PageError::Output(error.to_string());
        for top in self.tops() {
            writer
                .write_record(top.into_iter().map(|head| guarded(head).into_owned()))
                .map_err(output)?;
        }
        for row in &self.rows {
            let cells = row.iter().map(|value| match value {
                Value::Text(text) => guarded(text).into_owned(),
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
