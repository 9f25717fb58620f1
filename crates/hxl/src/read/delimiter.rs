//! What stands between the cells of a text.

use super::delimited::first_rows;
use crate::tag::Tag;
use crate::text::folded;

/// In the order in which they are tried.
const DELIMITERS: [u8; 5] = [b',', b'\t', b';', b'|', b':'];
/// Between cells a colon is rare, and inside them frequent: only hashtags can prove it.
const SURE: usize = 4;
const ROWS: usize = 60;

/// The delimiter that the first line names, as Excel has it (`sep=;`); else the one that shows a row of hashtags; else
/// the one that gives the most rows of equal width.
pub(super) fn guess(beginning: &str) -> u8 {
    named(beginning)
        .or_else(|| by_tags(beginning))
        .unwrap_or_else(|| by_widths(beginning))
}

fn named(beginning: &str) -> Option<u8> {
    let sign = beginning.lines().next()?.trim().strip_prefix("sep=")?;
    DELIMITERS
        .into_iter()
        .find(|delimiter| sign.as_bytes() == [*delimiter])
}

fn by_tags(beginning: &str) -> Option<u8> {
    for line in beginning.lines().take(ROWS).filter(|line| line.contains('#')) {
        let fits = |delimiter: &&u8| {
            let row = first_rows(line, **delimiter, 1)
                .into_iter()
                .next()
                .unwrap_or_default();
            let filled: Vec<&String> = row.iter().filter(|cell| !cell.trim().is_empty()).collect();
            let tags = filled
                .iter()
                .filter(|cell| folded(cell).parse::<Tag>().is_ok())
                .count();
            tags > 0 && tags * 2 >= filled.len()
        };
        if let Some(delimiter) = DELIMITERS.iter().find(fits) {
            return Some(*delimiter);
        }
    }
    None
}

fn by_widths(beginning: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut rows = first_rows(beginning, delimiter, ROWS);
        if rows.len() > 2 {
            // The last one may be cut.
            rows.pop();
        }
        let mut widths: Vec<usize> = rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
        widths.sort_unstable();
        let alike = widths
            .chunk_by(|one, other| one == other)
            .map(|same| (same.len(), same[0]))
            .max();
        alike.map_or(0, |(count, width)| count * 1000 + width.min(999))
    };
    let scored = DELIMITERS[..SURE]
        .iter()
        .map(|delimiter| (score(*delimiter), *delimiter));
    // The first of those that are equal.
    scored
        .fold((0, b','), |best, one| if one.0 > best.0 { one } else { best })
        .1
}
