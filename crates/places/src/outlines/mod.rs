//! Outlines: the shapes of places, drawn by hand or from the world's list, and their small pictures.

mod picture;
mod rules;
mod simplify;

#[cfg(test)]
mod tests;

pub use rules::{Outline, Refusal, Ring};

pub(crate) use picture::picture;
