//! For tests only: a site on a database of its own, people who sign in, and what pages answer.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

pub mod browser;
pub mod certificate;
pub mod post;
pub mod postgres;
pub mod program;
mod site;
mod visitor;

pub use site::{Parts, Site, noon};
pub use visitor::{Answer, Visitor};
