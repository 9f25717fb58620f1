//! How a sector may be called. No database, no clock, no HTML.

use super::store::{Sector, SectorId};
use crate::lists::NAME_MAX;

/// A sector's name that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) name: String,
}

/// Why a sector cannot be called that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("list-refused-name")]
    NameMissing,
    #[error("list-refused-name-long")]
    NameTooLong,
    #[error("list-refused-name-taken")]
    NameTaken,
}

/// `itself` is the sector being renamed; a new one has none.
pub fn check(name: &str, itself: Option<SectorId>, all: &[Sector]) -> Result<Checked, Refusal> {
    let name = kernel::tidy(name);
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::NameTooLong);
    }
    let folded = kernel::fold(&name);
    if all
        .iter()
        .any(|other| Some(other.id) != itself && kernel::fold(&other.name) == folded)
    {
        return Err(Refusal::NameTaken);
    }
    Ok(Checked { name })
}
