//! Links that end with something else: their organisation ends, or turns out to be the same as another. What was made for
//! one organisation never comes to speak for another.

use chrono::{DateTime, Utc};
use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use web::App;
use web::events::Doer;

use super::rules;
use super::store::{self, KIND, Link};

/// Those of these organisations that have a link which opens now.
pub async fn with_open_link(
    db: &impl ConnectionTrait,
    (scope, now): (Scope, DateTime<Utc>),
    ids: &[OrganisationId],
) -> Result<Vec<OrganisationId>, DbErr> {
    let links = open_ones(db, (scope, now), ids).await?;
    Ok(links.iter().map(|link| link.organisation_id).collect())
}

/// Ends the links of these organisations, with the sessions they opened and the mail that carries them.
pub async fn close(
    app: &App,
    tx: &DatabaseTransaction,
    doer: &Doer,
    of: &[(OrganisationId, &str)],
) -> Result<(), DbErr> {
    app.hold(tx, doer.scope, KIND).await?;
    let ids: Vec<OrganisationId> = of.iter().map(|(id, _)| *id).collect();
    let links = open_ones(tx, (doer.scope, doer.at), &ids).await?;
    let named: Vec<(&Link, &str)> = links
        .iter()
        .filter_map(|link| Some((link, of.iter().find(|(id, _)| *id == link.organisation_id)?.1)))
        .collect();
    // Held, so none of them has ended otherwise meanwhile.
    store::revoke(tx, doer, &named).await?;
    Ok(())
}

async fn open_ones(
    db: &impl ConnectionTrait,
    (scope, now): (Scope, DateTime<Utc>),
    ids: &[OrganisationId],
) -> Result<Vec<Link>, DbErr> {
    let mut links = store::latest(db, scope, Some(ids)).await?;
    links.retain(|link| rules::open(link, now).is_ok());
    Ok(links)
}
