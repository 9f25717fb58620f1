//! What happened to a place, in sentences.

use kernel::PersonId;
use web::events::{self, Event};
use web::{Frame, HistoryRow, PageError, Visit};

use super::tree::PlaceId;

pub async fn of_place(visit: &Visit, id: PlaceId, most: u64) -> Result<Vec<HistoryRow>, PageError> {
    let db = visit.app.db();
    let events = events::of_object(db, visit.scope, id.0, most).await?;
    let ids: Vec<PersonId> = events.iter().filter_map(|event| event.person_id).collect();
    let called = people::called(db, &ids).await?;
    let name = |event: &Event| event.person_id.and_then(|id| called.get(&id)).cloned();
    Ok(events
        .iter()
        .map(|event| row(&visit.frame, event, name(event)))
        .collect())
}

fn row(frame: &Frame, event: &Event, name: Option<String>) -> HistoryRow {
    let name = name.unwrap_or_else(|| frame.t("places-did-program"));
    let changes = event
        .changes
        .iter()
        .map(|change| (frame.t(&change.field), change.before.clone(), change.after.clone()))
        .collect();
    HistoryRow {
        when: frame.moment(&event.at),
        datetime: event.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        sentence: frame.t1(&format!("places-did-{}", event.verb.word()), "name", name),
        href: None,
        changes,
    }
}
