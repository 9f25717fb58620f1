//! How a population is named. No database, no clock, no HTML.

const LIST: &str = include_str!("../../lists/populations.tsv");

pub const NAME_MAX: usize = 120;
pub const ABOUT_MAX: usize = 400;

/// A population that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub(super) name: String,
    pub(super) about: String,
}

/// Why a population could not be kept like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("populations-refused-name")]
    NameMissing,
    #[error("populations-refused-long")]
    TooLong,
    #[error("populations-refused-twice")]
    NamedTwice,
}

impl Entry {
    /// `others` are the names already in the list, this one's own left out.
    pub fn new(name: &str, about: &str, others: &[&str]) -> Result<Self, Refusal> {
        let (name, about) = (kernel::tidy(name), kernel::tidy(about));
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if name.chars().count() > NAME_MAX || about.chars().count() > ABOUT_MAX {
            return Err(Refusal::TooLong);
        }
        let folded = kernel::fold(&name);
        if others.iter().any(|other| kernel::fold(other) == folded) {
            return Err(Refusal::NamedTwice);
        }
        Ok(Self { name, about })
    }
}

/// The list that comes with the program: each word with its entry.
pub(super) fn listed() -> Vec<(&'static str, Entry)> {
    LIST.lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (key, name) = (columns.next()?, columns.next()?);
            let about = columns.next().unwrap_or_default();
            Some((key, Entry { name: name.to_owned(), about: about.to_owned() }))
        })
        .collect()
}
