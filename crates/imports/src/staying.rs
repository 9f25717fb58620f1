//! What stands in the way of undoing an import, and why.

use uuid::Uuid;

use crate::effects::Thing;

/// Why something stays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// Somebody changed, confirmed, ended or merged it since.
    Changed,
    /// Somebody said that it is still true.
    Confirmed,
    Contacts,
    Seats,
    /// Another one stands for it, or it stands for another.
    Merged,
    /// Other work names it, a profile, a need or a record of asking.
    Named,
    /// Something inside it stays.
    Holds,
}

impl Why {
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Confirmed => "confirmed",
            Self::Contacts => "contacts",
            Self::Seats => "seats",
            Self::Merged => "merged",
            Self::Named => "named",
            Self::Holds => "holds",
        }
    }
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    pub thing: Thing,
    pub id: Uuid,
    /// Empty for an activity, which is called after what it names.
    pub name: String,
    pub why: Why,
}
