//! What a private link leads to: an organisation keeps what it does, on a phone, without an account.

mod doors;
mod opening;
mod pages;
mod taking_back;

pub use doors::doors;

use web::Pages;

pub(crate) fn pages() -> Pages {
    opening::pages().and(pages::pages())
}
