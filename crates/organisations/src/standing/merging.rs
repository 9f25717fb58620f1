//! Merging two organisations: finding the other, looking at both side by side, and choosing which one stays.

use askama::Template;
use axum::response::Response;
use kernel::OrganisationId;
use sea_orm::ConnectionTrait;
use web::{Crumb, Fact, Form, Frame, PageError, Query, Visit, conflict, page, redirect, search};

use super::acts::{self, Seen, Stop};
use super::pages::{seen, stopped};
use super::rules;
use crate::at::{At, address, crumb};
use crate::organisations::store::KIND;
use crate::organisations::{Listed, Profile, State, language_name, profile, reads};

/// How many organisations a search for the other one shows.
const HITS_MAX: u64 = 20;

#[derive(Template)]
#[template(path = "standing/choose.html")]
struct Choose<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    at: String,
    /// What was looked for.
    q: &'a str,
    hits: Vec<Listed<OrganisationId>>,
}

#[derive(Template)]
#[template(path = "standing/compare.html")]
struct Compare<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    at: String,
    name: &'a str,
    one: Side,
    other: Side,
    /// Whether somebody saved one of them while this page was open.
    is_late: bool,
}

/// One of the two, in a column of its own.
struct Side {
    id: OrganisationId,
    name: String,
    href: String,
    version: i32,
    facts: Vec<Fact>,
}

pub async fn ask(visit: Visit, At(id): At, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let one = profile(db, visit.scope, id).await?.ok_or(PageError::NotFound)?;
    if one.state == State::Merged {
        return stopped(frame, id, rules::Refusal::NotActive.into());
    }
    if let Some(with) = query.id("with").map(OrganisationId) {
        let other = profile(db, visit.scope, with).await?.ok_or(PageError::NotFound)?;
        if rules::merge((id, one.state), (with, other.state)).is_ok() {
            return page(&compare(frame, &one, &other, false));
        }
    }
    let q = query.get("q");
    let found = search::find(db, visit.scope, q, Some(KIND), HITS_MAX).await?;
    let ids: Vec<OrganisationId> = found
        .into_iter()
        .map(|hit| OrganisationId(hit.id))
        .filter(|found| *found != id)
        .collect();
    let hits = reads::active(db, visit.scope, &ids).await?;
    let at = format!("{}/merge", address(frame, id));
    page(&Choose {
        frame,
        crumb: crumb(frame, id, &one.name),
        name: &one.name,
        at,
        q,
        hits,
    })
}

fn compare<'a>(frame: &'a Frame, one: &'a Profile, other: &Profile, is_late: bool) -> Compare<'a> {
    Compare {
        frame,
        crumb: crumb(frame, one.id, &one.name),
        at: format!("{}/merge", address(frame, one.id)),
        name: &one.name,
        one: side(frame, one),
        other: side(frame, other),
        is_late,
    }
}

fn side(frame: &Frame, profile: &Profile) -> Side {
    let named = |names: Vec<String>| frame.list(&names);
    let others = profile
        .other_names
        .iter()
        .map(|other| other.name.clone())
        .collect();
    let spoken = profile
        .languages
        .iter()
        .map(|tag| language_name(frame, tag))
        .collect();
    let lines = [
        ("organisation-acronym", profile.acronym.clone().unwrap_or_default()),
        ("organisation-other-names", named(others)),
        ("organisation-about", profile.about.clone()),
        (
            "organisation-sectors",
            named(profile.sectors.iter().map(|listed| listed.name.clone()).collect()),
        ),
        (
            "organisation-focuses",
            named(profile.focuses.iter().map(|listed| listed.name.clone()).collect()),
        ),
        (
            "organisation-places",
            named(profile.places.iter().map(|listed| listed.name.clone()).collect()),
        ),
        ("organisation-languages", named(spoken)),
        ("organisation-website", profile.website.clone().unwrap_or_default()),
        ("organisation-state", frame.of("organisation-state-", profile.state.word(), "")),
        ("organisation-added-on", frame.day(&profile.created_at.date_naive())),
    ];
    let filled = lines.into_iter().filter(|(_, value)| !value.is_empty());
    Side {
        id: profile.id,
        name: profile.name.clone(),
        href: address(frame, profile.id),
        version: profile.version,
        facts: filled
            .map(|(key, value)| Fact::new(frame.t(key), value))
            .collect(),
    }
}

/// The two that were sent: the one that goes, and the one that stays.
fn chosen(id: OrganisationId, sent: &Form) -> Option<(Seen, Seen)> {
    let with = OrganisationId(uuid::Uuid::parse_str(sent.get("with")).ok()?);
    let one = seen(id, sent);
    let other = Seen { id: with, version: Some(sent.get("with_version").parse().unwrap_or(0)) };
    match uuid::Uuid::parse_str(sent.get("stays")).ok().map(OrganisationId) {
        Some(stays) if stays == id => Some((other, one)),
        Some(stays) if stays == with => Some((one, other)),
        _ => None,
    }
}

pub async fn merge(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((gone, stays)) = chosen(id, &sent) else {
        return Err(PageError::BadRequest);
    };
    let tx = visit.app.begin().await?;
    match acts::merge(&tx, &visit.doer(), gone, stays).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(redirect(&address(frame, stays.id), Some("notice-organisation-merged")))
        }
        Err(Stop::Stale) => late(&tx, &visit, id, if gone.id == id { stays.id } else { gone.id }).await,
        Err(stop) => stopped(frame, id, stop),
    }
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
    match rules::merge((id, one.state), (with, other.state)) {
        Ok(_) => conflict(&compare(&visit.frame, &one, &other, true)),
        Err(refusal) => stopped(&visit.frame, id, refusal.into()),
    }
}
