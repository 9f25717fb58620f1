//! Both organisations side by side, and what will happen when they are merged.

use std::collections::HashSet;

use askama::Template;
use kernel::OrganisationId;
use organisations::{Contact, Profile, language_name};
use sea_orm::ConnectionTrait;
use web::{Crumb, Fact, Frame, Options, PageError, Visit};

use super::address;
use crate::seats::{self, Found};

#[derive(Template)]
#[template(path = "merging/compare.html")]
pub(super) struct Compare<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    at: String,
    name: &'a str,
    one: Side,
    other: Side,
    /// Those who speak for either.
    speakers: Vec<Options>,
    /// What becomes of what they do, of links, and of contacts.
    consequences: Vec<String>,
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

pub(super) async fn compare<'a>(
    db: &impl ConnectionTrait,
    visit: &'a Visit,
    (one, other): (&'a Profile, &Profile),
    is_late: bool,
) -> Result<Compare<'a>, PageError> {
    let (frame, ids) = (&visit.frame, [one.id, other.id]);
    let speakers = seats::speaking_for(db, visit, &ids).await?;
    let open = links::with_open_link(db, (visit.scope, visit.app.now()), &ids).await?;
    let open: HashSet<OrganisationId> = open.into_iter().collect();
    Ok(Compare {
        frame,
        crumb: Crumb { label: one.name.clone(), href: address(frame, one.id) },
        at: format!("{}/merge", address(frame, one.id)),
        name: &one.name,
        one: side(frame, one, open.contains(&one.id)),
        other: side(frame, other, open.contains(&other.id)),
        speakers: speakers.iter().map(|found| speaker(frame, found)).collect(),
        consequences: consequences(frame, (one, other), &open),
        is_late,
    })
}

fn speaker(frame: &Frame, found: &Found) -> Options {
    Options {
        hint: Some(found.said(frame)),
        ..Options::new(found.seat.id.to_string(), &found.called)
    }
}

fn consequences(
    frame: &Frame,
    (one, other): (&Profile, &Profile),
    open: &HashSet<OrganisationId>,
) -> Vec<String> {
    let shared = shared(&one.contacts, &other.contacts);
    let lines = [
        (true, frame.t("merge-consequence-1")),
        (true, frame.t("merge-consequence-2")),
        (!open.is_empty(), frame.t1("merge-links", "count", open.len())),
        (!one.contacts.is_empty() || !other.contacts.is_empty(), frame.t("merge-contacts")),
        (shared > 0, frame.t1("merge-contacts-shared", "count", shared)),
        (true, frame.t("merge-consequence-3")),
    ];
    let told = lines.into_iter().filter(|(is_told, _)| *is_told);
    told.map(|(_, sentence)| sentence).collect()
}

/// How many of the contacts of one reach somebody whom the other reaches as well.
fn shared(one: &[Contact], other: &[Contact]) -> usize {
    let other: Vec<_> = other.iter().map(Contact::draft).collect();
    one.iter()
        .map(Contact::draft)
        .filter(|contact| other.iter().any(|theirs| contact.reaches_as(theirs)))
        .count()
}

fn side(frame: &Frame, profile: &Profile, has_link: bool) -> Side {
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
        ("merge-contacts-fact", contacts(frame, &profile.contacts)),
        (
            "merge-link",
            if has_link {
                frame.t("merge-link-open")
            } else {
                String::new()
            },
        ),
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

/// How many contacts, and how many of them want no mail. Their names are nothing for comparing.
fn contacts(frame: &Frame, contacts: &[Contact]) -> String {
    let (count, barred) = (contacts.len(), contacts.iter().filter(|contact| contact.is_barred()).count());
    if count == 0 {
        return String::new();
    }
    frame.t2("merge-contacts-count", "count", count, "barred", barred)
}
