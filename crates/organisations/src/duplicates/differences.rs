//! Saying that two organisations that look alike are different ones, and taking that back.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, OrganisationId, Permission, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::{
    COUNT_MAX, Crumb, Door, Form, Frame, Listing, PAGE_LEN, PageError, Pages, Query, Visit, events, page,
    redirect,
};

use super::rules::Pair;
use super::store;
use crate::at::{At, address};
use crate::organisations::{reads, store as organisations};

pub fn pages() -> Pages {
    const MERGE: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/differences", MERGE, list)
        .post("/c/{coalition}/organisations/{id}/differences", MERGE, tell_apart)
        .post("/c/{coalition}/organisations/{id}/differences/removal", MERGE, take_back)
}

#[derive(Template)]
#[template(path = "duplicates/differences.html")]
struct List<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    pairs: Vec<[Named; 2]>,
    listing: Listing,
}

/// One of a pair.
struct Named {
    id: Uuid,
    name: String,
    href: String,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let before = (query.page() - 1) * PAGE_LEN;
    let (shown, total) = store::differences_after(db, visit.scope, (before, PAGE_LEN)).await?;
    let shown: Vec<[Uuid; 2]> = shown.into_iter().map(|pair| pair.ids().into()).collect();
    let ids: Vec<OrganisationId> = shown.as_flattened().iter().copied().map(OrganisationId).collect();
    let names = reads::names(db, visit.scope, &ids).await?;
    let named = |id: Uuid| Named {
        id,
        name: names.get(&OrganisationId(id)).cloned().unwrap_or_default(),
        href: address(frame, OrganisationId(id)),
    };
    let pairs: Vec<[Named; 2]> = shown.into_iter().map(|pair| pair.map(named)).collect();
    page(&List {
        frame,
        crumb: frame.crumb("duplicates-title", "/organisations/duplicates"),
        listing: Listing::new(&query, pairs.len(), total.min(COUNT_MAX + 1)),
        pairs,
    })
}

/// The two that a form names.
fn pair(id: OrganisationId, sent: &Form) -> Result<Pair, PageError> {
    let other = Uuid::parse_str(sent.get("with")).map_err(|_| PageError::BadRequest)?;
    Pair::of(id.0, other).ok_or(PageError::BadRequest)
}

async fn tell_apart(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let pair = pair(id, &sent)?;
    let tx = visit.app.begin().await?;
    visit
        .app
        .hold(&tx, visit.scope, "organisation-difference")
        .await?;
    let both = both(&tx, &visit, pair).await?;
    if store::tell_apart(&tx, &visit.doer(), pair).await? {
        record(&tx, &visit, &both, "duplicates-different").await?;
    }
    tx.commit().await?;
    let to = visit.frame.at("/organisations/duplicates");
    Ok(redirect(&to, Some("notice-organisations-different")))
}

async fn take_back(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let pair = pair(id, &sent)?;
    let tx = visit.app.begin().await?;
    let both = both(&tx, &visit, pair).await?;
    if store::take_back(&tx, visit.scope, pair).await? {
        record(&tx, &visit, &both, "duplicates-perhaps-one").await?;
    }
    tx.commit().await?;
    let to = visit.frame.at("/organisations/differences");
    Ok(redirect(&to, Some("notice-organisations-perhaps-one")))
}

/// Both of a pair, with their names.
async fn both(tx: &DatabaseTransaction, visit: &Visit, pair: Pair) -> Result<[(Uuid, String); 2], PageError> {
    let (one, other) = pair.ids();
    let one = organisations::find(tx, visit.scope, OrganisationId(one)).await?;
    let other = organisations::find(tx, visit.scope, OrganisationId(other)).await?;
    let (one, other) = one.zip(other).ok_or(PageError::NotFound)?;
    Ok([(one.id, one.name), (other.id, other.name)])
}

/// Each of the two keeps it in its own history.
async fn record(
    tx: &DatabaseTransaction,
    visit: &Visit,
    [one, other]: &[(Uuid, String); 2],
    field: &'static str,
) -> Result<(), DbErr> {
    let happening = |(id, name): &(Uuid, String), with: &str| {
        let changes = Change::of(field, "", with).into_iter().collect();
        let happening = Happening::new(Verb::Changed, organisations::KIND, *id, name.clone());
        (visit.doer(), happening.with(changes))
    };
    events::record_all(tx, vec![happening(one, &other.1), happening(other, &one.1)]).await
}
