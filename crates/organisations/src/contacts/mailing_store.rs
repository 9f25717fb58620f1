//! Every query that tells where mail may go, as contacts say.

use std::collections::{HashMap, HashSet};

use kernel::{OrganisationId, Scope};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::rules::folded;
use super::store::{CHUNK, Contact, contact, contacts_of};
use super::ways::MailWay;

/// Where mail for each of these organisations may go.
pub async fn mail_ways(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashMap<OrganisationId, MailWay>, DbErr> {
    let mut of: HashMap<OrganisationId, Vec<Contact>> = HashMap::new();
    let all = contacts_of(db, scope, ids).await?.into_iter();
    for (id, contact) in all.filter(|(_, contact)| !contact.email.is_empty()) {
        of.entry(id).or_default().push(contact);
    }
    let addresses: HashSet<String> = of.values().flatten().map(|one| folded(&one.email)).collect();
    let barred = barred(db, scope, addresses.into_iter().collect()).await?;
    let ways = of.into_iter();
    Ok(ways
        .filter_map(|(id, contacts)| Some((id, MailWay::of(&contacts, &barred)?)))
        .collect())
}

/// Those of these addresses of which anybody says that no mail goes there.
async fn barred(
    db: &impl ConnectionTrait,
    scope: Scope,
    addresses: Vec<String>,
) -> Result<HashSet<String>, DbErr> {
    let mut barred = HashSet::new();
    for some in addresses.chunks(CHUNK) {
        let rows = Entity::find()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::EmailFolded.is_in(some))
            .all(db)
            .await?;
        let contacts = rows.into_iter().map(contact).filter(Contact::is_barred);
        barred.extend(contacts.map(|contact| folded(&contact.email)));
    }
    Ok(barred)
}

/// Whether this is the address of a contact of this organisation, and nobody in the coalition whose address it is has
/// said that no mail goes there.
pub async fn may_mail(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
    address: &str,
) -> Result<bool, DbErr> {
    let address = folded(address);
    let own: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::EmailFolded.eq(&address))
        .filter(Column::OrganisationId.eq(id.0))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(own.is_some() && barred(db, scope, vec![address]).await?.is_empty())
}
