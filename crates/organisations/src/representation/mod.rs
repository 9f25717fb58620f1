//! Representation: which seat speaks for which organisation.

mod doors;
mod entity;
mod store;

#[cfg(test)]
mod tests;

pub use doors::doors;
pub use store::{represent, represented, stand_down};

pub(crate) use store::given;
