//! How an organisation stands: still true, ended and revived, merged with another and split again, or
//! removed because it was written down by mistake.

mod acts;
mod merging;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{Leaving, Seen, Stop, confirm, end, leave, merge, remove, revive, split};
pub use pages::stopped;
pub use rules::{Hanging, REASON_MAX, Refusal as StandingRefusal, Removal, remove as removal};

pub(crate) use pages::pages;
