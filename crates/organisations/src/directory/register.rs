//! The register: every organisation of a coalition by name, in memory, with what the directory narrows it by. Searching
//! it goes through one long text of all names. No database, no clock, no HTML.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use memchr::memmem;
use uuid::Uuid;

use super::choice::{Choice, Order, Word, is_stale};
use crate::organisations::State;

/// Stands before every line of the long text, and ends the last one.
const BREAK: u8 = b'\n';
/// Stands between the names of one organisation.
const BAR: u8 = b'|';

/// An organisation as it is entered in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    pub id: Uuid,
    pub state: State,
    /// When it was last changed, in microseconds.
    pub updated_at: i64,
    /// When somebody last said that what is written about it is true.
    pub confirmed_on: Option<NaiveDate>,
    /// Its folded names, its own first, with bars between them, and the words of what is written about it.
    pub names: String,
    pub marks: Vec<Mark>,
}

/// What an organisation can be narrowed by besides its names.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Mark {
    /// A sector, a kind of work or a place.
    Of(Uuid),
    Speaks(String),
}

#[derive(Clone, Copy, Debug)]
struct Line {
    id: Uuid,
    state: State,
    updated_at: i64,
    confirmed_on: Option<NaiveDate>,
    /// Where its names begin in the text, and its marks in the list of marks.
    names: u32,
    marks: u32,
}

/// All organisations in the order of their names, merged and ended ones too.
#[derive(Clone, Debug, Default)]
pub struct Register {
    lines: Vec<Line>,
    text: Vec<u8>,
    /// The marks of one line after those of another, as numbers.
    marks: Vec<u32>,
    numbers: HashMap<Mark, u32>,
}

impl Register {
    /// The same register with these read anew: those that were found, each in its place; the others are no more.
    pub fn with(&self, read: &[Uuid], mut fresh: Vec<Entered>) -> Self {
        fresh.sort_by(|one, other| {
            (own_name(one.names.as_bytes()), one.id).cmp(&(own_name(other.names.as_bytes()), other.id))
        });
        let replaced: HashSet<Uuid> = read.iter().copied().collect();
        let mut register = Self { numbers: self.numbers.clone(), ..Self::default() };
        register.lines.reserve(self.lines.len() + fresh.len());
        register.text.reserve(self.text.len());
        let mut fresh = fresh.into_iter().peekable();
        for (at, line) in self.lines.iter().enumerate() {
            let names = self.names(at);
            while let Some(entered) = fresh.next_if(|entered| {
                (own_name(entered.names.as_bytes()), entered.id) < (own_name(names), line.id)
            }) {
                register.enter(&entered);
            }
            if !replaced.contains(&line.id) {
                register.push(*line, names, self.marks(at).iter().copied());
            }
        }
        fresh.for_each(|entered| register.enter(&entered));
        register
    }

    fn enter(&mut self, entered: &Entered) {
        let mut marks = Vec::with_capacity(entered.marks.len());
        for mark in &entered.marks {
            let next = position(self.numbers.len());
            let number = self.numbers.get(mark).copied();
            marks.push(number.unwrap_or_else(|| {
                self.numbers.insert(mark.clone(), next);
                next
            }));
        }
        let line = Line {
            id: entered.id,
            state: entered.state,
            updated_at: entered.updated_at,
            confirmed_on: entered.confirmed_on,
            names: 0,
            marks: 0,
        };
        self.push(line, entered.names.as_bytes(), marks.into_iter());
    }

    fn push(&mut self, line: Line, names: &[u8], marks: impl Iterator<Item = u32>) {
        self.text.push(BREAK);
        self.lines.push(Line {
            names: position(self.text.len()),
            marks: position(self.marks.len()),
            ..line
        });
        self.text.extend_from_slice(names);
        self.marks.extend(marks);
    }

    fn names(&self, at: usize) -> &[u8] {
        let end = self
            .lines
            .get(at + 1)
            .map_or(self.text.len(), |next| next.names as usize - 1);
        &self.text[self.lines[at].names as usize..end]
    }

    fn marks(&self, at: usize) -> &[u32] {
        let end = self
            .lines
            .get(at + 1)
            .map_or(self.marks.len(), |next| next.marks as usize);
        &self.marks[self.lines[at].marks as usize..end]
    }

    /// The organisations that a choice leaves, in its order.
    pub fn chosen(&self, choice: &Choice) -> Vec<Uuid> {
        let needles = self.needles(choice);
        let wanted: Vec<Vec<bool>> = self.wanted(choice);
        let fits = |at: &usize| {
            let line = &self.lines[*at];
            choice.state.is_none_or(|state| line.state == state)
                && choice
                    .stale_before
                    .is_none_or(|day| is_stale(line.confirmed_on, day))
                && wanted
                    .iter()
                    .all(|wanted| self.marks(*at).iter().any(|mark| wanted[*mark as usize]))
        };
        let mut found: Vec<usize> = match needles.split_first() {
            None => (0..self.lines.len()).filter(fits).collect(),
            Some((first, others)) => {
                let named = |at: &usize| others.iter().all(|needle| self.has(*at, needle));
                self.holding(first)
                    .into_iter()
                    .filter(named)
                    .filter(fits)
                    .collect()
            }
        };
        match choice.order {
            Order::Name => {}
            Order::NameBackwards => found.reverse(),
            Order::OldestFirst => found.sort_by_key(|at| (self.lines[*at].updated_at, self.lines[*at].id)),
            Order::LatestFirst => {
                found.sort_by_key(|at| std::cmp::Reverse((self.lines[*at].updated_at, self.lines[*at].id)));
            }
        }
        found.into_iter().map(|at| self.lines[at].id).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// For each thing asked for, which marks meet it.
    fn wanted(&self, choice: &Choice) -> Vec<Vec<bool>> {
        let of = |ids: &[Uuid]| -> Vec<Mark> { ids.iter().copied().map(Mark::Of).collect() };
        let spoken: Vec<Mark> = choice.language.iter().cloned().map(Mark::Speaks).collect();
        let asked = [
            of(&choice.places),
            of(&choice.focuses),
            of(&choice.sectors),
            spoken,
        ];
        let asked = asked.into_iter().filter(|marks| !marks.is_empty());
        asked.map(|marks| self.ticked(&marks)).collect()
    }

    /// For each mark by its number, whether it is among these.
    fn ticked(&self, marks: &[Mark]) -> Vec<bool> {
        let mut ticked = vec![false; self.numbers.len()];
        for number in marks.iter().filter_map(|mark| self.numbers.get(mark)) {
            ticked[*number as usize] = true;
        }
        ticked
    }

    /// What leaves fewest lines comes first, as far as that can be told.
    fn needles(&self, choice: &Choice) -> Vec<Needle> {
        let mut words: Vec<&Word> = choice.words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        let anywhere = words.into_iter().map(|word| {
            let marks: Vec<Mark> = word.kinds.iter().copied().map(Mark::Of).collect();
            let marks = (!marks.is_empty()).then(|| self.ticked(&marks));
            Needle { texts: vec![word.text.clone().into_bytes()], marks }
        });
        let starting = choice.beginnings.iter().map(|start| {
            let after = |mark: u8| [&[mark], start.as_bytes()].concat();
            Needle { texts: vec![after(BREAK), after(BAR)], marks: None }
        });
        anywhere.chain(starting).collect()
    }

    /// Whether a line holds it in its text, or has one of its marks.
    fn has(&self, at: usize, needle: &Needle) -> bool {
        needle.is_in(self.names(at)) || self.is_marked(at, needle)
    }

    fn is_marked(&self, at: usize, needle: &Needle) -> bool {
        let marks = needle.marks.as_ref();
        marks.is_some_and(|ticked| self.marks(at).iter().any(|mark| ticked[*mark as usize]))
    }

    /// The lines that hold what is looked for, in order.
    fn holding(&self, needle: &Needle) -> Vec<usize> {
        let mut found = Vec::new();
        for text in &needle.texts {
            let mut at = 0;
            for hit in memmem::find_iter(&self.text, text) {
                let end = hit + text.len();
                while self
                    .lines
                    .get(at + 1)
                    .is_some_and(|next| (next.names as usize) < end)
                {
                    at += 1;
                }
                found.push(at);
            }
        }
        if needle.marks.is_some() {
            found.extend((0..self.lines.len()).filter(|at| self.is_marked(*at, needle)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A word as it is looked for in the long text.
struct Needle {
    /// Any of these will do.
    texts: Vec<Vec<u8>>,
    /// Or one of these marks, by their numbers.
    marks: Option<Vec<bool>>,
}

impl Needle {
    /// Whether the names of one line hold it.
    fn is_in(&self, names: &[u8]) -> bool {
        self.texts.iter().any(|text| match text.strip_prefix(&[BREAK]) {
            Some(start) => names.starts_with(start),
            None => memmem::find(names, text).is_some(),
        })
    }
}

/// The folded name an organisation is sorted by.
fn own_name(names: &[u8]) -> &[u8] {
    let end = memchr::memchr(BAR, names).unwrap_or(names.len());
    &names[..end]
}

/// The long text stays far below four thousand million letters: a hundred times the largest list.
fn position(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
