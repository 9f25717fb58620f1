//! Contacts: how to reach an organisation without putting anybody at risk. Personal details stay on these pages.

mod entity;
mod pages;
mod rules;
mod store;
mod ways;

#[cfg(test)]
mod tests;

pub use rules::{ContactDraft, Refusal};
pub use store::{Contact, mail_ways, may_mail};
pub use ways::MailWay;

pub(crate) use pages::pages;
pub(crate) use store::{clear, insert, of_organisation, reachable};
