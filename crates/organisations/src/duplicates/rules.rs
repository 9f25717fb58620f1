//! When two organisations look like one. No database, no clock, no HTML.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

/// A shorter acronym belongs to too many.
const ACRONYM_MIN: usize = 3;

/// Words that come and go in the same name: small words, and the legal forms of several countries.
const PASSING: [&str; 50] = [
    "a",
    "and",
    "da",
    "das",
    "de",
    "del",
    "der",
    "des",
    "di",
    "die",
    "do",
    "dos",
    "du",
    "e",
    "el",
    "et",
    "for",
    "fur",
    "in",
    "la",
    "las",
    "le",
    "les",
    "los",
    "of",
    "on",
    "the",
    "und",
    "y",
    "ag",
    "asbl",
    "bv",
    "cic",
    "cio",
    "co",
    "company",
    "corp",
    "corporation",
    "ev",
    "gmbh",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "ltd",
    "nv",
    "plc",
    "pte",
    "pty",
    "sarl",
];

/// Why they look alike. The surest comes first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Likeness {
    /// The same name in spite of case, accents and spaces, in one language or another.
    Name,
    /// The same words in another order, or with and without a legal form.
    Words,
    Acronym,
}

impl Likeness {
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Words => "words",
            Self::Acronym => "acronym",
        }
    }
}

/// A name by which an organisation is known.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: Uuid,
    pub name: String,
    pub folded: String,
    pub is_acronym: bool,
}

/// Organisations that look alike.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Alike {
    pub likeness: Likeness,
    pub ids: Vec<Uuid>,
}

/// Puts together those whose names meet under the same key; no pair is ever compared.
pub fn alike(names: &[Known]) -> Vec<Alike> {
    let mut by_key: BTreeMap<(Likeness, String), BTreeSet<Uuid>> = BTreeMap::new();
    for known in names {
        for key in keys(known) {
            by_key.entry(key).or_default().insert(known.id);
        }
    }
    let mut shown = BTreeSet::new();
    let groups = by_key
        .into_iter()
        .filter(|(_, ids)| ids.len() > 1)
        .filter_map(|((likeness, _), ids)| {
            let ids: Vec<Uuid> = ids.into_iter().collect();
            shown.insert(ids.clone()).then_some(Alike { likeness, ids })
        });
    groups.collect()
}

fn keys(known: &Known) -> Vec<(Likeness, String)> {
    if known.is_acronym {
        let is_long = known.folded.chars().count() >= ACRONYM_MIN;
        return if is_long {
            vec![(Likeness::Acronym, known.folded.clone())]
        } else {
            Vec::new()
        };
    }
    if known.folded.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![(Likeness::Name, known.folded.clone())];
    let words = words_in_order(&known.name);
    if !words.is_empty() {
        keys.push((Likeness::Words, words.join(" ")));
    }
    keys
}

/// The words that matter, folded and sorted.
fn words_in_order(name: &str) -> Vec<String> {
    let parts = name.split(|letter: char| letter.is_whitespace() || "-–—/,;:()[]&+".contains(letter));
    let mut words: Vec<String> = parts
        .map(kernel::fold)
        .filter(|word| !word.is_empty() && !PASSING.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words
}
