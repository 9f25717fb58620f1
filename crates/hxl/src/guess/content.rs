//! What the cells of a column say about its meaning.

use super::{Guess, Reason};
use crate::head::Head;
use crate::row::{Cell, Row};
use crate::tag::Tag;
use crate::value::Expected;

/// So many of a hundred filled cells that are as they should be speak for a guess.
const MANY: usize = 80;
/// Fewer than this speak against it.
const FEW: usize = 40;

/// How many cells of a column are filled, and how many of them are as wanted.
fn count(rows: &[Row], column: usize, is_wanted: impl Fn(Cell<'_>) -> bool) -> (usize, usize) {
    let cells = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.text.trim().is_empty());
    cells.fold((0, 0), |(all, wanted), cell| (all + 1, wanted + usize::from(is_wanted(cell))))
}

/// Makes a guess surer or less sure by what stands in the cells.
pub(super) fn weigh(tag: &Tag, rows: &[Row], column: usize, confidence: &mut f64, reasons: &mut Vec<Reason>) {
    let expected = Expected::of(tag);
    if expected == Expected::Text {
        // Names are words: a column of nothing but numbers is none.
        let (all, words) = count(rows, column, |cell| cell.number().is_none());
        if all > 2 && words * 100 < all * FEW {
            *confidence *= 0.6;
            reasons.push(Reason::FitsNot(share(all, words)));
        }
        return;
    }
    let (all, fitting) = count(rows, column, |cell| expected.fits(cell));
    if all == 0 {
        return;
    }
    if fitting * 100 >= all * MANY {
        *confidence += (1.0 - *confidence) * 0.4;
        reasons.push(Reason::Fits(share(all, fitting)));
    } else if fitting * 100 < all * FEW {
        *confidence *= 0.4;
        reasons.push(Reason::FitsNot(share(all, fitting)));
    }
}

fn share(all: usize, some: usize) -> u8 {
    u8::try_from(some * 100 / all.max(1)).unwrap_or(100)
}

/// Guesses that need no heading: dates, addresses, coordinates by pairs, and codes beside the names they belong to.
pub(super) fn without_heading(head: &Head, rows: &[Row], column: usize, has_no_offer: bool) -> Vec<Guess> {
    let mut offers = Vec::new();
    let mut offer = |tag: &str, confidence: f64, reason: Reason| {
        if let Ok(tag) = tag.parse() {
            offers.push(Guess { column, tag, confidence, reasons: vec![reason] });
        }
    };
    let all_fit = |expected: Expected| {
        let (all, fitting) = count(rows, column, |cell| expected.fits(cell));
        all > 0 && fitting * 100 >= all * 95
    };
    let is_number = all_fit(Expected::Number);
    if has_no_offer && all_fit(Expected::Email) {
        offer("#contact+email", 0.8, Reason::Cells);
    } else if has_no_offer && all_fit(Expected::Url) {
        offer("#meta+url", 0.6, Reason::Cells);
    } else if has_no_offer && !is_number && all_fit(Expected::Date) {
        offer("#date", 0.6, Reason::Cells);
    }
    let is_p_code = |cell: Cell<'_>| {
        let has_digit = cell.text.contains(|letter: char| letter.is_ascii_digit());
        has_digit && Expected::PlaceCode.fits(cell)
    };
    let (all, codes) = count(rows, column, is_p_code);
    if all > 1 && codes * 100 >= all * 95 {
        match beside(head, column) {
            Some((tag, header)) => offer(&tag, 0.7, Reason::Beside(header)),
            None if has_no_offer => offer("#loc+code", 0.4, Reason::Cells),
            None => {}
        }
    }
    offers
}

/// The place column to the left of this one, as the hashtag its code would have.
fn beside(head: &Head, column: usize) -> Option<(String, String)> {
    let left = &head.columns[column.checked_sub(1)?];
    let heading = super::words_of(&left.header);
    let saying = super::words::SAYINGS
        .iter()
        .find(|saying| saying.words == heading)?;
    let name = saying.tag.split('+').next()?;
    (name.starts_with("#adm") || name == "#country").then(|| (format!("{name}+code"), left.header.clone()))
}
