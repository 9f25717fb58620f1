//! Persons: what they want to be called, and the language they read.

mod entity;
mod store;

pub use store::{Person, add, called, find, find_called, founder};
