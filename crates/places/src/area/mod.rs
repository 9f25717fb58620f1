//! Where the coalition works: areas chosen from the world's list, when it starts and later.

mod choose;
mod offer;
mod pages;
mod ticks;
mod words;

#[cfg(test)]
mod tests;

pub use choose::{Chosen, LeftOut, choose, whole};

pub(crate) use pages::pages;
