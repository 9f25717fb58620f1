//! Words that are not like others. They stand in `words.tsv`: a kind, the languages, and the words as anybody writes
//! them; they are folded when they are read.
//!
//! | kind | what it is | example |
//! |---|---|---|
//! | `small` | comes and goes in any name | of, des, und |
//! | `legal` | the legal form of an organisation; set aside at either end of a name | Ltd, e.V., asbl |
//! | `place` | the sort of a place; set aside in names of places | district, amphoe, oblast |
//! | `joined-place`, `joined-end` | the same, written without a space before or after the name | จังหวัด, 省 |
//! | `joined` | said of an organisation, without a space before its name | มูลนิธิ |
//! | `generic` | tells little: so many have it | foundation, femmes |
//! | `same` | another way to write a word | intl=international |

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::distance::{Shape, distance};
use crate::fold;

const TABLE: &str = include_str!("words.tsv");

/// A slip in a word of so many letters hides nothing.
const LONG: usize = 8;

/// What the table says about one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About {
    pub is_small: bool,
    pub is_legal: bool,
    pub is_place: bool,
    pub is_generic: bool,
}

/// What is written together with a name in scripts without spaces.
#[derive(Debug)]
pub(crate) struct Joined {
    pub text: String,
    pub at_end: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Words {
    about: HashMap<String, About>,
    same: HashMap<String, String>,
    pub joined: Vec<Joined>,
    small: Vec<String>,
    /// The long ones of `same`.
    long: Vec<(String, Shape, String)>,
}

/// The table, read once.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let kind = fields.next().unwrap_or_default();
        for word in fields.nth(1).unwrap_or_default().split_whitespace() {
            words.put(kind, word);
        }
    }
    // The longest first: one may begin with another.
    words
        .joined
        .sort_by_key(|joined| std::cmp::Reverse(joined.text.len()));
    words
});

impl Words {
    fn put(&mut self, kind: &str, word: &str) {
        if kind == "same" {
            if let Some((one, usual)) = word.split_once('=') {
                let (one, usual) = (fold::word(one), fold::word(usual));
                if one.chars().count() >= LONG {
                    self.long.push((one.clone(), Shape::of(&one), usual.clone()));
                }
                self.same.insert(one, usual);
            }
            return;
        }
        let text = fold::word(word);
        let about = self.about.entry(text.clone()).or_default();
        if kind == "small" && text.chars().count() > 2 {
            self.small.push(text.clone());
        }
        match kind {
            "small" => about.is_small = true,
            "legal" => about.is_legal = true,
            "place" => about.is_place = true,
            "joined-place" | "joined-end" => about.is_place = true,
            _ => about.is_generic = true,
        }
        if kind.starts_with("joined") {
            self.joined.push(Joined { text, at_end: kind == "joined-end" });
        }
    }

    /// Small words of three letters and more.
    pub fn small(&self) -> impl Iterator<Item = &str> {
        self.small.iter().map(String::as_str)
    }

    /// Whether the table says nothing of it.
    pub fn is_usual(&self, word: &str) -> bool {
        !self.about.contains_key(word) && !self.same.contains_key(word)
    }

    pub fn about(&self, word: &str) -> About {
        self.about.get(word).copied().unwrap_or_default()
    }

    /// The usual way to write a word, when it is not this one; a long word may have one slip.
    pub fn usual(&self, word: &str) -> Option<&str> {
        if let Some(usual) = self.same.get(word) {
            return Some(usual);
        }
        let shape = Shape::of(word);
        if shape.letters() < LONG || self.about.contains_key(word) {
            return None;
        }
        let near = self
            .long
            .iter()
            .find(|(long, is, _)| is.may_be_within(shape, 1) && distance(long, word, 1).is_some())?;
        Some(&near.2)
    }
}
