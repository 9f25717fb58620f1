//! Short lists under keys: which things share a spelling, an acronym, a set of words.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use crate::distance::slips;

/// What a key is made of. The same letters under two of these are two keys.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Of {
    Squash,
    Core,
    Acronym,
    Initials,
    Skeleton,
    Near,
}

/// Hashes with a key of their own in each index, so that no list can be made to collide on purpose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hashes(RandomState);

impl Hashes {
    pub fn of(&self, of: Of, text: &str) -> u64 {
        self.0.hash_one((of as u8, text))
    }

    /// The same for the same words in any order.
    pub fn of_set(&self, words: &[String]) -> u64 {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        self.0.hash_one((Of::Core as u8, words))
    }
}

/// Lists of numbers under keys, newest first. Keys keep half of their bits: whoever reads checks again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    heads: HashMap<u32, u32>,
    links: Vec<(u32, u32)>,
}

const END: u32 = u32::MAX;

impl Chains {
    pub fn put(&mut self, key: u64, item: u32) {
        let at = self.links.len() as u32;
        let before = self.heads.insert(half(key), at).unwrap_or(END);
        self.links.push((item, before));
    }

    pub fn under(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.heads.get(&half(key)).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (item, before) = *self.links.get(at as usize)?;
            at = before;
            Some(item)
        })
    }
}

fn half(key: u64) -> u32 {
    (key >> 32) as u32
}

/// Of a longer word only the beginning makes keys.
const BEGINNING: usize = 7;

/// Keys that two words share when few slips lie between them: the word with each letter left out; of long words the
/// beginning with up to two left out (symmetric deletes: W. Garbe's SymSpell, 2012). At most 29; none for short words and
/// numbers.
pub(crate) fn near_keys(hashes: &Hashes, word: &str, mut each: impl FnMut(u64)) {
    let letters: Vec<char> = word.chars().take(BEGINNING + 2).collect();
    // A number that differs is another one.
    if slips(letters.len()) == 0 || letters[0].is_ascii_digit() {
        return;
    }
    let is_long = slips(letters.len()) > 1;
    let letters = &letters[..letters.len().min(if is_long { BEGINNING } else { BEGINNING + 1 })];
    let mut left = String::with_capacity(32);
    let mut key = |one: usize, other: usize| {
        left.clear();
        left.extend(
            (0..letters.len())
                .filter(|at| *at != one && *at != other)
                .map(|at| letters[at]),
        );
        each(hashes.of(Of::Near, &left));
    };
    let none = letters.len();
    key(none, none);
    for one in 0..letters.len() {
        key(one, none);
        if is_long {
            for other in one + 1..letters.len() {
                key(one, other);
            }
        }
    }
    // A word of eight letters meets one of nine by its beginning.
    if letters.len() > BEGINNING {
        for one in 0..BEGINNING {
            key(one, none - 1);
        }
        key(none, none - 1);
    }
}
