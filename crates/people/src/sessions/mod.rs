//! Coming in: a link that works once, and the session it opens.

mod cookies;
mod doors;
mod entity;
mod link_entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use cookies::Cookie;
pub use doors::{doors, form_token, knows};
pub use rules::LINK_HOURS;
pub use store::{forget_expired, link, open, shut_out, take_links};

pub(crate) use pages::pages;
