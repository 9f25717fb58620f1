//! Search over everything the coalition has named, in any script.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use uuid::Uuid;
use web::{Door, Frame, PageError, Pages, Query, Visit, page, search};

/// How many things are shown; beyond, more words find better than more pages.
const MOST: u64 = 50;

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/find", Door::Holding(Permission::Read), find)
}

/// How many needs are shown beside them.
const NEEDS_MOST: u64 = 20;

struct Hit {
    title: String,
    kind: String,
    /// What tells it apart from others of the same name.
    details: Vec<String>,
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
    let mut details = activities::details(&visit, &found).await?;
    let mut hits: Vec<Hit> = found
        .into_iter()
        .map(|hit| named(frame, hit, &mut details))
        .collect();
    let needs = activities::find_needs(&visit, asked, NEEDS_MOST).await?;
    hits.extend(needs.into_iter().map(|need| Hit {
        title: need.title,
        kind: frame.t("find-kind-need"),
        details: need.details,
        href: need.href,
    }));
    page(&Find { frame, asked, hits, is_cut })
}

fn named(frame: &Frame, hit: search::Hit, details: &mut HashMap<Uuid, Vec<String>>) -> Hit {
    let mut details = details.remove(&hit.id).unwrap_or_default();
    details.retain(|detail| !detail.is_empty());
    Hit {
        href: frame.at(&format!("/{}/{}", rooms(&hit.kind), hit.id)),
        kind: frame.of("find-kind-", &hit.kind, ""),
        title: hit.title,
        details,
    }
}

/// The room in which things of a kind have their pages.
fn rooms(kind: &str) -> &'static str {
    match kind {
        "organisation" => "organisations",
        "activity" => "activities",
        _ => "places",
    }
}
