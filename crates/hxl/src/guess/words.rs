//! What people write above their columns, and the hashtags that mean the same. The words stand in `words.tsv`: a line
//! for each hashtag, with how sure a heading of exactly these words is, and the words in each language, folded (small
//! letters, no accents, spaces for signs). Words that mean the same in several languages stand with the first.

use std::sync::LazyLock;

use super::Language;

/// A heading and the hashtag that means the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saying {
    pub words: &'static str,
    pub tag: &'static str,
    pub language: Language,
    /// How sure a heading of exactly these words is.
    pub weight: f64,
}

const TABLE: &str = include_str!("words.tsv");
const LANGUAGES: [Language; 3] = [Language::English, Language::French, Language::Spanish];
/// Words of one or two letters mean many things.
const SHORT: usize = 2;
const SHORT_WEIGHT: f64 = 0.6;

pub(super) static SAYINGS: LazyLock<Vec<Saying>> =
    LazyLock::new(|| TABLE.lines().skip(1).flat_map(of_line).collect());

fn of_line(line: &'static str) -> Vec<Saying> {
    let mut fields = line.split('\t');
    let tag = fields.next().unwrap_or_default();
    let sure: f64 = fields
        .next()
        .and_then(|sure| sure.parse().ok())
        .unwrap_or_default();
    let sayings = LANGUAGES.into_iter().zip(fields).flat_map(|(language, words)| {
        words
            .split("; ")
            .filter(|words| !words.is_empty())
            .map(move |words| {
                let weight = if words.len() <= SHORT && words != "id" {
                    sure.min(SHORT_WEIGHT)
                } else {
                    sure
                };
                Saying { words, tag, language, weight }
            })
    });
    sayings.collect()
}
