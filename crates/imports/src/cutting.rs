//! Cells that may name several organisations, and where they are cut.

use std::collections::HashSet;
use std::sync::Arc;

use alike::Split;
use kernel::fold;

use crate::answers::{Answer, Subject};
use crate::asking::Doubt;
use crate::naming::{Named, Organisations};
use crate::placing::Places;

impl Organisations {
    /// The one or several that a cell names; nothing where that has to be asked, or its rows are left out.
    pub fn parts(&mut self, named: &mut Named, cell: &str) -> Option<Vec<String>> {
        let Split { parts, is_sure, is_joined } = self.finder.split(cell);
        if parts.len() < 2 {
            return Some(parts);
        }
        let key = fold(cell);
        if !self.answers.has(Subject::Several, &key) {
            if is_sure {
                return Some(parts);
            }
            if self.finder.is_turned(cell) || self.coming.is_turned(cell) {
                return Some(vec![cell.to_owned()]);
            }
        }
        // "And" stands inside names as often as between them, and a place behind a comma belongs to the name.
        let has_place = parts[1..].iter().any(|part| self.places.contains(&fold(part)));
        let usual = if is_joined || has_place {
            Answer::One
        } else {
            Answer::Several
        };
        let word = (Subject::Several, &*key, cell);
        match self.answers.decide(word, usual, |_| true) {
            Some(Answer::Several) => {
                named.split.push(cell.to_owned());
                Some(parts)
            }
            Some(Answer::One) => Some(vec![cell.to_owned()]),
            Some(Answer::Out) => {
                named.left_out.push(cell.to_owned());
                None
            }
            _ => {
                let doubt = Doubt {
                    key,
                    written: cell.to_owned(),
                    choices: Vec::new(),
                    may_make: false,
                    further: Arc::default(),
                };
                named.open.push((Subject::Several, doubt));
                None
            }
        }
    }
}

impl Places {
    /// What all of them are called, folded.
    pub fn names(&self) -> HashSet<String> {
        let places = self.tree.places().iter();
        let names = places.flat_map(|place| std::iter::once(&place.name).chain(&place.local_name));
        names.map(|name| fold(name)).collect()
    }
}
