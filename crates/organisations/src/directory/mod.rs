//! The directory: every organisation, searched in any script, narrowed, sorted, and taken away as a list.

mod choice;
mod download;
mod pages;
mod register;
mod store;

#[cfg(test)]
mod tests;

pub use choice::{is_stale, stale_before};
pub use store::{search, stale};

pub(crate) use pages::{Line, lines, pages};
pub(crate) use store::register;
