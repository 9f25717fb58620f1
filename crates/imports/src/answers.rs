//! What somebody answered about words that are not surely known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{crosswalk, missing};

/// Before the place inside which a new one lies.
const INSIDE: &str = "inside-";

/// What a word is about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    /// In which countries the places lie that stand there without one.
    Country,
    Organisation,
    /// A cell that may name several organisations.
    Several,
    Place,
    Kind,
    /// For whom it is.
    Population,
}

/// What somebody answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// It means this one.
    This(Uuid),
    /// It is new, and has to be made.
    New,
    /// It is a new place inside this one.
    Inside(Uuid),
    /// Rows with it are left out.
    Out,
    /// The cell names several.
    Several,
    /// The cell names one.
    One,
    /// It is for everybody.
    Everybody,
}

/// What was said of one word.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    pub subject: Subject,
    /// As it is compared, and as it was written.
    pub key: String,
    pub written: String,
    pub answer: Answer,
}

/// What was answered so far, and what becomes of words nobody was asked about.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Answers {
    given: BTreeMap<String, String>,
    /// How the words were written of which something was said.
    #[serde(default)]
    written: BTreeMap<String, String>,
    /// The best match is taken, and what is missing is made.
    pub takes_likely: bool,
    /// All of its places lie inside this one.
    #[serde(default)]
    pub inside: Option<Uuid>,
    /// By code: what names no country lies in these.
    #[serde(default)]
    pub countries: Vec<String>,
    /// What became of what the list names no longer.
    #[serde(default)]
    pub missing: missing::Said,
}

impl Subject {
    /// What is asked of words. Countries are asked of a whole list.
    pub const ALL: [Self; 5] = [
        Self::Organisation,
        Self::Several,
        Self::Place,
        Self::Kind,
        Self::Population,
    ];

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.word() == word)
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Several => "several",
            Self::Place => "place",
            Self::Kind => "kind",
            Self::Population => "population",
            Self::Country => "country",
        }
    }
}

impl Answer {
    pub fn word(self) -> String {
        match self {
            Self::This(id) => id.to_string(),
            Self::New => "new".to_owned(),
            Self::Inside(id) => format!("{INSIDE}{id}"),
            Self::Out => "out".to_owned(),
            Self::Several => "several".to_owned(),
            Self::One => "one".to_owned(),
            Self::Everybody => crosswalk::EVERYBODY.to_owned(),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "new" => Some(Self::New),
            "out" => Some(Self::Out),
            "several" => Some(Self::Several),
            "one" => Some(Self::One),
            crosswalk::EVERYBODY => Some(Self::Everybody),
            _ => match word.strip_prefix(INSIDE) {
                Some(id) => Uuid::parse_str(id).ok().map(Self::Inside),
                None => Uuid::parse_str(word).ok().map(Self::This),
            },
        }
    }
}

impl Answers {
    /// Nobody is asked: the best match is taken, and what is missing is made.
    pub fn likely() -> Self {
        Self { takes_likely: true, ..Self::default() }
    }

    /// As if nobody had been asked about any word.
    pub fn anew(&self) -> Self {
        Self { missing: self.missing.clone(), inside: self.inside, ..Self::default() }
    }

    pub fn give(&mut self, subject: Subject, (key, written): (&str, &str), answer: Answer) {
        self.given.insert(full(subject, key), answer.word());
        self.written.insert(full(subject, key), written.to_owned());
    }

    /// Everything that was said of words.
    pub fn given(&self) -> Vec<Given> {
        let all = self.given.iter().filter_map(|(full, word)| {
            let (subject, key) = full.split_once(':')?;
            Some(Given {
                subject: Subject::from_word(subject)?,
                key: key.to_owned(),
                written: self.written.get(full).cloned().unwrap_or_default(),
                answer: Answer::from_word(word)?,
            })
        });
        all.collect()
    }

    /// What was said of a word.
    pub fn given_to(&self, subject: Subject, key: &str) -> Option<Answer> {
        Answer::from_word(self.given.get(&full(subject, key))?)
    }
}

fn full(subject: Subject, key: &str) -> String {
    format!("{}:{key}", subject.word())
}
