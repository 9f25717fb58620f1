//! Merging two organisations that are one: finding the other, looking at both side by side, choosing which one stays, and
//! saying beforehand what becomes of links, contacts and those who speak for them. Nobody reaches more by it than before.

mod comparing;

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::{At, Listed, ORGANISATION, Seen, StandingRefusal, State, Stop, profile};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;
use web::{Crumb, Door, Form, Frame, PageError, Pages, Query, Visit, conflict, page, redirect, search};

use crate::seats;

/// How many organisations a search for the other one shows.
const HITS_MAX: u64 = 20;

pub(crate) fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/merge", ANY, ask)
        .post("/c/{coalition}/organisations/{id}/merge", ANY, merge)
}

#[derive(Template)]
#[template(path = "merging/choose.html")]
struct Choose<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    at: String,
    /// What was looked for.
    q: &'a str,
    hits: Vec<Listed<OrganisationId>>,
}

fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

async fn ask(visit: Visit, At(id): At, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let one = profile(db, visit.scope, id).await?.ok_or(PageError::NotFound)?;
    if one.state == State::Merged {
        return organisations::stopped(frame, id, StandingRefusal::NotActive.into());
    }
    if let Some(with) = query.id("with").map(OrganisationId) {
        let other = profile(db, visit.scope, with).await?.ok_or(PageError::NotFound)?;
        if organisations::may_merge(&one, &other).is_ok() {
            return page(&comparing::compare(db, &visit, (&one, &other), false).await?);
        }
    }
    let q = query.get("q");
    let found = search::find(db, visit.scope, q, Some(ORGANISATION), HITS_MAX).await?;
    let ids: Vec<OrganisationId> = found
        .into_iter()
        .map(|hit| OrganisationId(hit.id))
        .filter(|found| *found != id)
        .collect();
    let hits = organisations::active(db, visit.scope, &ids).await?;
    page(&Choose {
        frame,
        crumb: Crumb { label: one.name.clone(), href: address(frame, id) },
        name: &one.name,
        at: format!("{}/merge", address(frame, id)),
        q,
        hits,
    })
}

/// The two that were sent: the one that goes, and the one that stays.
fn chosen(id: OrganisationId, sent: &Form) -> Option<(Seen, Seen)> {
    let seen = |id, field: &str| Seen { id, version: Some(sent.get(field).parse().unwrap_or(0)) };
    let with = OrganisationId(Uuid::parse_str(sent.get("with")).ok()?);
    let (one, other) = (seen(id, "version"), seen(with, "with_version"));
    match Uuid::parse_str(sent.get("stays")).ok().map(OrganisationId) {
        Some(stays) if stays == id => Some((other, one)),
        Some(stays) if stays == with => Some((one, other)),
        _ => None,
    }
}

async fn merge(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((gone, stays)) = chosen(id, &sent) else {
        return Err(PageError::BadRequest);
    };
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "seat").await?;
    let ids = [gone.id, stays.id];
    let names = organisations::names(&tx, visit.scope, &ids).await?;
    let named = names.iter().map(|(id, name)| (*id, name.as_str()));
    let named: Vec<(OrganisationId, &str)> = named.collect();
    // Before the two are one: from then on nothing tells any more for whom a seat was given.
    stand_down(&tx, &visit, gone.id, &sent.all("speaks")).await?;
    links::close(&visit.app, &tx, &visit.doer(), &named).await?;
    match organisations::merge(&tx, &visit.doer(), gone, stays).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(redirect(&address(frame, stays.id), Some("notice-organisation-merged")))
        }
        Err(Stop::Stale) => {
            tx.rollback().await?;
            late(visit.app.db(), &visit, id, if gone.id == id { stays.id } else { gone.id }).await
        }
        Err(stop) => organisations::stopped(frame, id, stop),
    }
}

/// Whoever spoke for the one that goes speaks for the one that stays only where that was said.
async fn stand_down(
    tx: &DatabaseTransaction,
    visit: &Visit,
    gone: OrganisationId,
    chosen: &[String],
) -> Result<(), PageError> {
    let held = seats::speaking_for(tx, visit, &[gone]).await?;
    // One after another and each with its event: few speak for one organisation.
    for found in held {
        if !chosen.contains(&found.seat.id.to_string()) {
            organisations::stand_down(tx, &visit.doer(), found.seat.id).await?;
        }
    }
    Ok(())
}

/// Both again, as they stand now.
async fn late(
    db: &impl ConnectionTrait,
    visit: &Visit,
    id: OrganisationId,
    with: OrganisationId,
) -> Result<Response, PageError> {
    let one = profile(db, visit.scope, id).await?.ok_or(PageError::NotFound)?;
    let other = profile(db, visit.scope, with).await?.ok_or(PageError::NotFound)?;
    match organisations::may_merge(&one, &other) {
        Ok(()) => conflict(&comparing::compare(db, visit, (&one, &other), true).await?),
        Err(refusal) => organisations::stopped(&visit.frame, id, refusal.into()),
    }
}
