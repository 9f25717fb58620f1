//! Search in any script: every nameable thing leaves its folded names in one index.

mod entity;
mod store;

pub use store::{Entry, Hit, find, folded, matching, put, put_all, remove, titles};
