//! Places: the tree a coalition works in, what each is called, and the ones added by hand.

mod change;
mod completing;
mod entity;
mod form;
mod history;
mod list;
mod many_store;
mod name_entity;
mod name_store;
mod outline_store;
mod pages;
mod removal_store;
mod rules;
mod store;
mod tree;

#[cfg(test)]
mod tests;

pub use completing::{Before, complete, restore};
pub use many_store::{Renewed, Whole, change_many, wholes};
pub use name_store::OTHER_CODE;
pub use outline_store::{geometries, outlines};
pub use removal_store::remove_many;
pub use rules::{Checked, Draft, NewPlace, Refusal};
pub use store::{KIND, add, add_many, kept_tree, tree, within};
pub use tree::{Place, PlaceId, Tree};

pub(crate) use pages::pages;
pub(crate) use store::{add_with_ids, revive_all};
