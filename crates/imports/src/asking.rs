//! A word that is not surely known, with what it may mean.

use std::sync::Arc;

use alike::Reason;
use uuid::Uuid;

use crate::answers::Subject;

/// A word that somebody has to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What an answer is kept under.
    pub key: String,
    /// As it stands in the table.
    pub written: String,
    /// What it may mean, the likeliest first.
    pub choices: Vec<Choice>,
    /// Whether it can be made, where it is none of these.
    pub may_make: bool,
    /// What else can be answered: inside which place a new one lies; in which other country the work may be.
    pub further: Arc<[Choice]>,
}

/// What a word may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub id: Uuid,
    pub name: String,
    pub reasons: Vec<Reason>,
}

/// A word that somebody has to be asked about, with the rows it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub subject: Subject,
    pub doubt: Doubt,
    /// The same in a sentence.
    pub sentence: String,
    /// In how many rows it stands, and in which first.
    pub rows: usize,
    pub first_row: u32,
}
