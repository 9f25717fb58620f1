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

    pub fn day(&self, day: NaiveDate) -> String {
        self.texts.day(self.language, day)
    }
}
