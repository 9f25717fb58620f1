//! Folding what happened: what the same person did to things of one kind on one day is one line. No database, no clock,
//! no HTML.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use kernel::{OrganisationId, PersonId};
use uuid::Uuid;
use web::events::Event;

/// What makes one line, latest first.
#[derive(Debug)]
pub struct Fold {
    pub day: NaiveDate,
    /// Where its events stand in the list that was folded.
    pub events: Vec<usize>,
}

/// The organisation tells apart what came by private links.
type Key<'a> = (NaiveDate, Option<PersonId>, Option<OrganisationId>, &'static str, &'a str);

/// The lines of events that stand latest first, in the order of the latest of each.
pub fn folds(events: &[Event]) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut known: HashMap<Key<'_>, usize> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        let day = event.at.date_naive();
        let by_link = event.organisation_id.filter(|_| event.person_id.is_none());
        let key = (day, event.person_id, by_link, event.verb.word(), event.kind.as_str());
        let line = *known.entry(key).or_insert_with(|| {
            folds.push(Fold { day, events: Vec::new() });
            folds.len() - 1
        });
        folds[line].events.push(at);
    }
    folds
}

/// How many things these events were about.
pub fn things(events: &[&Event]) -> usize {
    let ids: HashSet<Uuid> = events.iter().map(|event| event.object_id).collect();
    ids.len()
}

/// How many of the events a page shows: the last day is left for the next page when it may not be all there, unless
/// nothing else is.
pub fn whole_days(events: &[Event], is_cut: bool) -> usize {
    let last = events
        .last()
        .filter(|_| is_cut)
        .map(|event| event.at.date_naive());
    let before = events
        .iter()
        .take_while(|event| Some(event.at.date_naive()) != last)
        .count();
    if before == 0 { events.len() } else { before }
}
