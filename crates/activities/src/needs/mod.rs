//! What is needed where, and where the coalition asked who does it: the ground on which gaps can be told from silence.

pub(crate) mod asked_entity;
mod asked_store;
mod found;
mod late;
mod many;
mod named;
mod naming;
pub(crate) mod need_entity;
mod pages;
mod round;
mod rules;
pub(crate) mod store;
mod table;
mod whole;

#[cfg(test)]
mod tests;

pub use found::{FoundNeed, find_needs};
pub use many::{add_asked_many, add_needs_many};
pub use naming::needed_or_asked;
pub use rules::{AskedPlan, NeedPlan, Refusal};
pub use whole::Whole;

pub(crate) use pages::pages;
pub(crate) use rules::{is_old, old_before};
pub(crate) use store::{ASKED, NEED};
pub(crate) use table::{Round, rounds};
