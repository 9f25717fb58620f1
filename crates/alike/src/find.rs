//! The best known things for a name as somebody wrote it.

use std::collections::HashMap;

use crate::acronym;
use crate::ask::{Ask, Candidate};
use crate::chains::Of;
use crate::compare::{Name, compare};
use crate::index::{Index, under_initials};
use crate::name::{Form, forms};
use crate::prefix::Meanings;
use crate::reason::Reason;

/// So few readings are all compared.
const ALL_MAX: usize = 600;
/// Of readings that share a word at most so many are looked at, and the best so many compared.
const SHARING_MAX: usize = 3_000;
const COMPARED_MAX: usize = 64;
/// Of readings under one key at most so many.
const UNDER_KEY_MAX: usize = 256;

impl Index {
    /// Things that a name may mean, the surest first, and of equally sure ones the one added first. None for a name
    /// without any visible letter. The work is bounded, however long the name and however large the index.
    #[must_use]
    pub fn find(&self, name: &str, ask: &Ask<'_>) -> Vec<Candidate> {
        self.find_counting(name, ask).0
    }

    /// Also how many steps it took: words, keys and readings looked at, readings compared.
    pub(crate) fn find_counting(&self, name: &str, ask: &Ask<'_>) -> (Vec<Candidate>, usize) {
        let forms = forms(name, self.subject);
        let names: Vec<Name<'_>> = forms.iter().map(|form| Name::asked(self, form)).collect();
        let mut search = Search::new(self, ask);
        let few = search.few();
        for (form, name) in forms.iter().zip(&names) {
            search.acronyms(form, name);
            search.beside(form);
            match &few {
                Some(readings) => search.compare_all(name, readings),
                None => search.search(name),
            }
        }
        search.end()
    }
}

#[derive(Clone, Copy, Debug)]
struct Best {
    sure: f32,
    why: u16,
    row: u32,
}

struct Search<'i, 'a> {
    index: &'i Index,
    ask: &'a Ask<'a>,
    best: HashMap<u32, Best>,
    against: Name<'i>,
    steps: usize,
}

impl<'i, 'a> Search<'i, 'a> {
    fn new(index: &'i Index, ask: &'a Ask<'a>) -> Self {
        Self { index, ask, best: HashMap::new(), against: Name::default(), steps: 0 }
    }

    fn is_out(&self, thing: u32) -> bool {
        let number = self.index.number(thing);
        self.ask.within.is_some_and(|things| !things.contains(&number))
    }

    /// All readings that may be meant, when they are few.
    fn few(&self) -> Option<Vec<u32>> {
        let mut readings: Vec<u32> = match self.ask.within {
            None if self.index.readings.len() <= ALL_MAX => (0..self.index.readings.len() as u32).collect(),
            Some(things) if things.len() <= ALL_MAX => {
                let things = things.iter().filter_map(|number| self.index.thing_of(*number));
                let all = things.flat_map(|thing| self.index.readings_of(thing));
                all.take(ALL_MAX + 1).collect()
            }
            _ => return None,
        };
        readings.sort_unstable();
        (readings.len() <= ALL_MAX).then_some(readings)
    }

    fn compare_all(&mut self, name: &Name<'_>, readings: &[u32]) {
        for at in readings {
            let reading = &self.index.readings[*at as usize];
            if self.is_out(reading.thing) {
                continue;
            }
            self.steps += 1;
            self.against.set(self.index, reading);
            let (sure, why) = compare(name, &self.against, self.index.subject);
            self.note(*at, sure, why);
        }
    }

    fn search(&mut self, name: &Name<'_>) {
        let mut found: Vec<u32> = Vec::new();
        for key in [name.keys.squash, name.keys.core, name.keys.skeleton] {
            found.extend(self.under(key));
        }
        found.extend(self.sharing(name));
        found.sort_unstable();
        found.dedup();
        self.compare_all(name, &found);
    }

    fn under(&mut self, key: u64) -> Vec<u32> {
        if key == 0 {
            return Vec::new();
        }
        let found: Vec<u32> = self.index.keys.under(key).take(UNDER_KEY_MAX).collect();
        self.steps += found.len();
        found
    }

    /// Readings that share the words that tell most, spelt so or nearly so; the best of them.
    fn sharing(&mut self, name: &Name<'_>) -> Vec<u32> {
        let mut meanings = Meanings::new(self.index);
        let telling = meanings.heaviest(&name.words, self.ask.min);
        let mut weights: Vec<(u32, f32)> = name.words.iter().map(|word| (word.id, word.weight)).collect();
        let mut found: Vec<u32> = Vec::new();
        for id in telling.into_iter().flat_map(|word| word.ids) {
            weights.push((id, self.index.vocabulary.get(id).weight));
            let left = SHARING_MAX.saturating_sub(found.len());
            found.extend(self.index.having[id as usize].iter().take(left));
        }
        weights.sort_unstable_by_key(|(id, _)| *id);
        weights.dedup_by_key(|(id, _)| *id);
        self.steps += meanings.steps + found.len();
        found.sort_unstable();
        found.dedup();
        let weight = |id: &u32| {
            let at = weights.binary_search_by_key(id, |(id, _)| *id);
            at.map_or(0.0, |at| weights[at].1)
        };
        let rank = |at: u32| {
            let words = self.index.words_of(&self.index.readings[at as usize]);
            let shared: f32 = words.iter().map(weight).sum();
            (shared - words.len().abs_diff(name.words.len()) as f32, at)
        };
        let mut ranked: Vec<(f32, u32)> = found.into_iter().map(rank).collect();
        let better =
            |one: &(f32, u32), other: &(f32, u32)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        if ranked.len() > COMPARED_MAX {
            ranked.select_nth_unstable_by(COMPARED_MAX, better);
            ranked.truncate(COMPARED_MAX);
        }
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    /// The name as an acronym of known names, and known acronyms as its own.
    fn acronyms(&mut self, form: &Form, name: &Name<'_>) {
        let lone = if name.keys.lone == 0 {
            name.keys.acronym
        } else {
            name.keys.lone
        };
        let letters = form.acronym.as_deref().unwrap_or(&form.squash).chars().count();
        for at in self.under(under_initials(lone)) {
            if self.index.readings[at as usize].initials.contains(&lone) {
                self.note(at, acronym::of_initials(letters), Reason::Acronym.bit());
            }
        }
        for at in self.under(lone) {
            let reading = &self.index.readings[at as usize];
            if reading.acronym == lone && !reading.is_acronym && name.keys.lone != 0 {
                self.note(at, acronym::DECLARED, Reason::Acronym.bit());
            }
        }
        for (initials, letters) in name
            .keys
            .initials
            .into_iter()
            .zip(form.initials.iter().map(|i| i.chars().count()))
        {
            for at in self.under(initials) {
                let reading = &self.index.readings[at as usize];
                if reading.is_acronym || reading.len == 1 {
                    self.note(at, acronym::of_initials(letters), Reason::Acronym.bit());
                }
            }
        }
    }

    /// A known acronym with a word or two more: "KWF north".
    fn beside(&mut self, form: &Form) {
        if !acronym::BESIDE_WORDS.contains(&form.core.len()) || form.is_romanised {
            return;
        }
        for word in form
            .core
            .iter()
            .filter(|word| word.chars().count() >= acronym::BESIDE_LETTERS)
        {
            let key = self.index.hashes.of(Of::Acronym, word);
            for at in self.under(key) {
                let reading = &self.index.readings[at as usize];
                if reading.acronym == key {
                    self.note(at, acronym::BESIDE, Reason::Acronym.bit() | Reason::Part.bit());
                }
            }
        }
    }

    fn note(&mut self, at: u32, sure: f32, why: u16) {
        let reading = &self.index.readings[at as usize];
        if self.is_out(reading.thing) {
            return;
        }
        let best = self
            .best
            .entry(reading.thing)
            .or_insert(Best { sure: 0.0, why: 0, row: reading.row });
        if sure > best.sure || (sure == best.sure && reading.row < best.row) {
            *best = Best { sure, why, row: reading.row };
        }
    }

    fn end(self) -> (Vec<Candidate>, usize) {
        let is_acronym = |best: &Best| best.why & !Reason::Part.bit() == Reason::Acronym.bit();
        let sharing = self.best.values().filter(|best| is_acronym(best)).count();
        let mut best: Vec<(f32, u32, Best)> = self
            .best
            .into_iter()
            .map(|(thing, best)| {
                (
                    if is_acronym(&best) {
                        acronym::shared(best.sure, sharing)
                    } else {
                        best.sure
                    },
                    thing,
                    best,
                )
            })
            .filter(|(sure, ..)| *sure > 0.0 && *sure >= self.ask.min)
            .collect();
        best.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.row.cmp(&other.2.row)));
        best.truncate(self.ask.most);
        let candidates = best.into_iter().map(|(sure, thing, best)| Candidate {
            thing: self.index.number(thing),
            confidence: sure,
            reasons: Reason::of_bits(best.why),
            row: best.row as usize,
        });
        (candidates.collect(), self.steps)
    }
}
