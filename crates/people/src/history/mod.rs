//! History in plain words: who did what to which thing, read from the record of events.

use std::collections::HashSet;

use kernel::PersonId;
use sea_orm::{ConnectionTrait, DbErr};
use web::events::Event;
use web::{Frame, HistoryRow};

use crate::persons;

/// Events as sentences with what changed, names looked up in one go.
pub async fn history(
    db: &impl ConnectionTrait,
    frame: &Frame,
    events: &[Event],
) -> Result<Vec<HistoryRow>, DbErr> {
    let people: HashSet<PersonId> = events.iter().filter_map(|event| event.person_id).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let called = persons::called(db, &people).await?;
    let rows = events.iter().map(|event| {
        let who = event.person_id.and_then(|id| called.get(&id).cloned());
        row(frame, event, &who.unwrap_or_else(|| frame.t("event-nobody")))
    });
    Ok(rows.collect())
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
        .map(|change| (frame.t(&change.field), change.before.clone(), change.after.clone()))
        .collect();
    let sentence = frame.t2(&key, "who", who, "name", &event.name);
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
        let sentence = frame.t3(&key, "who", who, "name", &event.name, "other", other);
        told(frame, event, sentence, Vec::new())
    })
}

fn told(
    frame: &Frame,
    event: &Event,
    sentence: String,
    changes: Vec<(String, String, String)>,
) -> HistoryRow {
    HistoryRow {
        when: frame.moment(&event.at),
        datetime: event.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        sentence,
        href: address(frame, event),
        changes,
    }
}

/// Where the thing has a page of its own.
fn address(frame: &Frame, event: &Event) -> Option<String> {
    let rooms = match event.kind.as_str() {
        "organisation" => "organisations",
        "activity" => "activities",
        "place" => "places",
        _ => return None,
    };
    Some(frame.at(&format!("/{rooms}/{}", event.object_id)))
}
