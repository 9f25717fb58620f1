//! Many contacts at once: those that come with a list of organisations, and go when that is undone.

use kernel::{Happening, OrganisationId, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::events::{self, Doer};

use super::rules::{Checked, ContactDraft, Refusal};
use super::store::{self, Contact};

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

/// Writes contacts that became others, each with its event, which says nothing of what a contact says.
pub async fn change_contacts(
    tx: &DatabaseTransaction,
    doer: &Doer,
    changed: Vec<(Contact, (OrganisationId, String))>,
) -> Result<(), DbErr> {
    let of = changed.iter().map(|(_, of)| of.clone()).collect();
    let rows = changed.into_iter().map(|(contact, (of, _))| (of, contact));
    store::rewrite(tx, doer.scope, rows.collect()).await?;
    record(tx, doer, Verb::Changed, of).await
}

/// Two organisations turn out to be one: where both can reach the same person, what either of them minds holds for both
/// from then on, and stays so when they are taken apart again.
pub(crate) async fn agree(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (one, other): ((OrganisationId, String), (OrganisationId, String)),
) -> Result<(), DbErr> {
    let all = store::contacts_of(tx, doer.scope, &[one.0.0, other.0.0]).await?;
    let stricter = all.iter().filter_map(|(of, contact)| {
        let before = contact.draft();
        let others = all
            .iter()
            .filter(|(id, _)| id != of)
            .map(|(_, other)| other.draft());
        let after = others
            .filter(|other| before.reaches_as(other))
            .fold(before.clone(), |kept, other| kept.as_strict_as_both(&other));
        let owner = if *of == one.0 { &one } else { &other };
        (after != before).then(|| (contact.saying(after), owner.clone()))
    });
    change_contacts(tx, doer, stricter.collect()).await
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
