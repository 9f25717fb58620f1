//! The lists that come with the program, read from the tables beside it.

use std::collections::HashMap;

const SECTORS: &str = include_str!("../../lists/sectors.tsv");
const FOCUSES: &str = include_str!("../../lists/focuses.tsv");

/// A row of a table by the names in its head.
pub(super) struct Row(HashMap<&'static str, &'static str>);

impl Row {
    pub(super) fn get(&self, column: &str) -> &'static str {
        self.0.get(column).copied().unwrap_or_default()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    /// The value, unless it is empty.
    pub(super) fn some(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }
}

/// The sectors, in order.
pub(super) fn sectors() -> Vec<Row> {
    rows(SECTORS)
}

/// The areas of focus, each followed by its kinds of work.
pub(super) fn focuses() -> Vec<Row> {
    rows(FOCUSES)
}

fn rows(table: &'static str) -> Vec<Row> {
    let mut lines = table.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            Row(heads
                .iter()
                .copied()
                .zip(line.split('\t').map(str::trim))
                .collect())
        })
        .collect()
}
