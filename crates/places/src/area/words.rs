//! A coalition's area in a few words, for the line beside its name. No database, no HTML.

use crate::places::{Place, Tree};
use crate::world;

/// How many names are said before "and more".
const NAMED_MAX: usize = 3;

/// The names to say, and how many more there are.
#[derive(Debug, Default, PartialEq)]
pub struct Words {
    pub named: Vec<String>,
    pub more: usize,
}

/// A country chosen whole is named itself, otherwise its areas are.
pub fn words(tree: &Tree) -> Words {
    let mut named: Vec<String> = Vec::new();
    for country in tree.roots().into_iter().filter(|country| !country.is_ended()) {
        let areas: Vec<&Place> = tree
            .children(country.id)
            .into_iter()
            .filter(|area| !area.is_ended())
            .collect();
        let there_are = country
            .code
            .as_deref()
            .map_or(0, |code| world::children(code).len());
        if areas.is_empty() || (there_are > 1 && areas.len() >= there_are) {
            named.push(country.name.clone());
        } else {
            named.extend(areas.into_iter().map(|area| area.name.clone()));
        }
    }
    // "and 1 more" would be as long as the name itself.
    if named.len() <= NAMED_MAX {
        return Words { named, more: 0 };
    }
    let more = named.len() - (NAMED_MAX - 1);
    named.truncate(NAMED_MAX - 1);
    Words { named, more }
}
