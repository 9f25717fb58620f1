//! The words of a name that tell most: two names that are alike share one of them.

use std::collections::HashMap;

use crate::compare::{Word, known_word};
use crate::index::Index;
use crate::vocabulary::SLIP_MAX;

/// A word that more things have is hardly a slip of the pen.
const NEAR_MAX: u32 = 20;
/// Two words are hardly written together in a shorter one.
const TOGETHER_MIN: usize = 7;
const HALF_MIN: usize = 3;

/// A word that tells much, and the known words that may be meant by it, itself among them when it is known.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    /// What it surely or probably is comes first.
    pub ids: Vec<u32>,
    /// How many of them come first so.
    pub probable: usize,
    weight: f32,
}

/// Looks up what words may mean, and remembers it for words that are known.
#[derive(Debug)]
pub(crate) struct Meanings<'i> {
    index: &'i Index,
    known: HashMap<u32, Telling>,
    /// How many words and keys were looked at.
    pub steps: usize,
}

impl<'i> Meanings<'i> {
    pub fn new(index: &'i Index) -> Self {
        Self { index, known: HashMap::new(), steps: 0 }
    }

    /// The heaviest words, until what is left cannot make two names as alike as `min`.
    ///
    /// With `A` the weight of one name and `M` of what it shares with another, likeness is at most `M / A`. So likeness `t`
    /// needs `M ≥ t A`: when less than that is left out on each side, the words kept have one in common (prefix
    /// filtering: Chaudhuri, Ganti and Kaushik 2006; Xiao et al. 2008).
    pub fn heaviest(&mut self, words: &[Word<'_>], min: f32) -> Vec<Telling> {
        let mut telling: Vec<Telling> = words.iter().map(|word| self.meant_by(word)).collect();
        let all: f32 = telling.iter().map(|word| word.weight).sum();
        telling.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let must_share = 0.8 * all * min;
        let mut left = all;
        let mut kept = telling.len();
        for (at, word) in telling.iter().enumerate() {
            if left < must_share {
                kept = at;
                break;
            }
            left -= word.weight;
        }
        telling.truncate(kept.max(1));
        telling
    }

    /// What a known word may mean.
    pub fn of_known(&mut self, id: u32) -> Telling {
        let word = known_word(self.index, id);
        self.meant_by(&word)
    }

    fn meant_by(&mut self, word: &Word<'_>) -> Telling {
        if let Some(telling) = self.known.get(&word.id) {
            return telling.clone();
        }
        let mut telling = Telling { ids: Vec::new(), probable: 0, weight: word.weight };
        if word.things > 0 {
            telling.ids.push(word.id);
            telling.ids.extend(self.index.vocabulary.get(word.id).meant);
        }
        telling.probable = telling.ids.len();
        if word.things <= NEAR_MAX {
            let vocabulary = &self.index.vocabulary;
            let near = if word.things > 0 {
                vocabulary.near_known(&self.index.hashes, word.id, &mut self.steps)
            } else {
                vocabulary.near(&self.index.hashes, word.text, &mut self.steps)
            };
            // A slip of the pen looks rare; what is meant by it tells less.
            let often = near.iter().map(|id| vocabulary.get(*id).weight);
            telling.weight = often.fold(telling.weight, f32::min);
            let further = |id: &u32| !telling.ids.contains(id);
            let further: Vec<u32> = near.into_iter().filter(further).collect();
            telling.ids.extend(further);
        }
        if word.things <= SLIP_MAX {
            telling
                .ids
                .extend(written_together(self.index, word.text, &mut self.steps));
        }
        if word.things > 0 {
            self.known.insert(word.id, telling.clone());
        }
        telling
    }
}

/// The longer part of a word that is two known words.
fn written_together(index: &Index, text: &str, steps: &mut usize) -> Option<u32> {
    if text.len() < TOGETHER_MIN {
        return None;
    }
    let cuts = text.char_indices().map(|(at, _)| at).skip(HALF_MIN);
    let mut halves = cuts.filter_map(|at| {
        *steps += 1;
        let (one, other) = text.split_at(at);
        let ids = (index.vocabulary.id(one)?, index.vocabulary.id(other)?);
        (other.len() >= HALF_MIN).then_some(ids)
    });
    let (one, other) = halves.next()?;
    let rarer = index.vocabulary.get(one).things <= index.vocabulary.get(other).things;
    Some(if rarer { one } else { other })
}
