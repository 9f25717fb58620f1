//! In which country the work is, where rows name provinces and towns and the coalition has no places yet.

use std::collections::{BTreeMap, HashMap};

use kernel::fold;
use places::world;

use crate::line::Line;
use crate::world_names;

/// The name of the question, and of what answers it.
pub const KEY: &str = "country";
/// So many countries are offered beside the whole list, and so many names said.
const OFFERED: usize = 5;
const SAID: usize = 3;
const SEVERAL: usize = 3;

/// In which countries the names lie that stand there without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// As they are written, by how they are compared.
    names: BTreeMap<String, String>,
    /// How many of the names lie in each, the most first.
    found: Vec<(&'static str, usize)>,
}

impl Counted {
    /// Nothing where each name stands inside a country, or has a code that says it.
    pub fn of(lines: &[&Line]) -> Option<Self> {
        let names = lines.iter().filter_map(|line| without_country(line));
        let names: BTreeMap<String, String> = names.map(|name| (fold(&name), name)).collect();
        if names.is_empty() {
            return None;
        }
        let mut counts: HashMap<&'static str, usize> = HashMap::new();
        for country in names.values().flat_map(|name| world_names::countries_with(name)) {
            *counts.entry(country).or_default() += 1;
        }
        let mut found: Vec<_> = counts.into_iter().collect();
        found.sort_unstable_by_key(|(code, count)| (usize::MAX - count, *code));
        found.truncate(OFFERED);
        Some(Self { names, found })
    }

    /// The country in which nearly all of them lie, where no other comes near it; or most of several, and in no other any.
    pub fn sure(&self) -> Option<&'static str> {
        let (best, most) = *self.found.first()?;
        let next = self.found.get(1).map_or(0, |(_, count)| *count);
        let all = self.names.len();
        let is_nearly_all = most * 5 >= all * 4 && next * 2 < most;
        let is_only = next == 0 && most >= SEVERAL && most * 2 > all;
        (is_nearly_all || is_only).then_some(best)
    }

    /// The likely countries, each with how many of the names lie in it.
    pub fn likely(&self) -> impl Iterator<Item = (&'static world::Area, usize)> + '_ {
        let found = self.found.iter();
        found.filter_map(|(code, count)| world::find(code).map(|area| (area, *count)))
    }

    pub fn names(&self) -> usize {
        self.names.len()
    }

    /// Some of the names, as they are written.
    pub fn some(&self) -> String {
        let some: Vec<&str> = self.names.values().map(String::as_str).take(SAID).collect();
        some.join(", ")
    }
}

/// The outermost place a row names, where neither a country nor a code stands there.
pub fn without_country(line: &Line) -> Option<String> {
    let written = match line.places.first() {
        Some((0, ..)) => return None,
        Some((_, name, code)) if world::find(code).is_none() => name,
        Some(_) => return None,
        None => &line.somewhere,
    };
    (!written.is_empty() && world::find(written).is_none()).then(|| written.clone())
}

#[cfg(test)]
mod tests {
    use super::{Counted, Line};

    fn sure(names: &[&str]) -> Option<&'static str> {
        let line = |name: &&str| Line {
            places: vec![(1, (*name).to_owned(), String::new())],
            ..Line::default()
        };
        let lines: Vec<Line> = names.iter().map(line).collect();
        Counted::of(&lines.iter().collect::<Vec<_>>())?.sure()
    }

    #[test]
    fn a_country_is_sure_when_nearly_all_names_lie_in_it_and_in_no_other() {
        for (names, expected) in [
            (&["Chiang Rai", "Nan", "Lampang Province"][..], Some("TH")),
            (&["Chiang Rai", "chiang rai", "TAK"], Some("TH")),
            (&["Chiang Rai", "Nan", "Lampang", "Tak", "Nowhere at all"], Some("TH")),
            (&["Chiang Rai", "Nan", "Nowhere at all"], None),
            (&["Chiang Rai", "Lampang", "Phrae", "Nowhere at all", "Zzyx"], Some("TH")),
            (
                &[
                    "Chiang Rai",
                    "Lampang",
                    "Phrae",
                    "Nowhere at all",
                    "Zzyx",
                    "Elsewhere",
                ],
                None,
            ),
            (&["Eastern", "Central"], None),
            (&["Chiang Rai", "Battambang"], None),
            (&["Zzyx"], None),
            (&["TH-57"], None),
            (&[], None),
        ] {
            assert_eq!(sure(names), expected, "{names:?}");
        }
    }
}
