//! Squares in place of outlines: where each stands, and arranging them by hand.

mod grid;
mod pages;
mod typed;

#[cfg(test)]
mod tests;

pub(crate) use grid::{Laid, laid};
pub(crate) use pages::pages;
