//! Invented organisations, and the same ones as others would write them. None of them exists.

use std::collections::HashSet;

use crate::chance::Chance;
use crate::slips;
use crate::words::{
    COMMON, ENDS, FRENCH_TOPICS, FRENCH_TYPES, LEGAL, MIDDLES, SPANISH_TOPICS, SPANISH_TYPES, STARTS, TOPICS,
    TYPES,
};

/// One line of a list: a name, and which organisation it really is.
#[derive(Clone, Debug)]
pub struct Line {
    pub organisation: usize,
    pub name: String,
}

pub struct Inventor {
    chance: Chance,
    /// Nobody is called almost like somebody else, and each name is changed once, in a usual way.
    is_gentle: bool,
    proper: Vec<String>,
    places: Vec<String>,
}

impl Inventor {
    pub fn new(seed: u64, organisations: usize, is_gentle: bool) -> Self {
        let mut chance = Chance(seed);
        let proper = (0..organisations / 3 + 200).map(|_| word(&mut chance)).collect();
        let places = (0..150 + organisations / 40).map(|_| word(&mut chance)).collect();
        Self { chance, is_gentle, proper, places }
    }

    /// Different organisations: some share all but a place or a number. No two are made of the same words.
    pub fn organisations(&mut self, count: usize) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut names: Vec<String> = Vec::with_capacity(count);
        let mut first: Vec<String> = Vec::new();
        while names.len() < count {
            let is_sibling = first.len() > 20 && !self.is_gentle && self.chance.in_hundred(12);
            let name = if is_sibling {
                let other = self.chance.below(first.len());
                self.sibling(&first[other].clone())
            } else {
                self.organisation()
            };
            let lower = slips::without_small(&name).to_lowercase();
            let mut words: Vec<String> = lower.split(' ').map(str::to_owned).collect();
            words.sort();
            if seen.insert(words) {
                if !is_sibling {
                    first.push(name.clone());
                }
                names.push(name);
            }
        }
        names
    }

    /// A list of `all` lines, `planted` of which name an organisation that another line names.
    pub fn list(&mut self, all: usize, planted: usize) -> Vec<Line> {
        let names = self.organisations(all - planted);
        let mut lines: Vec<Line> = names
            .iter()
            .enumerate()
            .map(|(organisation, name)| Line { organisation, name: name.clone() })
            .collect();
        let mut last = 0;
        while lines.len() < all {
            let again = self.chance.in_hundred(20);
            last = if again {
                last
            } else {
                self.chance.below(names.len())
            };
            let name = self.as_written(&names[last]);
            if name != names[last] {
                lines.push(Line { organisation: last, name });
            }
        }
        for at in (1..lines.len()).rev() {
            let with = self.chance.below(at + 1);
            lines.swap(at, with);
        }
        lines
    }

    fn organisation(&mut self) -> String {
        let proper = self.proper();
        let place = self.place();
        let chance = &mut self.chance;
        let (kind, topic) = (TYPES[chance.early(TYPES.len())], TOPICS[chance.early(TOPICS.len())]);
        match chance.below(12) {
            0 => format!("{proper} {kind}"),
            1 => format!("{proper} {topic} {kind}"),
            2 => format!("{kind} for {topic} in {place}"),
            3 => format!("{place} {topic} {kind}"),
            4 => format!("{proper} {kind} {place}"),
            5 => format!("{topic} and {} {kind} of {place}", chance.one(&TOPICS)),
            6 => format!("International {topic} {kind} {proper}"),
            7 => format!("{} {} {place}", chance.one(&FRENCH_TYPES), chance.one(&FRENCH_TOPICS)),
            8 => format!("{} {} {proper}", chance.one(&SPANISH_TYPES), chance.one(&SPANISH_TOPICS)),
            9 => format!("{proper} {place}"),
            10 => format!("{proper} {topic} {kind} {place}"),
            _ => format!("National {kind} of {topic} {proper}"),
        }
    }

    fn proper(&mut self) -> String {
        if self.chance.in_hundred(30) {
            return self.chance.one(&COMMON).to_owned();
        }
        let at = self.chance.early(self.proper.len());
        self.proper[at].clone()
    }

    fn place(&mut self) -> String {
        let at = self.chance.early(self.places.len());
        self.places[at].clone()
    }

    /// Another organisation that is called almost the same.
    fn sibling(&mut self, name: &str) -> String {
        let place = self.place();
        match self.chance.below(4) {
            0 => format!("{name} {place}"),
            1 => format!("{name} {}", self.chance.below(4) + 1),
            2 => {
                let mut words: Vec<&str> = name.split(' ').collect();
                words.pop();
                format!("{} {place}", words.join(" "))
            }
            _ => {
                let side = self.chance.one(&["North", "South", "East", "West"]);
                format!("{name} {side}")
            }
        }
    }

    /// The name as somebody else would write it: one to three changes.
    pub fn as_written(&mut self, name: &str) -> String {
        let changes = if self.is_gentle {
            1
        } else {
            [1, 1, 1, 2, 2, 3][self.chance.below(6)]
        };
        let mut written = name.to_owned();
        for _ in 0..changes {
            written = self.changed(&written);
        }
        written
    }

    fn changed(&mut self, name: &str) -> String {
        let place = self.place();
        let kinds = if self.is_gentle { 74 } else { 100 };
        let chance = &mut self.chance;
        match chance.below(kinds) {
            0..34 => slips::slip(chance, name),
            34..42 => slips::without_accents(chance, name),
            42..50 => format!("{name} {}", chance.one(&LEGAL)),
            50..58 => slips::turned(chance, name),
            58..64 => slips::without_small(name),
            64..74 => slips::shortened(chance, name),
            74..79 => slips::with_a_word_less(chance, name),
            79..83 => format!("{name} {place}"),
            83..88 => slips::joined(chance, name),
            88..94 => slips::with_acronym(chance, name),
            94..97 => slips::signs(chance, name),
            97..99 => slips::cyrillic(name),
            _ => slips::acronym(name),
        }
    }
}

fn word(chance: &mut Chance) -> String {
    let mut word = chance.one(&STARTS).to_owned();
    for _ in 0..=chance.below(2) {
        word.push_str(chance.one(&MIDDLES));
    }
    word + chance.one(&ENDS)
}
