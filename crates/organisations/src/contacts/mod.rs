//! Contacts: how to reach an organisation without putting anybody at risk. Personal details stay on these pages.

mod entity;
mod mailing_store;
mod many;
mod pages;
mod rules;
mod store;
mod ways;

#[cfg(test)]
mod strict_tests;
#[cfg(test)]
mod tests;

pub use mailing_store::{mail_ways, may_mail};
pub use many::{CONTACT, NewContact, add_contacts, change_contacts, remove_contacts};
pub use rules::{CONTACTS_MAX, ContactDraft, Refusal, forbids_mail};
pub use store::{Contact, contacts_of, owners};
pub use ways::MailWay;

pub(crate) use many::agree;
pub(crate) use pages::pages;
pub(crate) use store::{clear, insert, of_organisation};
