//! Everything that is known: things, their names, and under which keys a name is found again.

use std::collections::HashMap;

use crate::chains::{Chains, Hashes, Of};
use crate::name::{Form, Subject, forms, lone_acronym};
use crate::script::skeleton;
use crate::vocabulary::Vocabulary;

/// A skeleton of fewer consonants belongs to too many names.
pub(crate) const BONES_MIN: usize = 4;

/// One name of one thing. A thing with several names is told in several of these, best one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The caller's own number of the thing.
    pub thing: usize,
    /// As it is written.
    pub name: &'a str,
    /// Whether this is an acronym of the thing and not a name in words.
    pub is_acronym: bool,
}

impl<'a> Known<'a> {
    /// A name in words.
    #[must_use]
    pub fn name(thing: usize, name: &'a str) -> Self {
        Self { thing, name, is_acronym: false }
    }

    /// An acronym.
    #[must_use]
    pub fn acronym(thing: usize, acronym: &'a str) -> Self {
        Self { thing, name: acronym, is_acronym: true }
    }
}

/// One reading of one known name.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub row: u32,
    pub thing: u32,
    pub start: u32,
    pub len: u8,
    pub is_varied: bool,
    pub is_romanised: bool,
    pub is_part: bool,
    pub is_acronym: bool,
    pub squash: u64,
    pub core: u64,
    pub aside: u64,
    pub acronym: u64,
    pub skeleton: u64,
    pub initials: [u64; 2],
    /// The reading of the same thing before this one.
    before: u32,
}

#[derive(Clone, Debug)]
struct Thing {
    number: usize,
    last_reading: u32,
}

const NONE: u32 = u32::MAX;

/// Names of things, ready to be searched. Takes about a kilobyte for a name.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) subject: Subject,
    pub(crate) hashes: Hashes,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) readings: Vec<Reading>,
    pub(crate) keys: Chains,
    /// Words of all readings, one reading after the other.
    pub(crate) words: Vec<u32>,
    /// Readings that have a word, for each word.
    pub(crate) having: Vec<Vec<u32>>,
    things: Vec<Thing>,
    numbers: HashMap<usize, u32>,
    rows: u32,
}

impl Index {
    /// An index of names. Names without any visible letter are counted as rows and never found.
    #[must_use]
    pub fn new<'a>(subject: Subject, known: impl IntoIterator<Item = Known<'a>>) -> Self {
        let mut index = Self { subject, ..Self::default() };
        for known in known {
            index.add(known);
        }
        index.vocabulary.settle(&index.hashes);
        index
    }

    /// Adds one more name, of a new thing or of a known one. Gives its row: names are numbered as they come.
    pub fn add(&mut self, known: Known<'_>) -> usize {
        let row = self.rows;
        self.rows += 1;
        let thing = self.thing(known.thing);
        self.vocabulary.reweigh(self.things.len());
        for form in forms(known.name, self.subject) {
            self.read(&form, row, thing, known.is_acronym);
        }
        row as usize
    }

    /// How many things are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    fn thing(&mut self, number: usize) -> u32 {
        *self.numbers.entry(number).or_insert_with(|| {
            self.things.push(Thing { number, last_reading: NONE });
            self.things.len() as u32 - 1
        })
    }

    fn read(&mut self, form: &Form, row: u32, thing: u32, is_acronym: bool) {
        let at = self.readings.len() as u32;
        let start = self.words.len() as u32;
        for word in &form.core {
            let id = self.vocabulary.put(&self.hashes, word, thing);
            self.words.push(id);
            if id as usize == self.having.len() {
                self.having.push(Vec::new());
            }
            let having = &mut self.having[id as usize];
            if having.last() != Some(&at) {
                having.push(at);
            }
        }
        let keys = Keys::of(&self.hashes, form, is_acronym);
        for key in keys.all() {
            self.keys.put(key, at);
        }
        let before = std::mem::replace(&mut self.things[thing as usize].last_reading, at);
        self.readings.push(Reading {
            row,
            thing,
            start,
            len: form.core.len() as u8,
            is_varied: form.is_varied,
            is_romanised: form.is_romanised,
            is_part: form.is_part,
            is_acronym,
            squash: keys.squash,
            core: keys.core,
            aside: keys.aside,
            acronym: keys.acronym,
            skeleton: keys.skeleton,
            initials: keys.initials,
            before,
        });
    }

    /// The caller's number of a thing.
    pub(crate) fn number(&self, thing: u32) -> usize {
        self.things[thing as usize].number
    }

    pub(crate) fn thing_of(&self, number: usize) -> Option<u32> {
        self.numbers.get(&number).copied()
    }

    /// All readings of the names of a thing, the newest first.
    pub(crate) fn readings_of(&self, thing: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.things[thing as usize].last_reading;
        std::iter::from_fn(move || {
            let now = at;
            at = self.readings.get(now as usize)?.before;
            Some(now)
        })
    }

    pub(crate) fn words_of(&self, reading: &Reading) -> &[u32] {
        &self.words[reading.start as usize..reading.start as usize + usize::from(reading.len)]
    }
}

/// What a reading is found by. Nothing is zero.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Keys {
    pub squash: u64,
    pub core: u64,
    pub aside: u64,
    pub acronym: u64,
    pub skeleton: u64,
    pub initials: [u64; 2],
    /// The same letters as an acronym, when the whole name may be one.
    pub lone: u64,
}

impl Keys {
    pub fn of(hashes: &Hashes, form: &Form, is_acronym: bool) -> Self {
        let key = |of: Of, text: &str| if text.is_empty() { 0 } else { hashes.of(of, text) };
        let lone = lone_acronym(form).map_or(0, |text| hashes.of(Of::Acronym, text));
        let acronym = match &form.acronym {
            Some(acronym) => key(Of::Acronym, acronym),
            None if is_acronym => key(Of::Acronym, &form.squash),
            None => 0,
        };
        let mut initials = [0; 2];
        for (key, letters) in initials.iter_mut().zip(&form.initials) {
            *key = hashes.of(Of::Acronym, letters);
        }
        let bones = skeleton(&form.core.concat());
        Self {
            squash: key(Of::Squash, &form.squash),
            core: hashes.of_set(&form.core),
            aside: key(Of::Core, &form.aside),
            acronym,
            skeleton: if bones.len() < BONES_MIN {
                0
            } else {
                hashes.of(Of::Skeleton, &bones)
            },
            initials,
            lone,
        }
    }

    /// Acronyms stand under their letters, initials under others made of the same ones.
    fn all(&self) -> impl Iterator<Item = u64> {
        let [one, other] = self.initials;
        let acronym = if self.acronym == 0 {
            self.lone
        } else {
            self.acronym
        };
        let keys = [
            self.squash,
            self.core,
            self.skeleton,
            acronym,
            under_initials(one),
            under_initials(other),
        ];
        keys.into_iter().filter(|key| *key != 0)
    }
}

/// The key of a list of names with these initials.
pub(crate) fn under_initials(letters: u64) -> u64 {
    if letters == 0 {
        0
    } else {
        letters.rotate_left(17) ^ Of::Initials as u64
    }
}
