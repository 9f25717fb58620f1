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

/// Every name of every active organisation, and whether it is an acronym.
pub async fn all_names(
    db: &impl ConnectionTrait,
    scope: Scope,
) -> Result<Vec<(OrganisationId, String, bool)>, DbErr> {
    let known = store::names(db, scope).await?.into_iter();
    Ok(known
        .map(|one| (OrganisationId(one.id), one.name, one.is_acronym))
        .collect())
}

pub(crate) fn pages() -> Pages {
    pages::pages().and(differences::pages())
}
