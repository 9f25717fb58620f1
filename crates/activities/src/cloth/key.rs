//! The key under a table: only what stands in it, the patterns first, then the signs.

use std::collections::HashSet;

use cloth::{Count, IN_PART, Pattern, UNMET};
use web::Frame;

use super::table::{Face, Head, Row};
use super::words;

/// One line of the key: a pattern, or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The class of a pattern; nothing for a sign.
    pub class: &'static str,
    pub sign: &'static str,
    /// What stands in a pale piece, as in the cells; nothing in the others.
    pub inside: &'static str,
    pub text: String,
}

/// The key of a table of work or of needs.
pub(super) fn key_of(frame: &Frame, face: Face, count: Count, (heads, rows): (&[Head], &[Row])) -> Vec<Mark> {
    let squares = || rows.iter().flat_map(|row| &row.cells);
    let mut marks: Vec<Mark> = words::patterns(squares().map(|square| square.pattern))
        .into_iter()
        .map(|pattern| Mark {
            class: words::class(pattern),
            sign: "",
            inside: match (face, pattern) {
                (Face::Work, Pattern::Nobody) => "0",
                (_, Pattern::NotAsked) => "?",
                _ => "",
            },
            text: match (face, pattern) {
                (Face::Need, Pattern::One) => frame.t("legend-works"),
                _ => words::meaning(frame, pattern, count),
            },
        })
        .collect();
    let used: HashSet<char> = squares().flat_map(|square| square.sign.chars()).collect();
    let opens = heads
        .iter()
        .map(|head| &head.toggle)
        .chain(rows.iter().map(|row| &row.toggle))
        .any(Option::is_some);
    let signs = [
        ("1", "cloth-need-1", face == Face::Need && used.contains(&'1')),
        ("2", "cloth-need-2", face == Face::Need && used.contains(&'2')),
        ("3", "cloth-need-3", face == Face::Need && used.contains(&'3')),
        ("*", "legend-old", used.contains(&'*')),
        (UNMET, "legend-unmet", used.contains(&'!')),
        (IN_PART, "legend-in-part", used.contains(&'~')),
        ("+", "legend-opens", opens),
    ];
    let shown = signs.into_iter().filter(|(_, _, is_used)| *is_used);
    marks.extend(shown.map(|(sign, key, _)| Mark { class: "", sign, inside: "", text: frame.t(key) }));
    marks
}
