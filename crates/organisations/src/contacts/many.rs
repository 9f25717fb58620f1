//! Many contacts at once: those that come with a list of organisations, and go when that is undone.

use kernel::{Happening, OrganisationId, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::events::{self, Doer};

use super::rules::{Checked, ContactDraft, Refusal};
use super::store;

/// The kind of thing in events.
pub const CONTACT: &str = "contact";

/// A contact about to be added that has passed the rules.
#[derive(Clone, Debug)]
pub struct NewContact {
    id: Uuid,
    organisation: (OrganisationId, String),
    checked: Checked,
}

impl NewContact {
    pub fn of(
        id: Uuid,
        organisation: (OrganisationId, String),
        draft: &ContactDraft,
    ) -> Result<Self, Refusal> {
        Ok(Self { id, organisation, checked: draft.check()? })
    }
}

/// Adds them, each with its event, which says nothing of what a contact says.
pub async fn add_contacts(tx: &DatabaseTransaction, doer: &Doer, new: Vec<NewContact>) -> Result<(), DbErr> {
    let of = new.iter().map(|one| one.organisation.clone()).collect();
    let rows = new
        .into_iter()
        .map(|one| (one.id, one.organisation.0, one.checked));
    store::insert(tx, doer.scope, rows.collect()).await?;
    record(tx, doer, Verb::Added, of).await
}

/// Takes contacts out for good: each with the organisation it belongs to and what that is called.
pub async fn remove_contacts(
    tx: &DatabaseTransaction,
    doer: &Doer,
    gone: Vec<(Uuid, (OrganisationId, String))>,
) -> Result<(), DbErr> {
    let (ids, of): (Vec<Uuid>, Vec<(OrganisationId, String)>) = gone.into_iter().unzip();
    store::remove_all(tx, doer.scope, &ids).await?;
    record(tx, doer, Verb::Removed, of).await
}

async fn record(
    tx: &DatabaseTransaction,
    doer: &Doer,
    verb: Verb,
    of: Vec<(OrganisationId, String)>,
) -> Result<(), DbErr> {
    let happened = of
        .into_iter()
        .map(|(id, name)| (doer.clone(), Happening::new(verb, CONTACT, id.0, name)));
    events::record_all(tx, happened.collect()).await
}
