//! Persons: what they want to be called, and the language they read.

pub(crate) mod entity;
mod store;

pub(crate) use store::person;
pub use store::{Person, add, called, find, find_called, founder};
