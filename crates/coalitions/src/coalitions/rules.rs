//! How a coalition is named and settled. No database, no clock, no HTML.

/// The longest name, and the shortest and longest address word.
pub const NAME_MAX: usize = 120;
const SLUG_MAX: usize = 40;
/// A possible overlap needs at least two organisations.
pub const OVERLAP_MIN: i32 = 2;
pub const OVERLAP_MAX: i32 = 50;

/// A coalition about to be started, which has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) sentence: String,
}

/// Why a coalition could not be started or settled like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("start-refused-name")]
    NameMissing,
    #[error("start-refused-name-long")]
    NameTooLong,
    #[error("start-refused-slug")]
    SlugUnfit,
    #[error("settings-refused-overlap")]
    OverlapOutOfRange,
    #[error("settings-refused-level")]
    LevelOutOfRange,
}

impl Start {
    /// Checks a name and makes the word for the address: given, or made from the name.
    pub fn new(name: &str, sentence: &str, slug: Option<&str>) -> Result<Self, Refusal> {
        let name = kernel::tidy(name);
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if name.chars().count() > NAME_MAX {
            return Err(Refusal::NameTooLong);
        }
        let slug = match slug {
            Some(slug) if is_slug(slug) => slug.to_owned(),
            Some(_) => return Err(Refusal::SlugUnfit),
            None => slug_of(&name),
        };
        Ok(Self { slug, name, sentence: kernel::tidy(sentence) })
    }

    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// The same with another word for the address, when the first is taken.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self { slug: format!("{}-{number}", self.slug), ..self.clone() }
    }
}

/// Settings that have passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub(super) name: String,
    pub(super) sentence: String,
    pub(super) area: String,
    pub(super) overlap_from: i32,
    pub(super) place_level_max: i32,
}

pub fn settle(
    name: &str,
    sentence: &str,
    area: &str,
    overlap_from: Option<i32>,
    place_level_max: Option<i32>,
) -> Result<Settings, Refusal> {
    let start = Start::new(name, sentence, None)?;
    let overlap_from = overlap_from
        .filter(|from| (OVERLAP_MIN..=OVERLAP_MAX).contains(from))
        .ok_or(Refusal::OverlapOutOfRange)?;
    let place_level_max = place_level_max
        .filter(|level| (1..=3).contains(level))
        .ok_or(Refusal::LevelOutOfRange)?;
    Ok(Settings {
        name: start.name,
        sentence: start.sentence,
        area: kernel::tidy(area),
        overlap_from,
        place_level_max,
    })
}

/// The word for the address: small plain letters, digits and single dashes.
pub fn is_slug(word: &str) -> bool {
    (2..=SLUG_MAX).contains(&word.len())
        && word
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
        && !word.starts_with('-')
        && !word.ends_with('-')
        && !word.contains("--")
}

/// A name in a script without plain letters gets a plain word.
fn slug_of(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .map(|word| {
            kernel::fold(word)
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
        })
        .filter(|word: &String| !word.is_empty())
        .collect();
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() + 1 > SLUG_MAX - 4 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if is_slug(&slug) {
        slug
    } else {
        "coalition".to_owned()
    }
}
