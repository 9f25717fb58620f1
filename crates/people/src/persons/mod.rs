//! Persons: what they want to be called, and the language they read.

mod asking;
pub(crate) mod entity;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use asking::{called_field, last_call, own_history};
pub use rules::{Called, Refusal, UNNAMED};
pub use store::{
    Named, Person, add, any_called, call, called, find, find_called, founder, hold_names, named,
};

pub(crate) use store::person;
