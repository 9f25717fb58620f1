//! History in plain words: who did what to which thing, read from the record of events; and how a text is taken out of
//! it.

mod doers;
mod pages;
mod rules;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use kernel::{Change, Permission, PersonId, Scope};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use web::events::{self, Event};
use web::{Changed, Frame, History, HistoryRow, Saved, Visit};

pub use doers::Doers;
pub(crate) use pages::pages;

/// Kinds of events whose object is a person, whose name is looked up: so it is the one they go by now.
const OF_PEOPLE: [&str; 2] = ["seat", "sign-in-link"];

/// Kinds of things that have a page of their own, and the rooms these pages are in.
const ROOMS: [(&str, &str); 3] = [
    ("organisation", "organisations"),
    ("activity", "activities"),
    ("place", "places"),
];

/// What happened to one thing, latest first, in sentences.
pub async fn history_of(
    db: &impl ConnectionTrait,
    visit: &Visit,
    object_id: Uuid,
    most: usize,
) -> Result<History, DbErr> {
    let (events, strike) = events_of(db, visit, object_id, most).await?;
    Ok(History { rows: history(db, &visit.frame, visit.scope, &events).await?, strike })
}

/// The same as events, and where a text can be taken out of them: for whoever may, if there is one in all of them.
pub async fn events_of(
    db: &impl ConnectionTrait,
    visit: &Visit,
    object_id: Uuid,
    most: usize,
) -> Result<(Vec<Event>, Option<String>), DbErr> {
    if !visit.frame.may(Permission::Administer) {
        let events = events::of_object(db, visit.scope, object_id, most as u64).await?;
        return Ok((events, None));
    }
    let mut events = events::whole(db, visit.scope, object_id).await?;
    let strike = pages::offered(&visit.frame, &events);
    events.truncate(most);
    Ok((events, strike))
}

/// Events as sentences with what changed, names looked up in one go. What was removed since has no page to lead to.
pub async fn history(
    db: &impl ConnectionTrait,
    frame: &Frame,
    scope: Scope,
    events: &[Event],
) -> Result<Vec<HistoryRow>, DbErr> {
    let doers = Doers::read(db, scope, events, events.iter().filter_map(meant)).await?;
    let gone = gone(db, scope, events).await?;
    let rows = events.iter().map(|event| {
        let who = doers.who(frame, event);
        let row = match meant(event).and_then(|id| doers.person(id)).cloned() {
            Some(name) => row(frame, &Event { name, ..event.clone() }, &who),
            None => row(frame, event, &who),
        };
        let is_gone = gone.get(&event.object_id).is_some_and(|at| event.at <= *at);
        HistoryRow {
            href: row.href.filter(|_| !is_gone),
            strike: strike(frame, event, is_gone),
            ..row
        }
    });
    Ok(rows.collect())
}

/// When what has no page any more was removed.
async fn gone(
    db: &impl ConnectionTrait,
    scope: Scope,
    events: &[Event],
) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    let ids: HashSet<Uuid> = events
        .iter()
        .filter(|event| room(event).is_some())
        .map(|event| event.object_id)
        .collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    events::removed(db, scope, &ROOMS.map(|(kind, _)| kind), &ids).await
}

/// The person to whom something happened.
fn meant(event: &Event) -> Option<PersonId> {
    OF_PEOPLE
        .contains(&event.kind.as_str())
        .then_some(PersonId(event.object_id))
}

/// Who changed a thing of this kind last, and when: for somebody who came too late.
pub async fn last_saved(
    db: &impl ConnectionTrait,
    frame: &Frame,
    scope: Scope,
    thing: (&str, Uuid),
) -> Result<Saved, DbErr> {
    let last = events::last_of(db, scope, thing).await?;
    let doers = Doers::read(db, scope, last.as_slice(), std::iter::empty()).await?;
    Ok(Saved {
        by: last
            .as_ref()
            .map_or_else(|| frame.t("event-somebody"), |event| doers.who(frame, event)),
        at: last.map_or_else(String::new, |event| frame.moment(&event.at)),
    })
}

fn row(frame: &Frame, event: &Event, who: &str) -> HistoryRow {
    if let Some(row) = of_two(frame, event, who) {
        return row;
    }
    let key = format!("event-{}-{}", event.kind, event.verb.word());
    let key = if frame.texts.has(&key) {
        key
    } else {
        format!("event-{}", event.verb.word())
    };
    let changes = event
        .changes
        .iter()
        .map(|change| Changed::of(frame, change))
        .collect();
    let sentence = frame.t2(&key, "who", who, "name", name(frame, event));
    told(frame, event, sentence, changes)
}

/// What happened between two things is one sentence, where its one change has words for that.
fn of_two(frame: &Frame, event: &Event, who: &str) -> Option<HistoryRow> {
    let [change] = event.changes.as_slice() else {
        return None;
    };
    let key = format!("event-{}-{}-{}", event.kind, event.verb.word(), change.field);
    let other = if change.after.is_empty() {
        &change.before
    } else {
        &change.after
    };
    frame.texts.has(&key).then(|| {
        let struck = frame.t("history-struck-name");
        let other = if other == Change::STRUCK { &struck } else { other };
        let sentence = frame.t3(&key, "who", who, "name", name(frame, event), "other", other);
        told(frame, event, sentence, Vec::new())
    })
}

/// What the thing was called, or that this was taken out.
fn name(frame: &Frame, event: &Event) -> String {
    if event.name == Change::STRUCK {
        frame.t("history-struck-name")
    } else {
        event.name.clone()
    }
}

fn told(frame: &Frame, event: &Event, sentence: String, changes: Vec<Changed>) -> HistoryRow {
    HistoryRow {
        when: frame.moment(&event.at),
        datetime: event.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        sentence,
        href: address(frame, event),
        changes,
        strike: None,
    }
}

/// Where the thing has a page of its own.
fn address(frame: &Frame, event: &Event) -> Option<String> {
    let room = room(event)?;
    Some(frame.at(&format!("/{room}/{}", event.object_id)))
}

fn room(event: &Event) -> Option<&'static str> {
    let (_, room) = ROOMS.into_iter().find(|(kind, _)| *kind == event.kind)?;
    Some(room)
}

/// Where texts can be taken out of the history of a thing that has no page, or has none any more: from where its events
/// are told.
fn strike(frame: &Frame, event: &Event, is_gone: bool) -> Option<String> {
    let has_no_page = is_gone || rules::kept_without_page(&event.kind);
    let is_offered = frame.may(Permission::Administer) && has_no_page && rules::has_text(event, is_gone);
    is_offered.then(|| pages::address(frame, event.object_id))
}
