//! What has changed in the coalition, latest first.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::Permission;
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
    let before = DateTime::parse_from_rfc3339(query.get("before")).ok().map(|at| at.with_timezone(&Utc));
    let events = events::latest(visit.app.db(), visit.scope, before, MOST).await?;
    let older = match events.last() {
        Some(last) if events.len() as u64 == MOST => Some(query.with("before", &last.at.to_rfc3339())),
        _ => None,
    };
    let history = people::history(visit.app.db(), &visit.frame, &events).await?;
    page(&List { frame: &visit.frame, history, older })
}
