//! How an organisation stands: still true, ended and revived, merged with another and split again.

mod acts;
mod merging;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{Seen, Stop, confirm, end, merge, revive, split};
pub use pages::stopped;
pub use rules::{REASON_MAX, Refusal as StandingRefusal};

pub(crate) use pages::pages;
