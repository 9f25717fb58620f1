//! Inventing what is measured: organisations and their work, the same in every run.

mod chance;
mod list;
mod organisation;
mod words;
mod work;

pub use list::{Line, list, names};
pub use organisation::{Organisation, organisations};
pub use words::{ASKED, COUNTRIES};
pub use work::{DISTRICTS, KINDS, ORGANISATIONS, Standing, Work, first_day, work};

/// The seed of every run whose figures are in the README.
pub const SEED: u64 = 2026;
