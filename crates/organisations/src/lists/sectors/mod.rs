//! Sectors: the kinds of organisation a coalition tells apart.

mod entity;
mod pages;
mod rules;
mod store;

pub use store::{Sector, SectorId, sectors};

pub(super) use pages::pages;
pub(super) use store::settle;
