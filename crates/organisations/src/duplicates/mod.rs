//! Organisations that may be on the list twice, and those that are said to be different. The page on which they stand
//! side by side is in `home`, because it counts what each of them does.

mod differences;
mod entity;
mod kept;
mod names;
mod rules;
mod side;
mod store;
mod words;

#[cfg(test)]
mod tests;

use web::Pages;

use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DbErr};

pub use kept::{Open, open};
pub use rules::{Likely, Sureness};
pub use side::{Side, sides};
pub use words::why;

pub(crate) use kept::like;
pub(crate) use rules::Like;
pub(crate) use store::forget;

/// A name of an organisation, and whether it is an acronym.
pub type Called = (OrganisationId, String, bool);

/// Every name of every active organisation.
pub async fn all_names(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Called>, DbErr> {
    Ok(named(store::names_of(db, scope, crate::State::Active).await?))
}

/// The same of organisations that have ended.
pub async fn ended_names(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Called>, DbErr> {
    Ok(named(store::names_of(db, scope, crate::State::Ended).await?))
}

/// The same of organisations that were merged into others.
pub async fn merged_names(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Called>, DbErr> {
    Ok(named(store::names_of(db, scope, crate::State::Merged).await?))
}

fn named(known: Vec<rules::Known>) -> Vec<Called> {
    let named = |one: rules::Known| (OrganisationId(one.id), one.name, one.is_acronym);
    known.into_iter().map(named).collect()
}

pub(crate) fn pages() -> Pages {
    differences::pages()
}
