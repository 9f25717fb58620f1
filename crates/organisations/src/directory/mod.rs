//! The directory: every organisation, searched in any script, narrowed, sorted, and taken away as a list.

mod choice;
mod download;
mod narrow;
mod pages;
mod store;

#[cfg(test)]
mod tests;

pub(crate) use pages::{Line, lines, pages};
