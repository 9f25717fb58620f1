//! Contacts: how to reach an organisation without putting anybody at risk. Personal details stay on these pages.

mod entity;
mod many;
mod pages;
mod rules;
mod store;
mod ways;

#[cfg(test)]
mod tests;

pub use many::{CONTACT, NewContact, add_contacts, remove_contacts};
pub use rules::{CONTACTS_MAX, ContactDraft, Refusal, forbids_mail};
pub use store::{Contact, contacts_of, mail_ways, may_mail};
pub use ways::MailWay;

pub(crate) use pages::pages;
pub(crate) use store::{clear, insert, of_organisation};
