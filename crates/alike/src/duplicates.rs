//! Known things that are likely to be one, without comparing all with all.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use crate::acronym;
use crate::blocks::pairs_to_compare;
use crate::chains::Of;
use crate::compare::{Name, compare};
use crate::index::{Index, Reading, under_initials};
use crate::reason::Reason;

/// An acronym that more things may have says nothing of two of them.
const ACRONYM_THINGS_MAX: usize = 12;

/// Two things that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The caller's numbers, the smaller first.
    pub things: (usize, usize),
    /// From 0 to 1; see [`SURE`](crate::SURE) and [`LIKELY`](crate::LIKELY).
    pub confidence: f32,
    /// Why; several may hold.
    pub reasons: Vec<Reason>,
    /// The names that are alike, in the order of `things`: names are numbered as they were added.
    pub rows: (usize, usize),
}

/// Fewer pairs are not worth another thread.
const SHARE_MIN: usize = 20_000;

#[derive(Clone, Copy, Debug)]
struct Best {
    sure: f32,
    why: u16,
    rows: (u32, u32),
}

impl Index {
    /// Pairs of things at least so sure to be one, the surest first. Only names that share a word that tells much, spelt so
    /// or nearly so, or an acronym, are compared; time grows a little faster than the number of names.
    #[must_use]
    pub fn duplicates(&self, min: f32) -> Vec<Likeness> {
        let mut best: HashMap<(u32, u32), Best> = HashMap::new();
        let pairs = pairs_to_compare(self, min);
        for (left, right, sure, why) in self.compare_pairs(&pairs, min) {
            self.keep(&mut best, left, right, sure, why);
        }
        for (left, right, sure) in self.acronym_pairs() {
            if sure >= min {
                self.keep(&mut best, left, right, sure, Reason::Acronym.bit());
            }
        }
        let mut pairs: Vec<Likeness> = best
            .iter()
            .map(|(things, best)| self.likeness(*things, best))
            .collect();
        pairs.sort_by(|one, other| {
            other
                .confidence
                .total_cmp(&one.confidence)
                .then(one.things.cmp(&other.things))
        });
        pairs
    }

    /// Pairs of readings at least so sure, compared on all cores.
    fn compare_pairs(&self, pairs: &[(u32, u32)], min: f32) -> Vec<(u32, u32, f32, u16)> {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let shares = pairs.chunks(pairs.len().div_ceil(cores).max(SHARE_MIN));
        thread::scope(|scope| {
            let started: Vec<_> = shares
                .map(|share| scope.spawn(move || self.compare_share(share, min)))
                .collect();
            let done = started.into_iter().map(thread::ScopedJoinHandle::join);
            done.flat_map(|share| share.unwrap_or_else(|panic| resume_unwind(panic)))
                .collect()
        })
    }

    fn compare_share(&self, pairs: &[(u32, u32)], min: f32) -> Vec<(u32, u32, f32, u16)> {
        let (mut one, mut other) = (Name::default(), Name::default());
        let mut held = u32::MAX;
        let mut found = Vec::new();
        for (left, right) in pairs {
            if held != *left {
                one.set(self, &self.readings[*left as usize]);
                held = *left;
            }
            other.set(self, &self.readings[*right as usize]);
            let (sure, why) = compare(&one, &other, self.subject);
            if sure >= min && why != Reason::Acronym.bit() {
                found.push((*left, *right, sure, why));
            }
        }
        found
    }

    fn keep(&self, best: &mut HashMap<(u32, u32), Best>, left: u32, right: u32, sure: f32, why: u16) {
        let (left, right) = (&self.readings[left as usize], &self.readings[right as usize]);
        let (left, right) = if left.thing < right.thing {
            (left, right)
        } else {
            (right, left)
        };
        let new = Best { sure, why, rows: (left.row, right.row) };
        let kept = best.entry((left.thing, right.thing)).or_insert(new);
        if new.sure > kept.sure {
            *kept = new;
        }
    }

    fn likeness(&self, (one, other): (u32, u32), best: &Best) -> Likeness {
        let (one, other) = (self.number(one), self.number(other));
        let (mine, theirs) = (best.rows.0 as usize, best.rows.1 as usize);
        let is_turned = other < one;
        Likeness {
            things: if is_turned { (other, one) } else { (one, other) },
            confidence: best.sure,
            reasons: Reason::of_bits(best.why),
            rows: if is_turned { (theirs, mine) } else { (mine, theirs) },
        }
    }

    /// The key of a name that is an acronym or may be one, zero for others.
    fn lone_key(&self, reading: &Reading) -> u64 {
        match self.words_of(reading) {
            _ if reading.is_acronym => reading.acronym,
            [word] if reading.acronym == 0 && !reading.is_part && !reading.is_romanised => {
                self.hashes.of(Of::Acronym, &self.vocabulary.get(*word).text)
            }
            _ => 0,
        }
    }

    fn letters_of(&self, reading: &Reading) -> usize {
        let words = self.words_of(reading).iter();
        words
            .map(|word| self.vocabulary.get(*word).text.chars().count())
            .sum()
    }

    /// Acronyms beside names with these first letters, and acronyms that several things say are theirs.
    fn acronym_pairs(&self) -> Vec<(u32, u32, f32)> {
        let mut holders: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        let mut letters: HashMap<u64, usize> = HashMap::new();
        for (at, reading) in self.readings.iter().enumerate() {
            let key = self.lone_key(reading);
            if key != 0 {
                holders.entry(key).or_default().push(at as u32);
                letters.insert(key, self.letters_of(reading));
            }
        }
        let mut pairs = Vec::new();
        for (key, holders) in &holders {
            let named: Vec<u32> = self
                .keys
                .under(under_initials(*key))
                .filter(|at| self.readings[*at as usize].initials.contains(key))
                .take(ACRONYM_THINGS_MAX + 1)
                .collect();
            let count = holders.len() * named.len().max(1);
            if count > ACRONYM_THINGS_MAX {
                continue;
            }
            let sure = acronym::shared(acronym::of_initials(letters[key]), count);
            for holder in holders {
                let alone = named.iter().chain(holders).filter(|at| *at != holder);
                pairs.extend(alone.map(|at| (*holder, *at, sure)));
            }
        }
        pairs.retain(|(one, other, _)| {
            self.readings[*one as usize].thing != self.readings[*other as usize].thing
        });
        pairs
    }
}

/// Things joined by pairs into groups, each sorted; two things may share a group though only a third is like both.
#[must_use]
pub fn groups(pairs: &[Likeness]) -> Vec<Vec<usize>> {
    let mut parents: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs {
        let (one, other) = (root(&mut parents, pair.things.0), root(&mut parents, pair.things.1));
        parents.insert(one.max(other), one.min(other));
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let things: Vec<usize> = parents.keys().copied().collect();
    for thing in things {
        groups.entry(root(&mut parents, thing)).or_default().push(thing);
    }
    groups.into_values().collect()
}

fn root(parents: &mut BTreeMap<usize, usize>, thing: usize) -> usize {
    let mut at = thing;
    while let Some(parent) = parents.get(&at).copied().filter(|parent| *parent != at) {
        at = parent;
    }
    parents.insert(thing, at);
    at
}
