//! Writing tables, with their headings and hashtags.

mod csv;
mod json;
mod xlsx;

use std::borrow::Cow;

pub use csv::csv;
pub use json::{Shape, json};
pub(crate) use xlsx::cut;
pub use xlsx::{annotated, xlsx};

use crate::head::Column;

/// The rows above the data: headings where there are any, then hashtags where there are any.
fn tops(columns: &[Column]) -> Vec<Vec<String>> {
    let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
    let tag = |column: &Column| column.tag.as_ref().map(ToString::to_string).unwrap_or_default();
    let tags: Vec<String> = columns.iter().map(tag).collect();
    let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
    [headers, tags].into_iter().filter(is_filled).collect()
}

/// Signs that begin a formula in some spreadsheet program, wide forms among them.
const FORMULAS: [char; 17] = [
    '=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '｜', '％', '﹢', '﹣', '﹦', '﹫', '−',
];

/// Text that no spreadsheet program takes for a formula: an apostrophe stands before what begins like one (as OWASP
/// advises for CSV). Numbers stay as they are.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The same text without the apostrophe that [`guarded`] put before it, so that what was written comes back as it was.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| is_formula(rest))
        .unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    let is_hidden = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{180e}')
    };
    // One that has an apostrophe already gets another, so that the first is not lost on the way back.
    let bare = text.trim_start_matches('\'');
    let begins = bare.trim_start_matches(is_hidden).starts_with(FORMULAS);
    (begins && bare.parse::<f64>().is_err()) || bare.starts_with(['\t', '\r', '\n'])
}
