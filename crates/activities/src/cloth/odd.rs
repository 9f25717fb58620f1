//! What an address asks for that cannot be: told in sentences, never passed over in silence.

use uuid::Uuid;
use web::{Frame, Query};

use super::view::{Axis, View, year};
use crate::activities::{Role, Status};

/// No more than so much of what was typed is said again.
const SAID: usize = 40;

/// Whether a word is one that an address may have under a name.
type Known = fn(&str) -> bool;

/// The names in addresses of pictures, each with the words it may have.
const WORDS: [(&str, Known); 14] = [
    ("rows", |word| Axis::from_word(word).is_some()),
    ("cols", |word| Axis::from_word(word).is_some()),
    ("level", |word| word.parse().is_ok_and(|level: u8| level <= 3)),
    ("kinds", |word| matches!(word, "kinds" | "areas")),
    ("count", |word| matches!(word, "organisations" | "activities")),
    ("role", |word| Role::from_word(word).is_some()),
    ("status", |word| Status::from_word(word).is_some()),
    ("from", |word| year(word).is_some()),
    ("to", |word| year(word).is_some()),
    ("place", is_id),
    ("sector", is_id),
    ("for", is_id),
    ("organisation", is_id),
    ("open", is_id),
];

fn is_id(word: &str) -> bool {
    Uuid::parse_str(word).is_ok()
}

/// What is odd about an address, each in a sentence that says what is shown instead.
pub(crate) fn odd(frame: &Frame, query: &Query) -> Vec<String> {
    let mut odd = Vec::new();
    for (name, is_known) in WORDS {
        for word in query.all(name).into_iter().filter(|word| !is_known(word)) {
            odd.push(frame.t1("cloth-odd-word", "word", short(word)));
        }
    }
    // The map knows one word more: all kinds of work.
    for word in query
        .all("focus")
        .into_iter()
        .filter(|word| *word != "all" && !is_id(word))
    {
        odd.push(frame.t1("cloth-odd-word", "word", short(word)));
    }
    if !query.get("on").is_empty() && query.day("on").is_none() {
        odd.push(frame.t1("cloth-odd-day", "word", short(query.get("on"))));
    }
    if let (Some(first), Some(last)) = (year(query.get("from")), year(query.get("to")))
        && last < first
    {
        odd.push(frame.t("cloth-odd-years"));
    }
    if let (Some(rows), Some(cols)) = (Axis::from_word(query.get("rows")), Axis::from_word(query.get("cols")))
        && rows == cols
    {
        let name = |axis: Axis| frame.of("axis-", axis.word(), "");
        let shown = View::read(query, frame.today).cols;
        odd.push(frame.t2("cloth-odd-same", "what", name(rows), "other", name(shown)));
    }
    odd
}

fn short(word: &str) -> String {
    let mut said: String = word.chars().take(SAID).collect();
    if said.len() < word.len() {
        said.push('…');
    }
    said
}
