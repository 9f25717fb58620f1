//! What an organisation's profile may say. No database, no clock, no HTML.

use chrono::NaiveDate;
use places::PlaceId;

use super::languages::is_tag;
use crate::lists::{FocusId, SectorId};

pub const NAME_MAX: usize = 200;
pub const ACRONYM_MAX: usize = 40;
pub const ABOUT_MAX: usize = 2_000;
pub const WEBSITE_MAX: usize = 300;
pub const OTHER_NAMES_MAX: usize = 30;
pub const LANGUAGES_MAX: usize = 60;

/// How an organisation stands in the coalition's list.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum State {
    Active,
    /// No longer part of the coalition, or no longer there.
    Ended,
    /// Another organisation stands for it.
    Merged,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Active, Self::Ended, Self::Merged];

    /// The word kept in the database and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Ended => "ended",
            Self::Merged => "merged",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A name in another language, or another name in the same.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OtherName {
    /// The language's tag, where it is known.
    pub language: Option<String>,
    pub name: String,
}

/// What somebody says about an organisation, not yet checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub name: String,
    pub acronym: String,
    pub about: String,
    pub website: String,
    pub other_names: Vec<OtherName>,
    /// Language tags.
    pub languages: Vec<String>,
    pub sectors: Vec<SectorId>,
    pub focuses: Vec<FocusId>,
    pub places: Vec<PlaceId>,
    /// The day on which it was so, where that is not today.
    pub confirmed_on: Option<NaiveDate>,
}

/// A profile that has passed the rules. Only [`Draft::check`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) name: String,
    pub(super) acronym: Option<String>,
    pub(super) about: String,
    pub(super) website: Option<String>,
    pub(super) other_names: Vec<OtherName>,
    pub(super) languages: Vec<String>,
    pub(super) sectors: Vec<SectorId>,
    pub(super) focuses: Vec<FocusId>,
    pub(super) places: Vec<PlaceId>,
    pub(super) confirmed_on: Option<NaiveDate>,
}

/// Why a profile cannot say that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("organisation-refused-name")]
    NameMissing,
    #[error("organisation-refused-name-long")]
    NameTooLong,
    #[error("organisation-refused-acronym-long")]
    AcronymTooLong,
    #[error("organisation-refused-about-long")]
    AboutTooLong,
    #[error("organisation-refused-website")]
    WebsiteUnfit,
    #[error("organisation-refused-other-name-long")]
    OtherNameTooLong,
    #[error("organisation-refused-other-names-many")]
    OtherNamesTooMany,
    #[error("organisation-refused-language")]
    LanguageUnfit,
    #[error("organisation-refused-languages-many")]
    LanguagesTooMany,
}

impl Refusal {
    /// The field that has to be put right.
    pub fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong => "name",
            Self::AcronymTooLong => "acronym",
            Self::AboutTooLong => "about",
            Self::WebsiteUnfit => "website",
            Self::OtherNameTooLong | Self::OtherNamesTooMany => "other_names",
            Self::LanguageUnfit | Self::LanguagesTooMany => "more_languages",
        }
    }
}

impl Draft {
    pub fn check(self) -> Result<Checked, Refusal> {
        let name = one_line(&self.name);
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        let (acronym, about) = (one_line(&self.acronym), kernel::tidy(&self.about));
        for (text, most, refusal) in [
            (&name, NAME_MAX, Refusal::NameTooLong),
            (&acronym, ACRONYM_MAX, Refusal::AcronymTooLong),
            (&about, ABOUT_MAX, Refusal::AboutTooLong),
        ] {
            if text.chars().count() > most {
                return Err(refusal);
            }
        }
        Ok(Checked {
            other_names: other_names(self.other_names, &name)?,
            acronym: Some(acronym).filter(|text| !text.is_empty()),
            website: website(&self.website)?,
            languages: languages(self.languages)?,
            sectors: once(self.sectors),
            focuses: once(self.focuses),
            places: once(self.places),
            confirmed_on: self.confirmed_on,
            name,
            about,
        })
    }
}

/// Reads lines such as `th: เปิดทาง`, `Thai: เปิดทาง` or just `เปิดทาง`. `languages` pairs tags with names.
pub fn read_other_names(text: &str, languages: &[(String, String)]) -> Vec<OtherName> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (before, after) = line.split_once(':').unwrap_or(("", line));
            let (word, rest) = (before.trim(), after.trim());
            let by_name = languages
                .iter()
                .find(|(_, name)| kernel::fold(name) == kernel::fold(word));
            match by_name
                .map(|(tag, _)| tag.as_str())
                .or_else(|| is_tag(word).then_some(word))
            {
                Some(tag) if !rest.is_empty() => {
                    OtherName { language: Some(tag.to_owned()), name: rest.to_owned() }
                }
                _ => OtherName { language: None, name: line.to_owned() },
            }
        })
        .collect()
}

/// The same lines as they are shown to be changed.
pub fn write_other_names(names: &[OtherName]) -> String {
    let lines: Vec<String> = names
        .iter()
        .map(|other| match &other.language {
            Some(tag) => format!("{tag}: {}", other.name),
            None => other.name.clone(),
        })
        .collect();
    lines.join("\n")
}

fn one_line(text: &str) -> String {
    kernel::tidy(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn other_names(names: Vec<OtherName>, own: &str) -> Result<Vec<OtherName>, Refusal> {
    let mut kept: Vec<OtherName> = Vec::new();
    for other in names {
        let name = one_line(&other.name);
        if name.chars().count() > NAME_MAX {
            return Err(Refusal::OtherNameTooLong);
        }
        if other.language.as_deref().is_some_and(|tag| !is_tag(tag)) {
            return Err(Refusal::LanguageUnfit);
        }
        if !name.is_empty() && name != own && kept.iter().all(|known| known.name != name) {
            kept.push(OtherName { language: other.language, name });
        }
    }
    if kept.len() > OTHER_NAMES_MAX {
        Err(Refusal::OtherNamesTooMany)
    } else {
        Ok(kept)
    }
}

fn languages(tags: Vec<String>) -> Result<Vec<String>, Refusal> {
    let kept = once(tags);
    if kept.iter().any(|tag| !is_tag(tag)) {
        return Err(Refusal::LanguageUnfit);
    }
    if kept.len() > LANGUAGES_MAX {
        Err(Refusal::LanguagesTooMany)
    } else {
        Ok(kept)
    }
}

/// An address of the web; `https://` is put before a bare one. Nothing else may become a link.
fn website(text: &str) -> Result<Option<String>, Refusal> {
    let text = kernel::tidy(text);
    if text.is_empty() {
        return Ok(None);
    }
    let lower = text.to_lowercase();
    let address = if lower.starts_with("http://") || lower.starts_with("https://") {
        text
    } else {
        format!("https://{text}")
    };
    let host = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let is_fit = host.contains('.')
        && !host.starts_with('.')
        && !host.contains(['@', '\\', '"', '<', '>'])
        // A colon may only stand before a port.
        && host.split_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_ok())
        && !address.chars().any(char::is_whitespace)
        && address.chars().count() <= WEBSITE_MAX;
    if is_fit {
        Ok(Some(address))
    } else {
        Err(Refusal::WebsiteUnfit)
    }
}

/// Each value once, in the order given.
fn once<T: Clone + PartialEq>(values: Vec<T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
