//! What has changed in the coalition, latest first.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::Permission;
use uuid::Uuid;
use web::{Door, Frame, HistoryRow, PageError, Pages, Query, Visit, events, page};

const MOST: u64 = 50;

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/news", Door::Holding(Permission::Read), list)
}

#[derive(Template)]
#[template(path = "news/list.html")]
struct List<'a> {
    frame: &'a Frame,
    history: Vec<HistoryRow>,
    older: Option<String>,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let before = before(&query);
    let events = events::latest(visit.app.db(), visit.scope, before, MOST).await?;
    let older = match events.last() {
        Some(last) if events.len() as u64 == MOST => {
            Some(query.with("before", &format!("{}_{}", last.at.to_rfc3339(), last.id)))
        }
        _ => None,
    };
    let history = people::history(visit.app.db(), &visit.frame, &events).await?;
    page(&List { frame: &visit.frame, history, older })
}

/// After which event to go on: its time and its id.
fn before(query: &Query) -> Option<(DateTime<Utc>, Uuid)> {
    let (at, id) = query.get("before").split_once('_')?;
    let at = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    Some((at, Uuid::parse_str(id).ok()?))
}
