//! Imports that can be left and found again: a file brought, its columns and words settled, a preview, and the taking.

mod entity;
mod matches;
mod meanings;
mod pages;
mod preview;
mod reading;
mod store;
mod taking;

pub use pages::pages;
