//! Names that may come new with a list: others of the same list are asked about as these.

use std::collections::HashMap;

use alike::{Reason, Subject};

use kernel::fold;

use crate::finding::Finder;

/// A name that may come new, and why another one may mean it.
pub type Alike = (String, Vec<Reason>);

pub struct Coming {
    finder: Finder,
    names: Vec<String>,
    /// What each name may mean of those that stand before it, by its folded form.
    before: HashMap<String, Vec<Alike>>,
}

impl Coming {
    pub fn new(subject: Subject) -> Self {
        let finder = Finder::new(subject, []);
        Self { finder, names: Vec::new(), before: HashMap::new() }
    }

    /// Whether a cell that could be cut is as a whole one of these, its words in another order.
    pub fn is_turned(&self, cell: &str) -> bool {
        self.finder.is_turned(cell)
    }

    /// What a name may mean, the likeliest first; from now on it is one of them itself.
    pub fn alike(&mut self, written: &str) -> Vec<Alike> {
        let key = fold(written);
        if let Some(before) = self.before.get(&key) {
            return before.clone();
        }
        let found = self.finder.alike(written).into_iter();
        let found = found.map(|one| (self.names[one.thing].clone(), one.reasons));
        let found: Vec<Alike> = found.collect();
        self.finder.add(self.names.len(), written, "");
        self.names.push(written.to_owned());
        self.before.insert(key, found.clone());
        found
    }
}
