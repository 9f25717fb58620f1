//! Writing JSON in the two shapes that HXL knows.

use std::io::{self, Write};

use serde_json::{Value, json as value};

use super::tops;
use crate::head::Column;
use crate::row::{Cell, Kind, Row};

/// How rows are written down in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A list of lists: headings, hashtags, then the rows.
    Rows,
    /// A list of objects with hashtags as keys, headings where there is none. Columns without either are left out, and
    /// empty cells, too. When a key occurs twice, the first filled cell counts.
    Objects,
}

/// Writes a table as JSON, one row to a line.
pub fn json<'r>(
    columns: &[Column],
    rows: impl IntoIterator<Item = &'r Row>,
    shape: Shape,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut lines = Vec::new();
    if shape == Shape::Rows {
        lines.extend(tops(columns).into_iter().map(|top| value!(top)));
    }
    let keys: Vec<String> = columns.iter().map(key).collect();
    let rows = rows.into_iter().map(|row| match shape {
        Shape::Rows => (0..columns.len()).map(|index| cell(row.cell(index))).collect(),
        Shape::Objects => object(&keys, row),
    });
    to.write_all(b"[")?;
    for (place, line) in lines.into_iter().chain(rows).enumerate() {
        to.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &line)?;
    }
    to.write_all(b"\n]\n")
}

fn key(column: &Column) -> String {
    column
        .tag
        .as_ref()
        .map_or_else(|| column.header.clone(), ToString::to_string)
}

fn object(keys: &[String], row: &Row) -> Value {
    let mut object = serde_json::Map::new();
    for (index, key) in keys.iter().enumerate() {
        let cell_of = row.cell(index);
        if !key.is_empty() && !cell_of.text.is_empty() && !object.contains_key(key) {
            object.insert(key.clone(), cell(cell_of));
        }
    }
    Value::Object(object)
}

/// Numbers of spreadsheets stay numbers, when nothing is lost by it.
fn cell(cell: Cell<'_>) -> Value {
    let is_exact = |number: &serde_json::Number| number.to_string() == cell.text;
    match cell.kind {
        Kind::Number => match cell.text.parse::<serde_json::Number>().ok().filter(is_exact) {
            Some(number) => Value::Number(number),
            None => Value::from(cell.text),
        },
        Kind::Truth => Value::Bool(cell.text == "TRUE"),
        Kind::Text | Kind::Date | Kind::Fault => Value::from(cell.text),
    }
}
