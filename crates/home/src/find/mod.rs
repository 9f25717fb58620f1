//! Search over everything the coalition has named, in any script.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Door, Frame, PageError, Pages, Query, Visit, page, search};

/// How many things are shown; beyond, more words find better than more pages.
const MOST: u64 = 50;

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/find", Door::Holding(Permission::Read), find)
}

struct Hit {
    title: String,
    kind: String,
    href: String,
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct Find<'a> {
    frame: &'a Frame,
    asked: &'a str,
    hits: Vec<Hit>,
    is_cut: bool,
}

async fn find(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let asked = query.get("q");
    let found = search::find(visit.app.db(), visit.scope, asked, None, MOST).await?;
    let is_cut = found.len() as u64 == MOST;
    let hits = found.into_iter().map(|hit| Hit {
        href: frame.at(&format!("/{}/{}", rooms(&hit.kind), hit.id)),
        kind: frame.of("find-kind-", &hit.kind, ""),
        title: hit.title,
    });
    page(&Find { frame, asked, hits: hits.collect(), is_cut })
}

/// The room in which things of a kind have their pages.
fn rooms(kind: &str) -> &'static str {
    match kind {
        "organisation" => "organisations",
        "activity" => "activities",
        _ => "places",
    }
}
