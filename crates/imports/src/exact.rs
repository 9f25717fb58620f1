//! Names to the letter: whoever is called so is meant, whatever else is alike.

use std::collections::{HashMap, HashSet};

use kernel::{OrganisationId, fold};

/// Each name and short name with the place in the list of whom it means; nothing where it is that of several. What
/// somebody is called goes before what somebody else is called, too.
pub struct Exact(HashMap<String, Option<usize>>);

impl Exact {
    pub fn of(known: &[organisations::Called], positions: &HashMap<OrganisationId, usize>) -> Self {
        let (mut own, mut others) = (HashMap::new(), HashMap::new());
        let mut seen = HashSet::new();
        for (id, name, is_acronym) in known {
            let names = match !is_acronym && seen.insert(*id) {
                true => &mut own,
                false => &mut others,
            };
            let at = positions.get(id).copied();
            let meant = names.entry(fold(name)).or_insert(at);
            if *meant != at {
                *meant = None;
            }
        }
        others.extend(own);
        Self(others)
    }

    /// Whom a folded name means.
    pub fn find(&self, folded: &str) -> Option<usize> {
        self.0.get(folded).copied().flatten()
    }

    /// One more is called so.
    pub fn add(&mut self, folded: String, at: usize) {
        self.0.insert(folded, Some(at));
    }
}
