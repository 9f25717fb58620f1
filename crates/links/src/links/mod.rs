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
mod session_store;
mod standing;
mod store;
mod taking;

pub use closing::{close, with_open_link};
pub use mailing::may_mail;
pub use standing::owed;
pub use store::{Newcomer, answer, make};

pub(crate) use pages::pages;
pub(crate) use rules::{Closed, SESSION_HOURS, open};
pub(crate) use session_store::{
    WroteOver, begin_session, close_session, find_session, find_wrote_over, forget_begun_before,
    keep_wrote_over,
};
pub(crate) use store::{Link, find, find_by_secret, take_back};
