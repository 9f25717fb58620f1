//! Organisations that may be on the list twice, side by side.

mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub(crate) use pages::pages;
