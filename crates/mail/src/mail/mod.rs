//! Mail as it stands: what waits, what was sent, what could not be; and the pages on which a coordinator reads it.

mod entity;
pub(crate) mod outgoing_store;
mod pages;
mod rules;
mod store;

pub use rules::State;
pub use store::{Mail, about, queue, withdraw};

pub(crate) use pages::pages;
pub(crate) use rules::{Trouble, next};
pub(crate) use store::Said;
