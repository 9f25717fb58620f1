//! How sure it is that two organisations are one, and who is said to be different. No database, no clock, no HTML.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use alike::Reason;
use uuid::Uuid;

/// From here on nearly all pairs are right, but names with a word more or less begin, which may be meant.
const PROBABLE: f32 = 0.8;

/// How sure it is that two are one, in the words of the pages. The surest comes first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Sureness {
    Sure,
    Probable,
    Possible,
}

impl Sureness {
    pub fn of(confidence: f32) -> Self {
        if confidence >= alike::SURE {
            Self::Sure
        } else if confidence >= PROBABLE {
            Self::Probable
        } else {
            Self::Possible
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Probable => "probable",
            Self::Possible => "possible",
        }
    }
}

/// A name by which an organisation is known.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: Uuid,
    pub name: String,
    pub is_acronym: bool,
}

/// Two organisations that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    pub pair: Pair,
    /// The names that are alike, in the order of the pair.
    pub names: [String; 2],
    /// From 0 to 1, as `alike` reckons it.
    pub confidence: f32,
    pub reasons: Vec<Reason>,
}

impl Likely {
    /// One organisation by one of its names, and another that is like it; nothing where they are the same.
    pub fn of((id, name): (Uuid, &str), like: Like) -> Option<Self> {
        let pair = Pair::of(id, like.id)?;
        let mut names = [name.to_owned(), like.name];
        if pair.0 != id {
            names.reverse();
        }
        Some(Self { pair, names, confidence: like.confidence, reasons: like.reasons })
    }
}

/// An organisation that somebody may mean by a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Like {
    pub id: Uuid,
    /// The name that is alike.
    pub name: String,
    pub confidence: f32,
    pub reasons: Vec<Reason>,
}

impl Like {
    /// Whether whoever adds another one of this name should look at it first.
    pub fn is_worth_a_look(&self) -> bool {
        Sureness::of(self.confidence) <= Sureness::Probable
    }
}

/// Two organisations, in whichever order they were named.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
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
pub struct Differences(HashSet<Pair>);

impl Differences {
    pub fn new(pairs: Vec<Pair>) -> Self {
        Self(pairs.into_iter().collect())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody has said that these two are different.
    pub fn leave_open(&self, likely: &Likely) -> bool {
        !self.0.contains(&likely.pair)
    }
}

/// The surest first; each pair once, as sure as any of its names make it.
pub fn in_order(found: impl IntoIterator<Item = Likely>) -> Vec<Likely> {
    let mut best: HashMap<Pair, Likely> = HashMap::new();
    for likely in found {
        let kept = best.entry(likely.pair).or_insert_with(|| likely.clone());
        if likely.confidence > kept.confidence {
            *kept = likely;
        }
    }
    let mut pairs: Vec<Likely> = best.into_values().collect();
    pairs.sort_by(|one, other| {
        other
            .confidence
            .total_cmp(&one.confidence)
            .then(one.pair.cmp(&other.pair))
    });
    pairs
}
