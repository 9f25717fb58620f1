//! Reads the demo's tables: a header row, then one record a line, with tabs between the cells.

/// One line of a table, with the names of its columns at hand.
#[derive(Clone)]
pub(super) struct Row {
    line: &'static str,
    cells: Vec<(&'static str, &'static str)>,
}

pub(super) fn rows(table: &'static str) -> Vec<Row> {
    let mut lines = table.lines();
    let columns: Vec<&'static str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| Row {
            line,
            cells: columns
                .iter()
                .copied()
                .zip(line.split('\t').map(str::trim))
                .collect(),
        })
        .collect()
}

impl Row {
    /// The whole line, from which the dice of this row are made.
    pub(super) fn line(&self) -> &'static str {
        self.line
    }

    /// What stands in the column, or nothing.
    pub(super) fn text(&self, column: &str) -> &'static str {
        self.cells
            .iter()
            .find(|(name, _)| *name == column)
            .map_or("", |(_, cell)| cell)
    }

    pub(super) fn filled(&self, column: &str) -> Option<&'static str> {
        Some(self.text(column)).filter(|cell| !cell.is_empty())
    }

    /// Several keys in one cell, with spaces between them.
    pub(super) fn keys(&self, column: &str) -> Vec<&'static str> {
        self.text(column).split_whitespace().collect()
    }

    pub(super) fn number(&self, column: &str) -> Option<i64> {
        self.filled(column).map(|cell| {
            cell.parse()
                .expect("invariant: number columns of the demo hold whole numbers")
        })
    }

    pub(super) fn required_number(&self, column: &str) -> i64 {
        self.number(column)
            .expect("invariant: this number column of the demo is filled in every row")
    }
}
