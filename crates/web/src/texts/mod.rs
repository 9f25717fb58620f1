//! The program's words in the visitor's language: translation files, plurals, days, numbers and lists.

mod pseudo;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../../locales/en.ftl");

/// A language the program can speak.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Language {
    English,
    /// English with every letter marked: what stays plain was never put into a translation file.
    Marked,
    /// The same, written from right to left.
    Mirrored,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::English, Self::Marked, Self::Mirrored];

    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Marked => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    pub fn direction(self) -> &'static str {
        if self == Self::Mirrored { "rtl" } else { "ltr" }
    }

    /// The first language of a list such as `fr, en-XA;q=0.8` that the program speaks.
    pub fn wanted(list: &str) -> Option<Self> {
        list.split(',')
            .map(|entry| entry.split(';').next().unwrap_or_default().trim())
            .find_map(|tag| {
                Self::ALL
                    .into_iter()
                    .find(|language| tag.eq_ignore_ascii_case(language.tag()))
            })
    }
}

/// A value that a text may hold.
pub trait Arg {
    fn value(&self) -> FluentValue<'static>;
}

impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(isolated(self))
    }
}

impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        (*self).value()
    }
}

macro_rules! number_arg {
    ($($number:ty),*) => {$(
        impl Arg for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
number_arg!(i32, i64, u32, u64, usize);

/// A name in a right-to-left script is kept from turning the words around it.
fn isolated(text: &str) -> String {
    let turns = text
        .chars()
        .any(|letter| matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FEFC}'));
    if turns {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// All texts in all languages; cheap to clone.
#[derive(Clone)]
pub struct Texts(Arc<HashMap<Language, FluentBundle<FluentResource>>>);

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Reads the features' English files. A file that cannot be read is a mistake in the program, found by its tests.
    pub fn new(files: &[&'static str]) -> Self {
        let bundles = Language::ALL
            .into_iter()
            .map(|language| (language, bundle(language, files)))
            .collect();
        Self(Arc::new(bundles))
    }

    /// The text, or the key itself in double brackets, which tests look for.
    pub fn get(&self, language: Language, key: &str, args: &[(&str, FluentValue<'static>)]) -> String {
        let Some(bundle) = self.0.get(&language) else {
            return missing(key);
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return missing(key);
        };
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    pub fn has(&self, key: &str) -> bool {
        self.0
            .get(&Language::English)
            .is_some_and(|bundle| bundle.has_message(key))
    }

    pub fn day(&self, language: Language, day: NaiveDate) -> String {
        let month = self.get(language, &format!("month-{}", day.month()), &[]);
        let args = [
            ("day", FluentValue::from(day.day())),
            ("month", FluentValue::from(month)),
            // As text: a year has no thousands mark.
            ("year", FluentValue::from(day.year().to_string())),
        ];
        self.get(language, "day", &args)
    }

    /// The day that is written like this, if it is one.
    pub fn read_day(&self, language: Language, text: &str) -> Option<NaiveDate> {
        let numbers = text.split(|letter: char| !letter.is_ascii_digit());
        let numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
        let (day, year) = match numbers.as_slice() {
            [year, day] if year > day => (*day, *year),
            [day, year] => (*day, *year),
            _ => return None,
        };
        let year = i32::try_from(year).ok()?;
        let mut days = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, day));
        days.find(|found| self.day(language, *found) == text)
    }

    pub fn moment(&self, language: Language, at: DateTime<Utc>) -> String {
        let args = [
            ("day", FluentValue::from(self.day(language, at.date_naive()))),
            ("time", FluentValue::from(at.format("%H:%M").to_string())),
        ];
        self.get(language, "moment", &args)
    }

    pub fn time(&self, language: Language, at: DateTime<Utc>) -> String {
        let args = [("time", FluentValue::from(at.format("%H:%M").to_string()))];
        self.get(language, "time", &args)
    }

    pub fn number(&self, language: Language, number: i64) -> String {
        let mark = self.get(language, "thousands-mark", &[]);
        let digits = number.unsigned_abs().to_string();
        let mut shown = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                shown.push_str(&mark);
            }
            shown.push(digit);
        }
        if number < 0 { format!("-{shown}") } else { shown }
    }

    pub fn list(&self, language: Language, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [start @ .., last] => {
                let args = [
                    ("start", FluentValue::from(start.join(&self.get(language, "list-comma", &[])))),
                    ("last", FluentValue::from(last.clone())),
                ];
                self.get(language, "list-and", &args)
            }
        }
    }
}

fn missing(key: &str) -> String {
    format!("[[{key}]]")
}

fn bundle(language: Language, files: &[&'static str]) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = "en"
        .parse()
        .expect("invariant: the plural rules of every language so far are English ones");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    if language != Language::English {
        bundle.set_transform(Some(pseudo::marked));
    }
    for file in files {
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
