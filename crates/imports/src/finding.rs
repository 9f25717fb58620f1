//! Which organisation, place, kind of work or people of the coalition's a word in a table means.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use alike::{Ask, Candidate, Index, Known, LIKELY, Reason, Split, Subject};
use kernel::fold;

/// From here on an organisation is taken for another one where nobody is asked. Measured for `alike`: nearly all is right;
/// below, one in three would be another organisation.
pub const ALIKE: f32 = 0.8;

/// Things among which is looked, by their position, made once for many words.
pub type Lying = Arc<HashSet<usize>>;

/// What a word was found to mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// This one, beyond doubt.
    Sure(usize),
    /// Probably one of these, the likeliest first; somebody should look.
    Likely(Vec<Candidate>),
    Unknown,
}

impl Found {
    /// What it may mean, the likeliest first.
    pub fn candidates(&self) -> &[Candidate] {
        match self {
            Self::Likely(candidates) => candidates,
            Self::Sure(_) | Self::Unknown => &[],
        }
    }

    /// The same where some things cannot be meant.
    pub fn without(self, is_out: impl Fn(usize) -> bool) -> Self {
        match self {
            Self::Sure(thing) if is_out(thing) => Self::Unknown,
            Self::Likely(mut candidates) => {
                candidates.retain(|one| !is_out(one.thing));
                match candidates.is_empty() {
                    true => Self::Unknown,
                    false => Self::Likely(candidates),
                }
            }
            other => other,
        }
    }

    /// The one that is beyond doubt.
    pub fn sure(&self) -> Option<usize> {
        match self {
            Self::Sure(thing) => Some(*thing),
            Self::Likely(_) | Self::Unknown => None,
        }
    }

    /// The best match.
    pub fn best(&self) -> Option<usize> {
        self.best_from(LIKELY)
    }

    /// The best match, if it is as sure as this.
    pub fn best_from(&self, min: f32) -> Option<usize> {
        match self {
            Self::Sure(thing) => Some(*thing),
            other => {
                let best = other.candidates().first();
                best.filter(|best| best.confidence >= min).map(|best| best.thing)
            }
        }
    }
}

/// Things by the position they have in a list, found by their names. What was looked for once is remembered.
pub struct Finder {
    index: Index,
    before: HashMap<String, Found>,
    /// What was looked for in vain: it may be found once there is one more.
    unknown: HashSet<String>,
    /// Cells that were cut into several.
    cells: HashMap<String, Split>,
}

impl Finder {
    /// `names`: the position of a thing, a name of it, and whether that is an acronym.
    pub fn new<'a>(subject: Subject, names: impl IntoIterator<Item = (usize, &'a str, bool)>) -> Self {
        let known = names
            .into_iter()
            .map(|(thing, name, is_acronym)| known(thing, name, is_acronym));
        Self {
            index: Index::new(subject, known),
            before: HashMap::new(),
            unknown: HashSet::new(),
            cells: HashMap::new(),
        }
    }

    /// Words of other systems, each with the thing it means; what the things are called themselves goes before.
    pub fn know(mut self, words: Vec<(&str, usize)>) -> Self {
        for (word, thing) in words {
            if !matches!(self.look(word, None), Found::Sure(_)) {
                self.before.insert(fold(word), Found::Sure(thing));
            }
        }
        self
    }

    pub fn find(&mut self, written: &str) -> Found {
        let key = fold(written);
        if let Some(found) = self.before.get(&key) {
            return found.clone();
        }
        if self.unknown.contains(&key) {
            return Found::Unknown;
        }
        let found = self.look(written, None);
        if found == Found::Unknown {
            self.unknown.insert(key);
        } else {
            self.before.insert(key, found.clone());
        }
        found
    }

    /// Only among these things.
    pub fn find_within(&self, written: &str, within: &HashSet<usize>) -> Found {
        self.look(written, Some(within))
    }

    fn look(&self, written: &str, within: Option<&HashSet<usize>>) -> Found {
        let found = self
            .index
            .find(written, &Ask { within, min: LIKELY, ..Ask::default() });
        match alike::taken(&found) {
            Some(one) => Found::Sure(one.thing),
            None if found.is_empty() => Found::Unknown,
            None => Found::Likely(found),
        }
    }

    /// All that may be meant, the likeliest first; also one that is sure.
    pub fn alike(&self, written: &str) -> Vec<Candidate> {
        self.index.find(written, &Ask { min: LIKELY, ..Ask::default() })
    }

    /// Whether a cell that could be cut is as a whole likely one of these, its words in another order.
    pub fn is_turned(&self, cell: &str) -> bool {
        let is_whole = |one: &Candidate| {
            let has_more = [Reason::Part, Reason::Shared]
                .iter()
                .any(|more| one.reasons.contains(more));
            one.confidence >= ALIKE && !has_more
        };
        self.alike(cell).iter().any(is_whole)
    }

    /// One more thing, from now on found like the others.
    pub fn add(&mut self, thing: usize, name: &str, acronym: &str) {
        self.index.add(Known::name(thing, name));
        if !acronym.is_empty() {
            self.index.add(Known::acronym(thing, acronym));
        }
        self.unknown.clear();
        self.before.insert(fold(name), Found::Sure(thing));
    }

    /// The several that one cell names; the same each time, whatever was added meanwhile.
    pub fn split(&mut self, cell: &str) -> Split {
        if let Some(split) = self.cells.get(cell) {
            return split.clone();
        }
        let split = self.index.split(cell);
        if split.parts.len() > 1 || !split.is_sure {
            self.cells.insert(cell.to_owned(), split.clone());
        }
        split
    }
}

fn known(thing: usize, name: &str, is_acronym: bool) -> Known<'_> {
    if is_acronym {
        Known::acronym(thing, name)
    } else {
        Known::name(thing, name)
    }
}
