//! Coalitions: started in a few steps, described in one sentence, settled on one page.

mod entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use rules::{NAME_MAX, Refusal, Start};
pub use store::{Coalition, add, describe, find_by_slug, get, is_empty, latest, put_needs_aside, say, slugs};

pub(crate) use entity::{Column, Entity};
pub(crate) use pages::pages;
pub(crate) use store::{list, shown};
