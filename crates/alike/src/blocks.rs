//! Which known names are worth comparing: those under one key.

use crate::chains::Of;
use crate::compare::{Name, Word};
use crate::index::{Index, Reading};
use crate::prefix::Meanings;

/// A word that more readings have is not a block, but each pair of it with another word of the name is.
const BLOCK_MAX: usize = 48;
/// In a larger block each is compared with so many of its neighbours in the order of their words.
const NEIGHBOURS: usize = 10;

/// Pairs of readings of different things, each once, sorted by the first.
pub(crate) fn pairs_to_compare(index: &Index, min: f32) -> Vec<(u32, u32)> {
    let mut blocks = Blocks { index, meanings: Meanings::new(index), found: Vec::new() };
    let mut name = Name::default();
    for (at, reading) in index.readings.iter().enumerate() {
        name.set(index, reading);
        blocks.put(at as u32, reading, &name, min);
    }
    let mut found = blocks.found;
    found.sort_unstable();
    found.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in found.chunk_by(|one, other| one.0 == other.0) {
        pair_up(index, block, &mut pairs);
    }
    pairs.retain(|(one, other)| index.readings[*one as usize].thing != index.readings[*other as usize].thing);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

struct Blocks<'i> {
    index: &'i Index,
    meanings: Meanings<'i>,
    found: Vec<(u64, u32)>,
}

impl Blocks<'_> {
    fn put(&mut self, at: u32, reading: &Reading, name: &Name<'_>, min: f32) {
        let keys = [reading.squash, reading.core, reading.skeleton];
        self.found
            .extend(keys.into_iter().filter(|key| *key != 0).map(|key| (key, at)));
        if reading.is_acronym {
            return;
        }
        for telling in self.meanings.heaviest(&name.words, min) {
            for id in telling.ids {
                self.put_word(at, id, &name.words);
            }
        }
    }

    fn put_word(&mut self, at: u32, id: u32, words: &[Word<'_>]) {
        if self.index.having[id as usize].len() <= BLOCK_MAX {
            self.found.push((self.key(id, id), at));
            return;
        }
        for word in words.iter().filter(|word| word.id != id) {
            self.found.push((self.key(id.min(word.id), id.max(word.id)), at));
        }
    }

    fn key(&self, one: u32, other: u32) -> u64 {
        // Numbers of words are ours: nobody chooses them.
        (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ Of::Near as u64
    }
}

fn pair_up(index: &Index, block: &[(u64, u32)], pairs: &mut Vec<(u32, u32)>) {
    let mut members: Vec<u32> = block.iter().map(|(_, at)| *at).collect();
    let reach = if members.len() > BLOCK_MAX {
        members.sort_by_cached_key(|at| {
            let mut words = index.words_of(&index.readings[*at as usize]).to_vec();
            words.sort_unstable_by(|one, other| other.cmp(one));
            words
        });
        NEIGHBOURS
    } else {
        members.len()
    };
    for (at, one) in members.iter().enumerate() {
        for other in members[at + 1..].iter().take(reach) {
            pairs.push((*one.min(other), *one.max(other)));
        }
    }
}
