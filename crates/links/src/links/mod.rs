//! Private links as a coordinator sees them: who has one, who has answered, making, renewing and revoking them.

mod asked;
mod closing;
mod entity;
mod made;
mod mailing;
mod making;
mod pages;
mod reminding;
mod revoking;
mod rules;
mod session_entity;
mod standing;
mod store;
mod taking;

pub use closing::{close, with_open_link};
pub use mailing::may_mail;
pub use standing::owed;
pub use store::{Newcomer, answer, make};

pub(crate) use pages::pages;
pub(crate) use rules::{Closed, SESSION_HOURS, open};
pub(crate) use store::{
    Link, begin_session, close_session, find, find_by_secret, find_session, forget_begun_before,
};
