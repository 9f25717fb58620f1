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
    Missing,
    #[error("list-refused-name-long")]
    TooLong,
    #[error("list-refused-name-taken")]
    Taken,
}

/// `itself` is the sector being renamed; a new one has none.
pub fn check(name: &str, itself: Option<SectorId>, all: &[Sector]) -> Result<Checked, Refusal> {
    let name = kernel::tidy(name);
    if name.is_empty() {
        return Err(Refusal::Missing);
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::TooLong);
    }
    let folded = kernel::fold(&name);
    if all
        .iter()
        .any(|other| Some(other.id) != itself && kernel::fold(&other.name) == folded)
    {
        return Err(Refusal::Taken);
    }
    Ok(Checked { name })
}
