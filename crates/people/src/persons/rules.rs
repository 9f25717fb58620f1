//! What somebody may be called. No database, no clock, no HTML.

/// The longest name.
pub const CALLED_MAX: usize = 80;
/// What the first person is called until they say.
pub const UNNAMED: &str = "Founder";

/// A name that has passed the rules: on one line, neither empty nor too long.
#[derive(Clone, Debug, PartialEq)]
pub struct Called(String);

/// Why nobody can be called like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("you-refused-missing")]
    Missing,
    #[error("you-refused-long")]
    TooLong,
}

/// Letters that leave no trace on paper: from the first to the last of each row. Unicode's "default ignorable" ones.
const HIDDEN: [(char, char); 14] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

fn is_hidden(letter: char) -> bool {
    HIDDEN
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&letter))
}

/// A name as it looks: two that give the same cannot be told apart by whoever reads them. Letters of other alphabets
/// that look alike count as the same (Unicode Technical Standard 39, "skeleton").
pub fn looks(name: &str) -> String {
    let shown: String = name.chars().filter(|letter| !is_hidden(*letter)).collect();
    unicode_security::skeleton(&kernel::fold(&shown)).collect()
}

impl Called {
    pub fn new(given: &str) -> Result<Self, Refusal> {
        let called = kernel::tidy(given).replace(['\n', '\t'], " ");
        // What cannot be seen tells no two people apart; joiners belong to the writing of several languages.
        let is_shown =
            |letter: &char| !is_hidden(*letter) || matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE0F}');
        let called: String = called.chars().filter(is_shown).collect();
        let called = called.trim().to_owned();
        match called.chars().count() {
            0 => Err(Refusal::Missing),
            count if count > CALLED_MAX => Err(Refusal::TooLong),
            _ => Ok(Self(called)),
        }
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}
