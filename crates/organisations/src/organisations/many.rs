//! Many organisations at once: the demo, and later whole member lists.

use kernel::{Happening, OrganisationId, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::{self, Doer};

use super::rules::{Checked, Draft, Refusal};
use super::store;
use crate::contacts::{self, ContactDraft};

/// An organisation about to be added, by whom and when.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub id: OrganisationId,
    pub doer: Doer,
    pub draft: Draft,
    /// Each with its own id.
    pub contacts: Vec<(uuid::Uuid, ContactDraft)>,
}

/// Why a whole list was not added.
#[derive(Debug, thiserror::Error)]
pub enum ManyError {
    #[error("{name}: {refusal}")]
    Refused { name: String, refusal: Refusal },
    #[error("{name}: {refusal}")]
    ContactRefused {
        name: String,
        refusal: contacts::Refusal,
    },
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Adds them all or none. All belong to one coalition.
pub async fn add_many(tx: &DatabaseTransaction, newcomers: Vec<Newcomer>) -> Result<(), ManyError> {
    let mut checked: Vec<(OrganisationId, Checked, Doer)> = Vec::with_capacity(newcomers.len());
    let mut reached = Vec::new();
    for newcomer in newcomers {
        let name = newcomer.draft.name.clone();
        for (id, draft) in newcomer.contacts {
            let contact = draft
                .check()
                .map_err(|refusal| ManyError::ContactRefused { name: name.clone(), refusal })?;
            reached.push((id, newcomer.id, contact));
        }
        let draft = newcomer
            .draft
            .check()
            .map_err(|refusal| ManyError::Refused { name, refusal })?;
        checked.push((newcomer.id, draft, newcomer.doer));
    }
    let Some(scope) = checked.first().map(|(_, _, doer)| doer.scope) else {
        return Ok(());
    };
    add_checked(tx, &checked).await?;
    contacts::insert(tx, scope, reached).await?;
    Ok(())
}

/// Writes organisations that have passed the rules, with an event for each.
pub(crate) async fn add_checked(
    tx: &DatabaseTransaction,
    all: &[(OrganisationId, Checked, Doer)],
) -> Result<(), DbErr> {
    let rows: Vec<(OrganisationId, &Checked, Doer)> = all
        .iter()
        .map(|(id, checked, doer)| (*id, checked, doer.clone()))
        .collect();
    store::insert(tx, &rows).await?;
    let added = |(id, checked, doer): &(OrganisationId, Checked, Doer)| {
        (doer.clone(), Happening::new(Verb::Added, store::KIND, id.0, checked.name.clone()))
    };
    let happenings: Vec<(Doer, Happening)> = all.iter().map(added).collect();
    events::record_all(tx, happenings).await
}
