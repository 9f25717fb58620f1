//! What becomes of words that are not surely known, while a list is taken in: as somebody answered; where nobody is to
//! be asked, as it was remembered, else by the best match. What was decided so is remembered, too, so that the same list
//! means the same again.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use kernel::Scope;

use crate::answers::{Answer, Answers, Given, Subject};
use crate::imports::word_store;

/// What is remembered of words.
pub type Remembered = HashMap<(Subject, String), Answer>;

#[derive(Debug, Default)]
pub struct Deciding {
    answers: Answers,
    remembered: Remembered,
    unasked: Mutex<BTreeMap<(Subject, String), Given>>,
}

/// A word: what it is about, as it is compared, and as it was written.
pub type Word<'a> = (Subject, &'a str, &'a str);

impl Deciding {
    pub fn new(answers: Answers, remembered: Remembered) -> Self {
        Self { answers, remembered, unasked: Mutex::default() }
    }

    /// With what is remembered, where nobody is to be asked.
    pub async fn read(db: &impl ConnectionTrait, scope: Scope, answers: Answers) -> Result<Self, DbErr> {
        let remembered = if answers.takes_likely {
            word_store::all(db, scope).await?
        } else {
            Remembered::new()
        };
        Ok(Self::new(answers, remembered))
    }

    /// Nothing while it is open. `usual` is what it comes to where nobody is asked; what is remembered goes before that as
    /// long as it `is_known`.
    pub fn decide(
        &self,
        (subject, key, written): Word<'_>,
        usual: Answer,
        is_known: impl Fn(Uuid) -> bool,
    ) -> Option<Answer> {
        if let Some(answer) = self.answers.given_to(subject, key) {
            return Some(answer);
        }
        if !self.answers.takes_likely {
            return None;
        }
        let word = (subject, key.to_owned());
        let remembered = self.remembered.get(&word).copied();
        let mut unasked = self.unasked();
        if let Some(before) = unasked.get(&word) {
            return Some(before.answer);
        }
        let answer = match remembered {
            Some(Answer::This(id) | Answer::Inside(id)) if !is_known(id) => usual,
            Some(answer) => answer,
            None => usual,
        };
        // What is made is found by its name from then on.
        if answer != Answer::New {
            let (key, written) = (key.to_owned(), written.to_owned());
            unasked.insert(word, Given { subject, key, written, answer });
        }
        Some(answer)
    }

    /// Whether it was answered, or is remembered where nobody is asked.
    pub fn has(&self, subject: Subject, key: &str) -> bool {
        self.answers.given_to(subject, key).is_some()
            || self.remembered.contains_key(&(subject, key.to_owned()))
    }

    /// What was decided without asking anybody.
    pub fn taken(&self) -> Vec<Given> {
        self.unasked().values().cloned().collect()
    }

    fn unasked(&self) -> MutexGuard<'_, BTreeMap<(Subject, String), Given>> {
        self.unasked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Deciding {
    type Target = Answers;

    fn deref(&self) -> &Answers {
        &self.answers
    }
}
