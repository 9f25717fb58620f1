//! What was found: all is well, something to know, or something to mend.

use serde_json::{Value, json};

use crate::trouble;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    Good,
    Note,
    Mend,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Note => "note",
            Self::Mend => "mend",
        }
    }
}

/// Each thing looked at, by a word that does not change, with what was found there.
#[derive(Debug, Default)]
pub struct Report(Vec<(&'static str, Mark, String)>);

impl Report {
    pub fn good(&mut self, what: &'static str, words: impl Into<String>) {
        self.0.push((what, Mark::Good, words.into()));
    }

    /// Worth knowing, and no reason to act now.
    pub fn note(&mut self, what: &'static str, words: impl Into<String>) {
        self.0.push((what, Mark::Note, words.into()));
    }

    pub fn mend(&mut self, what: &'static str, words: impl Into<String>) {
        self.0.push((what, Mark::Mend, words.into()));
    }

    /// Good when it holds; else what to do.
    pub fn holds(&mut self, what: &'static str, holds: bool, good: &str, mend: &str) {
        if holds {
            self.good(what, good);
        } else {
            self.mend(what, mend);
        }
    }

    pub fn is_sound(&self) -> bool {
        self.0.iter().all(|(_, mark, _)| *mark != Mark::Mend)
    }

    pub fn lines(&self) -> Vec<String> {
        let lines = self.0.iter();
        lines
            .map(|(_, mark, words)| format!("{}  {}", mark.word(), trouble::masked(words)))
            .collect()
    }

    pub fn json(&self) -> Value {
        let checks = self.0.iter().map(
            |(what, mark, words)| json!({"check": what, "found": mark.word(), "words": trouble::masked(words)}),
        );
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "sound": self.is_sound(),
            "checks": checks.collect::<Vec<Value>>(),
        })
    }
}
