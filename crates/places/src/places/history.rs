//! What happened to a place, in sentences.

use kernel::PersonId;
use web::events::Event;
use web::{Changed, Frame, History, HistoryRow, PageError, Visit};

use super::tree::PlaceId;

pub async fn of_place(visit: &Visit, id: PlaceId, most: usize) -> Result<History, PageError> {
    let db = visit.app.db();
    let (events, strike) = people::events_of(db, visit, id.0, most).await?;
    let ids: Vec<PersonId> = events.iter().filter_map(|event| event.person_id).collect();
    let called = people::called(db, &ids).await?;
    let name = |event: &Event| event.person_id.and_then(|id| called.get(&id)).cloned();
    let rows = events.iter().map(|event| row(&visit.frame, event, name(event)));
    Ok(History { rows: rows.collect(), strike })
}

fn row(frame: &Frame, event: &Event, name: Option<String>) -> HistoryRow {
    let name = name.unwrap_or_else(|| frame.t("places-did-program"));
    let changes = event
        .changes
        .iter()
        .map(|change| Changed::of(frame, change))
        .collect();
    HistoryRow {
        when: frame.moment(&event.at),
        datetime: event.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        sentence: frame.t1(&format!("places-did-{}", event.verb.word()), "name", name),
        href: None,
        changes,
        strike: None,
    }
}
