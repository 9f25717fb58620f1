//! What happened: the words of the record from which history, news and undo are read.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What somebody did to a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verb {
    Added,
    Changed,
    Ended,
    /// What was planned will not take place.
    CalledOff,
    Revived,
    Merged,
    Split,
    Confirmed,
    Removed,
    /// A text was taken out of the history.
    Struck,
    /// What a spreadsheet says became records.
    TakenIn,
    /// Records became again what they were before a spreadsheet was taken in, or something was said by mistake.
    Undone,
    SignedIn,
    Exported,
}

impl Verb {
    pub const ALL: [Self; 14] = [
        Self::Added,
        Self::Changed,
        Self::Ended,
        Self::CalledOff,
        Self::Revived,
        Self::Merged,
        Self::Split,
        Self::Confirmed,
        Self::Removed,
        Self::Struck,
        Self::TakenIn,
        Self::Undone,
        Self::SignedIn,
        Self::Exported,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Ended => "ended",
            Self::CalledOff => "called-off",
            Self::Revived => "revived",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Confirmed => "confirmed",
            Self::Removed => "removed",
            Self::Struck => "struck",
            Self::TakenIn => "taken-in",
            Self::Undone => "undone",
            Self::SignedIn => "signed-in",
            Self::Exported => "exported",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.word() == word)
    }
}

/// One field before and after, as a reader of the history sees it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The translation key of the field's name.
    pub field: String,
    pub before: String,
    pub after: String,
}

impl Change {
    /// Stands before or after in place of a text that was taken out, in every language: the sign "substitute", which
    /// `tidy` lets nobody type.
    pub const STRUCK: &str = "\u{1a}";

    /// A change, if there was one.
    pub fn of(field: &str, before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self {
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        })
    }
}

/// Something about to be written into the record of events.
#[derive(Clone, Debug)]
pub struct Happening {
    pub verb: Verb,
    /// The kind of thing, as in the glossary: `organisation`, `activity` …
    pub kind: &'static str,
    pub object_id: Uuid,
    /// The thing's name at the time, so that history can be read without it.
    pub name: String,
    pub changes: Vec<Change>,
}

impl Happening {
    pub fn new(verb: Verb, kind: &'static str, object_id: Uuid, name: impl Into<String>) -> Self {
        Self { verb, kind, object_id, name: name.into(), changes: Vec::new() }
    }

    pub fn with(mut self, changes: Vec<Change>) -> Self {
        self.changes = changes;
        self
    }
}
