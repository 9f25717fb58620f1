//! How an area of focus or a kind of work may be called. No database, no clock, no HTML.

use super::store::{Focus, FocusId};
use crate::lists::{ABOUT_MAX, NAME_MAX, SHORT_MAX};

/// What somebody typed about an area of focus or a kind of work.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The area, for a kind of work.
    pub parent_id: Option<FocusId>,
    pub name: String,
    pub short: String,
    pub about: String,
    /// Whether this area belongs to those that must be covered together.
    pub must_cover: bool,
}

/// A draft that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) parent_id: Option<FocusId>,
    pub(super) name: String,
    pub(super) short: String,
    pub(super) about: String,
    pub(super) must_cover: bool,
}

/// Why it cannot be so.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("list-refused-name")]
    NameMissing,
    #[error("list-refused-name-long")]
    NameTooLong,
    #[error("list-refused-name-taken")]
    NameTaken,
    #[error("list-refused-short-long")]
    ShortTooLong,
    #[error("list-refused-about-long")]
    AboutTooLong,
    #[error("list-refused-area")]
    AreaUnknown,
}

impl Refusal {
    /// The field that has to be put right.
    pub fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong | Self::NameTaken => "name",
            Self::ShortTooLong => "short",
            Self::AboutTooLong => "about",
            Self::AreaUnknown => "area",
        }
    }
}

impl Draft {
    /// `itself` is the one being changed; a new one has none. Kinds of work stand in an area, areas in nothing.
    pub fn check(&self, itself: Option<FocusId>, all: &[Focus]) -> Result<Checked, Refusal> {
        let (name, short, about) =
            (kernel::tidy(&self.name), kernel::tidy(&self.short), kernel::tidy(&self.about));
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        for (text, most, refusal) in [
            (&name, NAME_MAX, Refusal::NameTooLong),
            (&short, SHORT_MAX, Refusal::ShortTooLong),
            (&about, ABOUT_MAX, Refusal::AboutTooLong),
        ] {
            if text.chars().count() > most {
                return Err(refusal);
            }
        }
        let folded = kernel::fold(&name);
        let is_taken = |other: &Focus| {
            Some(other.id) != itself
                && other.parent_id == self.parent_id
                && kernel::fold(&other.name) == folded
        };
        if all.iter().any(is_taken) {
            return Err(Refusal::NameTaken);
        }
        let is_area = |id| {
            all.iter()
                .any(|other| other.id == id && other.parent_id.is_none())
        };
        if self.parent_id.is_some_and(|id| !is_area(id)) {
            return Err(Refusal::AreaUnknown);
        }
        let short = if short.is_empty() {
            name.chars().take(SHORT_MAX).collect()
        } else {
            short
        };
        let must_cover = self.must_cover && self.parent_id.is_none();
        Ok(Checked { parent_id: self.parent_id, name, short, about, must_cover })
    }
}
