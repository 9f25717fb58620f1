//! Which known names are worth comparing: those under one key.

use crate::compare::Name;
use crate::index::Index;
use crate::prefix::{Meanings, Telling};

/// In a larger block only those are compared that share one more word, and so on.
const BLOCK_MAX: usize = 48;
const DEPTH_MAX: usize = 4;
/// In a block that cannot be divided each is compared with so many others.
const NEIGHBOURS: usize = 8;
/// See `Blocks::share`.
const SHARE: f32 = 0.7;
/// The same pair is found by several words; so many are kept before the list is tidied.
const TIDY_AT: usize = 2_000_000;

/// Pairs of readings of different things, each once, sorted by the first.
pub(crate) fn pairs_to_compare(index: &Index, min: f32) -> Vec<(u32, u32)> {
    let mut blocks = Blocks::new(index, min);
    let mut found: Vec<Member> = Vec::new();
    let mut name = Name::default();
    for (at, reading) in index.readings.iter().enumerate() {
        let at = at as u32;
        let keys = [reading.squash, reading.core, reading.skeleton];
        found.extend(keys.into_iter().filter(|key| *key != 0).map(|block| Member {
            block,
            at,
            is_near: false,
            word: None,
        }));
        if reading.is_acronym {
            continue;
        }
        name.set(index, reading);
        for telling in blocks.meanings.heaviest(&name.words, min) {
            found.extend(members(&telling, 0, at));
        }
    }
    blocks.divide(found, 1);
    blocks.tidy();
    blocks.pairs
}

/// A reading under one key.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Member {
    block: u64,
    at: u32,
    /// It has another word that is spelt nearly so.
    is_near: bool,
    /// The last of the words that all of the block share.
    word: Option<u32>,
}

struct Blocks<'i> {
    index: &'i Index,
    meanings: Meanings<'i>,
    /// How much all words of each reading weigh.
    weights: Vec<f32>,
    /// Of two readings the lighter has at least this share of the weight of the heavier.
    share: f32,
    pairs: Vec<(u32, u32)>,
    tidy_at: usize,
}

impl<'i> Blocks<'i> {
    fn new(index: &'i Index, min: f32) -> Self {
        let weight = |reading| {
            index
                .words_of(reading)
                .iter()
                .map(|id| index.vocabulary.get(*id).weight)
                .sum()
        };
        Self {
            index,
            meanings: Meanings::new(index),
            weights: index.readings.iter().map(weight).collect(),
            share: SHARE * min,
            pairs: Vec::new(),
            tidy_at: TIDY_AT,
        }
    }

    /// What is alike is about as heavy, give or take a slip that looks like a rare word.
    fn may_be_alike(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.weights[one as usize], self.weights[other as usize]);
        one.min(other) >= self.share * one.max(other)
    }

    /// Pairs up readings under one key; where they are many, those that share a further word.
    fn divide(&mut self, mut found: Vec<Member>, depth: usize) {
        found.sort_unstable();
        found.dedup_by_key(|member| (member.block, member.at));
        for block in found.chunk_by(|one, other| one.block == other.block) {
            match block[0].word {
                _ if block.len() <= BLOCK_MAX => self.pair_up(block, block.len()),
                Some(word) if depth < DEPTH_MAX => {
                    let smaller = self.smaller(block, word);
                    self.divide(smaller, depth + 1);
                }
                _ => self.pair_up(block, NEIGHBOURS),
            }
        }
    }

    /// The members under each further word that is more common. Those that share a rarer one meet in its own block.
    fn smaller(&mut self, block: &[Member], last: u32) -> Vec<Member> {
        let index = self.index;
        let often = |id: u32| (index.having[id as usize].len(), id);
        let mut found = Vec::with_capacity(block.len() * 2);
        for Member { block, at, .. } in block {
            for word in index.words_of(&index.readings[*at as usize]) {
                let telling = self.meanings.of_known(*word);
                let further = members(&telling, *block, *at);
                found.extend(further.filter(|member| member.word.is_some_and(|id| often(id) > often(last))));
            }
        }
        found
    }

    fn pair_up(&mut self, block: &[Member], reach: usize) {
        for (at, one) in block.iter().enumerate() {
            for other in block[at + 1..].iter().take(reach) {
                // Two names that are near a third are compared where they meet themselves.
                if !(one.is_near && other.is_near) && self.may_be_alike(one.at, other.at) {
                    self.pairs.push((one.at, other.at));
                }
            }
        }
        if self.pairs.len() >= self.tidy_at {
            self.tidy();
            self.tidy_at = TIDY_AT.max(2 * self.pairs.len());
        }
    }

    /// Drops pairs that were found before, and those of two names of one thing.
    fn tidy(&mut self) {
        let readings = &self.index.readings;
        self.pairs
            .retain(|(one, other)| readings[*one as usize].thing != readings[*other as usize].thing);
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }
}

/// A reading under each of the words that one of its words may be.
fn members(telling: &Telling, block: u64, at: u32) -> impl Iterator<Item = Member> + '_ {
    telling.ids.iter().enumerate().map(move |(rank, id)| Member {
        block: key(block, *id),
        at,
        is_near: rank >= telling.probable,
        word: Some(*id),
    })
}

/// The key of a word within a block. Numbers of words are ours, so that nobody can make keys meet.
fn key(block: u64, word: u32) -> u64 {
    let mixed = (block ^ u64::from(word + 1)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}
