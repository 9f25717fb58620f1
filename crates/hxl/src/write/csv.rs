//! Writing CSV: UTF-8, commas, line ends of RFC 4180.

use std::io::{self, Write};

use super::{guarded, tops};
use crate::head::Column;
use crate::row::Row;

/// Writes headings, hashtags and rows. Nothing in it runs as a formula: see [`crate::guarded`].
pub fn csv<'r>(
    columns: &[Column],
    rows: impl IntoIterator<Item = &'r Row>,
    to: &mut impl Write,
) -> io::Result<()> {
    for top in tops(columns) {
        line(top.iter().map(String::as_str), to)?;
    }
    for row in rows {
        line((0..columns.len()).map(|index| row.text(index)), to)?;
    }
    Ok(())
}

fn line<'c>(cells: impl Iterator<Item = &'c str>, to: &mut impl Write) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            to.write_all(b",")?;
        }
        let cell = guarded(cell);
        if cell.contains(['"', ',', '\n', '\r', ';', '\t']) || cell.trim() != cell {
            write!(to, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            to.write_all(cell.as_bytes())?;
        }
    }
    to.write_all(b"\r\n")
}
