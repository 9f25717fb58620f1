//! Imports that can be left and found again: a file brought, its columns and words settled, a preview, and the taking.

mod asked;
mod effect_entity;
pub(crate) mod effect_store;
mod entity;
mod file;
mod jobs;
mod matches;
mod meanings;
mod missing;
mod pages;
mod preview;
mod reading;
mod remarks;
mod shown;
pub(crate) mod store;
pub(crate) mod taken_store;
mod taking;
mod trying;
mod undoing;
mod word_entity;
pub(crate) mod word_store;
mod words;

pub use file::{File, file};
pub use pages::pages;
