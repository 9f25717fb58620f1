//! What a coalition works on: areas of focus, and the kinds of work inside each.

mod entity;
mod form;
mod pages;
mod rules;
mod store;

pub use store::{Focus, FocusId, focuses};

pub(super) use pages::pages;
#[cfg(test)]
pub(super) use rules::{Draft, Refusal};
pub(super) use store::settle;
