//! Persons: what they want to be called, and the language they read.

pub(crate) mod entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use pages::{called_field, last_call};
pub use rules::{Called, Refusal, UNNAMED};
pub use store::{Named, Person, add, call, called, find, find_called, founder, named};

pub(crate) use pages::pages;
pub(crate) use store::person;
