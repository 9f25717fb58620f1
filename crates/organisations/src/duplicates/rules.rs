//! When two organisations look like one. No database, no clock, no HTML.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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

/// Two organisations, in whichever order they were named.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pair(Uuid, Uuid);

impl Pair {
    /// `None` for an organisation and itself.
    pub fn of(one: Uuid, other: Uuid) -> Option<Self> {
        match one.cmp(&other) {
            Ordering::Less => Some(Self(one, other)),
            Ordering::Greater => Some(Self(other, one)),
            Ordering::Equal => None,
        }
    }

    pub fn ids(self) -> (Uuid, Uuid) {
        (self.0, self.1)
    }
}

/// Who is said to be different from whom.
#[derive(Debug, Default)]
pub struct Differences(HashMap<Uuid, HashSet<Uuid>>);

impl Differences {
    pub fn new(pairs: &[Pair]) -> Self {
        let mut from: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
        for Pair(one, other) in pairs {
            from.entry(*one).or_default().insert(*other);
            from.entry(*other).or_default().insert(*one);
        }
        Self(from)
    }

    pub fn are_told_apart(&self, one: Uuid, other: Uuid) -> bool {
        self.0.get(&one).is_some_and(|others| others.contains(&other))
    }

    /// Whether one of a group is said to be different from all the others in it.
    fn stands_alone(&self, id: Uuid, group: &BTreeSet<Uuid>) -> bool {
        let others = self.0.get(&id).into_iter().flatten();
        others.filter(|other| group.contains(other)).count() + 1 >= group.len()
    }
}

/// Puts together those whose names meet under the same key; no pair is ever compared. Whoever is said to be
/// different from all the others of a group is left out of it.
pub fn alike(names: &[Known], differences: &Differences) -> Vec<Alike> {
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
            let together = |id: &Uuid| !differences.stands_alone(*id, &ids);
            let ids: Vec<Uuid> = ids.iter().copied().filter(together).collect();
            (!ids.is_empty() && shown.insert(ids.clone())).then_some(Alike { likeness, ids })
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
