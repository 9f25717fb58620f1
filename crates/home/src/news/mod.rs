//! What has changed in the coalition: folded day by day, narrowed by what, who and which organisation.

mod days;
mod fold;
mod pages;

#[cfg(test)]
mod tests;

pub(crate) use days::{Day, read};
pub(crate) use pages::pages;
