//! Areas of focus that must be covered at the same time: whether they are, place by place.

mod pages;
mod set;

pub(crate) use pages::pages;
pub(crate) use set::{Set, set};
