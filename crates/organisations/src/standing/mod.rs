//! How an organisation stands: still true, ended and revived, merged with another and split again, or
//! removed because it was written down by mistake.

mod acts;
mod made;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{
    Leaving, Seen, Stop, confirm, end, leave, may_merge, merge, remove, remove_many, revive, split,
};
pub use made::{Made, made};
pub use pages::stopped;
pub use rules::{Hanging, REASON_MAX, Refusal as StandingRefusal, Removal, remove as removal};

pub(crate) use pages::pages;
