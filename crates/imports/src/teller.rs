//! Sentences about a table, from the translation file.

use chrono::NaiveDate;

use web::texts::{Arg as _, Language, Texts};

pub struct Teller<'a> {
    pub texts: &'a Texts,
    pub language: Language,
}

impl Teller<'_> {
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, text.value())).collect();
        self.texts.get(self.language, key, &args)
    }

    /// Why an activity cannot be as a row says.
    pub fn refusal(&self, refusal: activities::Refusal) -> String {
        let key = refusal.to_string();
        match refusal {
            activities::Refusal::EndsBeforeStart { from_on, to_on } => {
                self.say(&key, &[("from", &self.day(from_on)), ("to", &self.day(to_on))])
            }
            _ => self.say(&key, &[]),
        }
    }

    pub fn day(&self, day: NaiveDate) -> String {
        self.texts.day(self.language, day)
    }
}
