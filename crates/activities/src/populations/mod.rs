//! Whom work is for: a list each coalition keeps in its own words.

mod entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

use uuid::Uuid;

pub use store::{Population, populations, settle_lists};

pub(crate) use pages::pages;

/// The kind of thing in events.
pub(crate) const POPULATION: &str = "population";

/// Some people for whom work is done.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PopulationId(pub Uuid);
