//! What has to be known of two organisations to say whether they are one.

use std::collections::{HashMap, HashSet};

use kernel::OrganisationId;
use uuid::Uuid;
use web::{Fact, PageError, Visit};

use super::store;
use crate::contacts;
use crate::directory::{Line, lines};
use crate::organisations::form::Lists;
use crate::organisations::links;

/// One of two that may be one.
#[derive(Clone, Debug)]
pub struct Side {
    pub id: OrganisationId,
    pub name: String,
    pub href: String,
    /// The same facts in the same order for each, also those that nobody has written down.
    pub facts: Vec<Fact>,
}

/// What is known of these organisations.
pub async fn sides(visit: &Visit, ids: &[Uuid]) -> Result<HashMap<Uuid, Side>, PageError> {
    let (frame, db, scope) = (&visit.frame, visit.app.db(), visit.scope);
    let lists = Lists::kept(&visit.app, scope).await?;
    let others = links::other_names(db, scope, ids).await?;
    let reached = contacts::contacts_of(db, scope, ids).await?;
    let reached: HashSet<Uuid> = reached.into_iter().map(|(id, _)| id.0).collect();
    let added = store::added(db, scope, ids).await?;
    let or_not = |said: String| {
        if said.is_empty() {
            frame.t("duplicates-unknown")
        } else {
            said
        }
    };
    let side = |line: Line| {
        let others: Vec<String> = others
            .get(&line.id)
            .into_iter()
            .flatten()
            .map(|other| other.name.clone())
            .collect();
        let contact = if reached.contains(&line.id) {
            "duplicates-contact-yes"
        } else {
            "duplicates-contact-no"
        };
        let since = added.get(&line.id).map(|at| frame.day(&at.date_naive()));
        let facts = [
            ("organisation-acronym", or_not(line.acronym.unwrap_or_default())),
            ("organisation-other-names", or_not(frame.list(&others))),
            ("organisation-sectors", or_not(line.sectors)),
            ("organisation-places", or_not(line.places)),
            ("duplicates-contact", frame.t(contact)),
            ("organisation-added-on", since.unwrap_or_default()),
            ("directory-confirmed", or_not(line.confirmed)),
        ];
        let facts = facts.map(|(key, said)| Fact::new(frame.t(key), said)).into();
        (line.id, Side { id: OrganisationId(line.id), name: line.name, href: line.href, facts })
    };
    Ok(lines(visit, &lists, ids).await?.into_iter().map(side).collect())
}
