//! All words of all known names, how many things have each, and so how much each tells.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::chains::{Chains, Hashes, near_keys};
use crate::distance::{Shape, distance, slips};
use crate::words::WORDS;

/// A generic word weighs as if so many more of a hundred things had it.
const GENERIC_SHARE: f32 = 0.03;
/// So many things are thought to be besides those in a small index, where counting tells little.
const UNSEEN: f32 = 50.0;
/// A word that more things have is hardly a slip.
pub(crate) const SLIP_MAX: u32 = 2;
/// What is meant by a slip is so much more frequent.
const OFTENER: u32 = 4;
/// Of words that share a key at most so many are looked at.
const NEIGHBOURS_MAX: usize = 256;
/// So many are thought to be meant by one word.
const NEAR_MAX: usize = 12;

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub text: Box<str>,
    /// How many things have it.
    pub things: u32,
    pub weight: f32,
    pub is_generic: bool,
    pub shape: Shape,
    /// It may be a slip of a small word.
    is_small_slip: bool,
    /// A far more frequent word that may be meant by it.
    pub meant: Option<u32>,
    /// What is near a rare word, once it has been looked for.
    near: Option<Box<[u32]>>,
    last_thing: u32,
}

impl Entry {
    fn weigh(&mut self, things: u32) {
        let is_slip = self.is_small_slip && self.things <= SLIP_MAX;
        self.weight =
            factor(self.shape.letters(), &self.text, is_slip) * weight(things, self.things, self.is_generic);
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<str>, u32>,
    pub entries: Vec<Entry>,
    near: Chains,
    things: u32,
    weighed_at: u32,
}

impl Vocabulary {
    /// The number of a word, which is new or known, when one more thing is known to have it.
    pub fn put(&mut self, hashes: &Hashes, word: &str, thing: u32) -> u32 {
        let id = match self.ids.get(word) {
            Some(id) => *id,
            None => self.put_new(hashes, word),
        };
        let all = self.things;
        let entry = &mut self.entries[id as usize];
        if entry.last_thing != thing {
            entry.last_thing = thing;
            entry.things += 1;
        }
        entry.weigh(all);
        id
    }

    fn put_new(&mut self, hashes: &Hashes, word: &str) -> u32 {
        let id = self.entries.len() as u32;
        self.ids.insert(word.into(), id);
        self.entries.push(Entry {
            text: word.into(),
            things: 0,
            weight: 0.0,
            is_generic: WORDS.about(word).is_generic,
            shape: Shape::of(word),
            is_small_slip: is_small_slip(word),
            meant: None,
            near: None,
            last_thing: u32::MAX,
        });
        near_keys(hashes, word, |key| self.near.put(key, id));
        id
    }

    /// Weighs all words anew when many things have come since they were last weighed.
    pub fn reweigh(&mut self, things: usize) {
        self.things = things as u32;
        if self.things > self.weighed_at + self.weighed_at / 4 + 64 {
            self.weigh();
        }
    }

    fn weigh(&mut self) {
        self.weighed_at = self.things;
        for entry in &mut self.entries {
            entry.weigh(self.things);
        }
        let weights: Vec<f32> = self.entries.iter().map(|entry| entry.weight).collect();
        for entry in &mut self.entries {
            if let Some(meant) = entry.meant {
                entry.weight = entry
                    .weight
                    .min(f32::midpoint(entry.weight, weights[meant as usize]));
            }
        }
    }

    /// Weighs all words, and looks for those that are slips of others: they look rare and tell little.
    pub fn settle(&mut self, hashes: &Hashes) {
        let mut steps = 0;
        for id in 0..self.entries.len() {
            let entry = &self.entries[id];
            if entry.things > SLIP_MAX {
                continue;
            }
            let near = self.near(hashes, &entry.text, &mut steps);
            let often = near.iter().copied().max_by_key(|near| self.get(*near).things);
            let meant = often.filter(|near| self.get(*near).things >= OFTENER * entry.things);
            let entry = &mut self.entries[id];
            entry.meant = meant;
            entry.near = Some(near.into());
        }
        self.weigh();
    }

    /// The number of a known word.
    pub fn id(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    pub fn get(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }

    /// What a word weighs that nothing here has.
    pub fn weight_of_unknown(&self, word: &str) -> f32 {
        let letters = word.chars().count();
        factor(letters, word, is_small_slip(word)) * weight(self.things, 0, WORDS.about(word).is_generic)
    }

    /// The same as `near` for a known word. What was added since the index was made finds older words, not they it.
    pub fn near_known(&self, hashes: &Hashes, id: u32, steps: &mut usize) -> Vec<u32> {
        let entry = self.get(id);
        match &entry.near {
            Some(near) => near.to_vec(),
            None => self.near(hashes, &entry.text, steps),
        }
    }

    /// Known words within a few slips of this one, without itself, the nearest and of these the most frequent first;
    /// adds to `steps` what it looked at.
    pub fn near(&self, hashes: &Hashes, word: &str, steps: &mut usize) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        near_keys(hashes, word, |key| {
            for id in self.near.under(key).take(NEIGHBOURS_MAX) {
                *steps += 1;
                found.push(id);
            }
        });
        found.sort_unstable();
        found.dedup();
        let shape = Shape::of(word);
        let steps_to = |id: u32| {
            let near = self.get(id);
            let most = slips(shape.letters().max(near.shape.letters()));
            let may_be = shape.may_be_within(near.shape, most) && *near.text != *word;
            may_be.then(|| distance(&near.text, word, most))?
        };
        let mut near: Vec<(usize, Reverse<u32>, u32)> = found
            .into_iter()
            .filter_map(|id| Some((steps_to(id)?, Reverse(self.get(id).things), id)))
            .collect();
        near.sort_unstable();
        near.truncate(NEAR_MAX);
        near.into_iter().map(|(.., id)| id).collect()
    }
}

/// Words of one to three letters tell less, and so do slips of small words such as "pra" or "andd". Numbers tell all.
fn factor(letters: usize, word: &str, is_small_slip: bool) -> f32 {
    match letters {
        _ if word.starts_with(|letter: char| letter.is_numeric()) => 1.0,
        0..=1 => 0.2,
        2 => 0.3,
        _ if is_small_slip => 0.4,
        3 => 0.6,
        _ => 1.0,
    }
}

fn is_small_slip(word: &str) -> bool {
    let letters = word.chars().count();
    (3..=5).contains(&letters)
        && WORDS.is_usual(word)
        && WORDS.small().any(|small| distance(word, small, 1).is_some())
}

/// How much a word tells: the logarithm of how rare it is among the things (inverse document frequency, Spärck Jones
/// 1972), smoothed for small lists.
fn weight(things: u32, having: u32, is_generic: bool) -> f32 {
    let all = things as f32 + UNSEEN;
    let having = having as f32 + 0.5 + if is_generic { GENERIC_SHARE * all } else { 0.0 };
    (1.0 + all / having).ln()
}
