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

impl Called {
    pub fn new(given: &str) -> Result<Self, Refusal> {
        let called = kernel::tidy(given).replace(['\n', '\t'], " ");
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
