//! Organisations that may be on the list twice, side by side, and those that are said to be different.

mod differences;
mod entity;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

use web::Pages;

use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DbErr};

pub(crate) use store::forget;

/// A name of an organisation, and whether it is an acronym.
pub type Called = (OrganisationId, String, bool);

/// Every name of every active organisation.
pub async fn all_names(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Called>, DbErr> {
    Ok(named(store::names(db, scope).await?))
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
    pages::pages().and(differences::pages())
}
