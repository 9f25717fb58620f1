//! Finding areas by name, in any language and script.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold_into;
use super::{Area, INDEX};

/// How many areas a search gives at most.
const MOST: usize = 50;

/// No name in the world is longer than this once folded; a longer text is no name.
const LONGEST: usize = 400;

/// How many letters and how many words of a text are looked at.
const LOOKED_AT: usize = 300;
const MOST_WORDS: usize = 7;

/// Where the wanted text stands in a name: it is the whole of it, its beginning, or somewhere inside.
const WHOLE: u8 = 0;
const BEGINNING: u8 = 1;
const INSIDE: u8 = 2;

static NAMES: LazyLock<Names> = LazyLock::new(Names::gather);

/// Every name of every area, folded, one below the other, so that one pass over the text finds all matches.
struct Names {
    text: String,
    /// Where each name ends in `text`, and whose it is.
    ends: Vec<(u32, u16)>,
}

impl Names {
    fn gather() -> Self {
        let mut names = Self { text: String::new(), ends: Vec::new() };
        for (at, area) in INDEX.areas.iter().enumerate() {
            let owner = u16::try_from(at).unwrap_or(u16::MAX);
            let further = area
                .names
                .split('\t')
                .filter_map(|field| field.split_once('='))
                .map(|(_, name)| name);
            let codes = [area.code, area.iso3.unwrap_or_default()];
            for name in std::iter::once(area.name).chain(further).chain(codes) {
                names.add(name, owner);
            }
        }
        names.text.shrink_to_fit();
        names.ends.shrink_to_fit();
        names
    }

    fn add(&mut self, name: &str, owner: u16) {
        let start = self.text.len();
        fold_into(&mut self.text, name);
        if self.text.len() > start {
            self.ends
                .push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), owner));
            self.text.push('\n');
        }
    }

    /// Areas with a name that contains the wanted text, and how well it fits (less is better).
    fn matches(&self, wanted: &str) -> HashMap<u16, Fit> {
        let mut found: HashMap<u16, Fit> = HashMap::new();
        for (at, _) in self.text.match_indices(wanted) {
            let which = self.ends.partition_point(|(end, _)| (*end as usize) < at);
            let Some((end, owner)) = self.ends.get(which) else {
                continue;
            };
            let start = if which == 0 {
                0
            } else {
                self.ends[which - 1].0 as usize + 1
            };
            let length = *end as usize - start;
            let place = match at == start {
                true if length == wanted.len() => WHOLE,
                true => BEGINNING,
                false => INSIDE,
            };
            let fit = Fit { place, spare: length - wanted.len() };
            found
                .entry(*owner)
                .and_modify(|known| *known = fit.min(*known))
                .or_insert(fit);
        }
        found
    }
}

/// How well a name fits: the whole name, then its beginning, then somewhere inside; and how much is left over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    place: u8,
    spare: usize,
}

/// Areas whose name, in any language, or whose code fits the text; the best first, at most fifty.
///
/// Capitals, accents, tone marks, spaces and punctuation do not matter. Where nothing fits, the last words are left
/// off one by one until the rest is a whole name, so that `Chiang Rai Province` finds Chiang Rai.
#[must_use]
pub fn search(text: &str) -> Vec<&'static Area> {
    let text: String = text.trim_start().chars().take(LOOKED_AT).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = search_for(&words, INSIDE);
    let shorter = (1..words.len().min(MOST_WORDS))
        .rev()
        .filter_map(|count| words.get(..count));
    let mut attempts = std::iter::once(whole).chain(shorter.map(|words| search_for(words, WHOLE)));
    attempts.find(|found| !found.is_empty()).unwrap_or_default()
}

/// Areas with a name that fits at least as well as `worst`. What is left of a longer text must be more than a code.
fn search_for(words: &[&str], worst: u8) -> Vec<&'static Area> {
    let mut wanted = String::new();
    for word in words {
        fold_into(&mut wanted, word);
    }
    let too_short = worst == WHOLE && wanted.len() <= 3;
    if wanted.is_empty() || too_short || wanted.len() > LONGEST {
        return Vec::new();
    }
    let fits = NAMES
        .matches(&wanted)
        .into_iter()
        .filter(|(_, fit)| fit.place <= worst);
    let mut found: Vec<(Fit, &Area)> = fits
        .filter_map(|(at, fit)| INDEX.areas.get(usize::from(at)).map(|area| (fit, area)))
        .collect();
    found.sort_by_key(|(fit, area)| (fit.place, area.level, fit.spare, area.code));
    found.into_iter().take(MOST).map(|(_, area)| area).collect()
}
