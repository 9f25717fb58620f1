//! Organisations: what each is called, does, where and in which languages; added, looked at and kept up to date.

mod choice;
pub(crate) mod entities;
pub(crate) mod form;
pub(crate) mod languages;
pub(crate) mod links;
mod many;
mod pages;
mod profile;
pub(crate) mod reads;
mod renewing;
mod rules;
pub(crate) mod store;

#[cfg(test)]
mod tests;

pub use choice::{OFFERED_MAX, called, options};
pub use languages::{name as language_name, name_in as language_name_in, tag as language_tag};
pub use links::{on_profiles, ticked};
pub(crate) use many::add_checked;
pub use many::{ManyError, Newcomer, add_many};
pub use profile::{Listed, Profile, profile};
pub use reads::{Brief, acting, active, briefs, merged_into, mergers, names};
pub use renewing::{Renewed, Whole, change_many, wholes};
pub use rules::{Draft, OtherName, Refusal, State, read_other_names, write_other_names};
pub use store::KIND;

pub(crate) use pages::pages;
