//! The words and codes of other systems for what stands on the coalition's lists: types of organisations by OCHA, IATI
//! and HTCDS, the four Ps, kinds of service by HTCDS and in common use. An entry keeps its key when it is renamed, so
//! they mean the same in every language.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use kernel::fold;

/// The codes and names of types of organisations.
pub const SECTORS: &str = include_str!("../crosswalk/sectors.tsv");
/// Words for areas of focus and kinds of work.
pub const FOCUSES: &str = include_str!("../crosswalk/focuses.tsv");
/// Words for those for whom work is done.
pub const POPULATIONS: &str = include_str!("../crosswalk/populations.tsv");
/// What stands for all of them, which is no entry.
pub const EVERYBODY: &str = "everybody";

/// Whether a word means everybody, so that nobody in particular is named.
pub fn is_everybody(word: &str) -> bool {
    let word = fold(word);
    let mut lines = POPULATIONS.lines().filter_map(|line| line.split_once('\t'));
    let line = lines.find(|(key, _)| *key == EVERYBODY);
    line.is_some_and(|(_, words)| words.split('|').any(|one| fold(one) == word))
}

/// Whether a word means an area of focus or a kind of work somewhere.
pub fn is_focus(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let lines = FOCUSES.lines().skip(1).filter_map(|line| line.split_once('\t'));
        let words = lines.flat_map(|(key, words)| std::iter::once(key).chain(words.split('|')));
        words.map(fold).collect()
    });
    KNOWN.contains(&fold(word))
}

/// Each word of a table that means one single entry, with the entry's position. `keys`: the position of each entry that
/// is offered, with the program's own word for it.
pub fn words<'a>(
    table: &'static str,
    keys: impl IntoIterator<Item = (usize, Option<&'a str>)>,
) -> Vec<(&'static str, usize)> {
    let keys = keys.into_iter().filter_map(|(at, key)| Some((key?, at)));
    let positions: HashMap<&str, usize> = keys.collect();
    let lines = table.lines().filter_map(|line| line.split_once('\t'));
    let meant = lines.filter_map(|(key, words)| Some((*positions.get(key)?, words)));
    let meant: Vec<(&str, usize)> = meant
        .flat_map(|(at, words)| words.split('|').map(move |word| (word, at)))
        .collect();
    let mut things: HashMap<String, HashSet<usize>> = HashMap::new();
    for (word, at) in &meant {
        things.entry(fold(word)).or_default().insert(*at);
    }
    meant
        .into_iter()
        .filter(|(word, _)| things[&fold(word)].len() == 1)
        .collect()
}
