//! Organisations that may be on the list twice, side by side, and those that are said to be different.

mod differences;
mod entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

use web::Pages;

pub(crate) use store::forget;

pub(crate) fn pages() -> Pages {
    pages::pages().and(differences::pages())
}
