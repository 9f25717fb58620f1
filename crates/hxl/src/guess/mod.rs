//! What the columns of a table without hashtags probably mean, by their headings in English, French and Spanish, and
//! by what stands in them.

mod content;
mod words;

use std::fmt;

use crate::head::Head;
use crate::row::Row;
use crate::tag::Tag;
use crate::text::{distance, folded};
use words::{SAYINGS, Saying};

/// What a column probably means.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The column, counted from 0.
    pub column: usize,
    /// The hashtag it would have.
    pub tag: Tag,
    /// How sure this is: 0 (a wild guess) to 1 (as good as certain).
    pub confidence: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Why a column was taken for something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It has this hashtag.
    Tagged,
    /// Its heading is this one, in this language.
    Heading(&'static str, Language),
    /// Its heading has these words in it.
    Words(&'static str, Language),
    /// Its heading is spelt nearly like this.
    Spelling(&'static str, Language),
    /// Most of its cells are as they should be under that hashtag, out of a hundred so many.
    Fits(u8),
    /// Many of its cells are not.
    FitsNot(u8),
    /// It has no heading that says anything; its cells are what they are.
    Cells,
    /// It stands beside a column with the name of what it has the code of.
    Beside(String),
}

/// A language of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Tagged => f.write_str("The column has this hashtag."),
            Reason::Heading(words, language) => {
                write!(f, "The heading says \u{201c}{words}\u{201d} ({language:?}).")
            }
            Reason::Words(words, language) => {
                write!(f, "The heading has \u{201c}{words}\u{201d} in it ({language:?}).")
            }
            Reason::Spelling(words, language) => {
                write!(f, "The heading is spelt nearly like \u{201c}{words}\u{201d} ({language:?}).")
            }
            Reason::Fits(share) => write!(f, "{share} of 100 cells are what they should be."),
            Reason::FitsNot(share) => write!(f, "Only {share} of 100 cells are what they should be."),
            Reason::Cells => f.write_str("The cells look like it."),
            Reason::Beside(header) => write!(f, "It stands beside \u{201c}{header}\u{201d}."),
        }
    }
}

/// Shorter words are too often parts of something else.
const FEWEST_LETTERS: usize = 3;
/// Words that say that something is a code.
const CODES: [&str; 8] = [
    "code",
    "codes",
    "codigo",
    "id",
    "identifiant",
    "no",
    "numero",
    "pcode",
];
/// As many rows are looked at.
const LOOKED_AT: usize = 500;
/// What is less likely than this is not said.
const LEAST: f64 = 0.3;

/// The likeliest meaning of each column that has one, in the order of columns. Columns with hashtags keep them (their
/// old names made new). No two columns get the same hashtag by guess: the surer one has it, the other takes its second
/// choice.
#[must_use]
pub fn guess(head: &Head, rows: &[Row]) -> Vec<Guess> {
    let rows = &rows[..rows.len().min(LOOKED_AT)];
    let mut offers = Vec::new();
    let mut taken: Vec<Guess> = Vec::new();
    for (column, one) in head.columns.iter().enumerate() {
        match &one.tag {
            Some(tag) => {
                let tag = crate::old::modern(tag).unwrap_or_else(|| tag.clone());
                taken.push(Guess { column, tag, confidence: 1.0, reasons: vec![Reason::Tagged] });
            }
            None => offers.extend(offers_for(head, rows, column)),
        }
    }
    offers.sort_by(|one, other| {
        other
            .confidence
            .total_cmp(&one.confidence)
            .then(one.column.cmp(&other.column))
    });
    for offer in offers {
        let is_free = taken
            .iter()
            .all(|guess| guess.column != offer.column && guess.tag != offer.tag);
        if is_free && offer.confidence >= LEAST {
            taken.push(offer);
        }
    }
    taken.sort_by_key(|guess| guess.column);
    taken
}

/// Whether a heading is one of those that are known, and not by a letter or two.
pub(crate) fn is_known(heading: &str) -> bool {
    let words = words_of(heading);
    words.len() >= FEWEST_LETTERS && SAYINGS.iter().any(|saying| saying.words == words)
}

/// Everything a column may mean.
fn offers_for(head: &Head, rows: &[Row], column: usize) -> Vec<Guess> {
    let heading = said(&head.columns[column].header);
    let mut offers: Vec<Guess> = Vec::new();
    for saying in SAYINGS.iter() {
        let Some((mut confidence, reason)) = likeness(&heading, saying) else {
            continue;
        };
        let Ok(tag) = saying.tag.parse::<Tag>() else {
            continue;
        };
        let mut reasons = vec![reason];
        content::weigh(&tag, rows, column, &mut confidence, &mut reasons);
        match offers.iter_mut().find(|offer| offer.tag == tag) {
            Some(offer) if offer.confidence >= confidence => {}
            Some(offer) => (offer.confidence, offer.reasons) = (confidence, reasons),
            None => offers.push(Guess { column, tag, confidence, reasons }),
        }
    }
    offers.extend(content::without_heading(head, rows, column, offers.is_empty()));
    offers
}

/// The words of a heading; those in brackets belong to it where it is known with them: `Type (of organisation)`.
fn said(header: &str) -> String {
    let whole = words_of(&header.replace(['(', ')', '[', ']'], " "));
    if SAYINGS.iter().any(|saying| saying.words == whole) {
        return whole;
    }
    words_of(header)
}

/// A heading in comparable words: no accents, no signs, `admin1Name_en` in parts, nothing in brackets.
fn words_of(header: &str) -> String {
    let mut outside = String::new();
    let mut depth = 0_u32;
    let mut last = ' ';
    for letter in header.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                if letter.is_uppercase() && (last.is_lowercase() || last.is_numeric()) {
                    outside.push(' ');
                }
                outside.push(if letter.is_alphanumeric() { letter } else { ' ' });
            }
        }
        last = letter;
    }
    folded(&outside)
}

/// How like a saying a heading is, and why.
fn likeness(heading: &str, saying: &Saying) -> Option<(f64, Reason)> {
    if heading.is_empty() {
        return None;
    }
    let words = saying.words;
    if heading == words {
        return Some((saying.weight, Reason::Heading(words, saying.language)));
    }
    let is_inside = format!(" {heading} ").contains(&format!(" {words} "));
    if is_inside && words.len() >= FEWEST_LETTERS {
        // The more of the heading the words make up, the surer. A code of something is not its name.
        let share = words.split(' ').count() as f64 / heading.split(' ').count() as f64;
        let has_code = |text: &str| text.split(' ').any(|word| CODES.contains(&word));
        let doubt = if has_code(heading) && !has_code(words) {
            0.4
        } else {
            1.0
        };
        return Some((saying.weight * (0.5 + 0.4 * share) * doubt, Reason::Words(words, saying.language)));
    }
    let steps = misspelt(heading, words)?;
    Some((saying.weight * (0.9 - 0.1 * steps as f64), Reason::Spelling(words, saying.language)))
}

/// How many letters differ, when the words are the same but for slips in long ones.
fn misspelt(heading: &str, words: &str) -> Option<usize> {
    const LONG: usize = 5;
    const VERY_LONG: usize = 8;
    if heading.len().abs_diff(words.len()) > 2 || heading.matches(' ').count() != words.matches(' ').count() {
        return None;
    }
    let pairs = heading.split(' ').zip(words.split(' '));
    let steps = pairs.map(|(one, other)| match other.len() {
        _ if one == other => Some(0),
        LONG..VERY_LONG => distance(one, other, 1),
        VERY_LONG.. => distance(one, other, 2),
        _ => None,
    });
    steps.sum::<Option<usize>>().filter(|steps| *steps <= 2)
}

/// Words, hashtag and weight of each saying.
#[cfg(test)]
pub(crate) fn sayings() -> impl Iterator<Item = (&'static str, &'static str, f64)> {
    SAYINGS
        .iter()
        .map(|saying| (saying.words, saying.tag, saying.weight))
}
