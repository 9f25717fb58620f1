//! All names of a coalition's active organisations, ready to be compared, with the pairs that look alike. No database, no
//! clock, no HTML.

use std::collections::{HashMap, HashSet};

use alike::{Ask, Index, LIKELY, Subject};
use uuid::Uuid;

use super::rules::{Known, Like, Likely, in_order};

/// So many likenesses of one name are looked at.
const FOUND_MAX: usize = 20;
/// When more have changed than these, and more than one in so many, everything is compared anew.
const RENEWED_MAX: usize = 200;
const OUTWORN: usize = 4;

/// Names, and what they were found to be like.
#[derive(Clone, Debug, Default)]
pub struct Names {
    index: Index,
    /// Whose names have which number; nobody's once they were read anew.
    whose: Vec<Option<Uuid>>,
    numbers: HashMap<Uuid, usize>,
    /// As they are written, in the order in which the index was told.
    written: Vec<Box<str>>,
    /// The surest first.
    pairs: Vec<Likely>,
}

impl Names {
    pub fn new(known: &[Known]) -> Self {
        let mut names = Self::default();
        let numbers: Vec<usize> = known.iter().map(|one| names.number(one.id)).collect();
        let told = known.iter().zip(numbers).map(|(one, number)| told(one, number));
        names.index = Index::new(Subject::Organisations, told);
        let found = names.index.duplicates(LIKELY).into_iter();
        let pairs = found.filter_map(|found| {
            let (one, other) = found.rows;
            let like = Like {
                id: known[other].id,
                name: known[other].name.clone(),
                confidence: found.confidence,
                reasons: found.reasons,
            };
            Likely::of((known[one].id, &known[one].name), like)
        });
        names.pairs = pairs.collect();
        names.written = known.iter().map(|one| one.name.as_str().into()).collect();
        names
    }

    /// Whether so many changes are worth comparing a few names, and not all of them again.
    pub fn may_be_renewed(&self, changed: usize) -> bool {
        changed <= RENEWED_MAX
            && self.whose.len() <= self.numbers.len() + RENEWED_MAX + self.numbers.len() / OUTWORN
    }

    /// Takes up what these organisations are called now; those without a name are no longer there.
    pub fn renew(&mut self, read: &[Uuid], fresh: &[Known]) {
        let read: HashSet<Uuid> = read.iter().copied().collect();
        for id in &read {
            if let Some(number) = self.numbers.remove(id) {
                self.whose[number] = None;
            }
        }
        for one in fresh {
            let number = self.number(one.id);
            self.index.add(told(one, number));
            self.written.push(one.name.as_str().into());
        }
        let is_old = |likely: &Likely| {
            let (one, other) = likely.pair.ids();
            !read.contains(&one) && !read.contains(&other)
        };
        let mut found: Vec<Likely> = std::mem::take(&mut self.pairs);
        found.retain(is_old);
        for one in fresh {
            let likes = self.like(&one.name).into_iter();
            found.extend(likes.filter_map(|like| Likely::of((one.id, &one.name), like)));
        }
        self.pairs = in_order(found);
    }

    /// The organisations that a name may mean, the likeliest first.
    pub fn like(&self, name: &str) -> Vec<Like> {
        let ask = Ask { min: LIKELY, most: FOUND_MAX, ..Ask::default() };
        let found = self.index.find(name, &ask).into_iter();
        let likes = found.filter_map(|found| {
            Some(Like {
                id: self.whose[found.thing]?,
                name: self.written[found.row].clone().into(),
                confidence: found.confidence,
                reasons: found.reasons,
            })
        });
        likes.collect()
    }

    pub fn pairs(&self) -> &[Likely] {
        &self.pairs
    }

    fn number(&mut self, id: Uuid) -> usize {
        *self.numbers.entry(id).or_insert_with(|| {
            self.whose.push(Some(id));
            self.whose.len() - 1
        })
    }
}

fn told(one: &Known, number: usize) -> alike::Known<'_> {
    if one.is_acronym {
        alike::Known::acronym(number, &one.name)
    } else {
        alike::Known::name(number, &one.name)
    }
}
