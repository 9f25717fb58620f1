//! Organisations that may be on the list twice, side by side.

mod pages;
mod rules;
mod store;


pub(crate) use pages::pages;
