//! Search over everything the coalition has named, in any script.

use std::collections::{HashMap, HashSet};

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

/// How many organisations, and how many activities, are shown for what they do.
const BY_KIND_MOST: usize = 25;
/// How many needs are shown beside them.
const NEEDS_MOST: u64 = 20;

/// What was found of one kind.
struct Group {
    /// `organisation`, `activity`, `need` or `place`.
    kind: &'static str,
    hits: Vec<Hit>,
}

struct Hit {
    title: String,
    /// What tells it apart from others of the same name.
    details: Vec<String>,
    href: String,
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct Find<'a> {
    frame: &'a Frame,
    asked: &'a str,
    groups: Vec<Group>,
    count: usize,
    is_cut: bool,
}

async fn find(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let asked = query.get("q");
    let mut found = search::find(visit.app.db(), visit.scope, asked, None, MOST).await?;
    let is_full = found.len() as u64 == MOST;
    let is_cut = by_kind(&visit, asked, &mut found).await? || is_full;
    let mut told = activities::details(&visit, &found).await?;
    let mut of = |kind: &'static str| {
        let hits = found.iter().filter(|hit| hit.kind == kind);
        let hits = hits.filter_map(|hit| named(frame, hit, &mut told)).collect();
        Group { kind, hits }
    };
    let (organisations, work, places) = (of("organisation"), of("activity"), of("place"));
    let needs = activities::find_needs(&visit, asked, NEEDS_MOST).await?;
    let needs =
        needs
            .into_iter()
            .map(|need| Hit { title: need.title, details: need.details, href: need.href });
    let needs = Group { kind: "need", hits: needs.collect() };
    let mut groups = vec![organisations, work, needs, places];
    groups.retain(|group| !group.hits.is_empty());
    let count = groups.iter().map(|group| group.hits.len()).sum();
    page(&Find { frame, asked, groups, count, is_cut })
}

/// Adds what is found by its kind of work alone, behind what is found by name; says whether there is more of it.
async fn by_kind(visit: &Visit, asked: &str, found: &mut Vec<search::Hit>) -> Result<bool, PageError> {
    let organisations = organisations::search(&visit.app, visit.scope, asked, BY_KIND_MOST + 1).await?;
    let work = activities::find_by_kind(visit, asked).await?;
    let is_cut = [&organisations, &work]
        .iter()
        .any(|some| some.len() > BY_KIND_MOST);
    let mut known: HashSet<Uuid> = found.iter().map(|hit| hit.id).collect();
    for some in [organisations, work] {
        found.extend(
            some.into_iter()
                .filter(|hit| known.insert(hit.id))
                .take(BY_KIND_MOST),
        );
    }
    Ok(is_cut)
}

/// `None` for what was removed since it was found.
fn named(frame: &Frame, hit: &search::Hit, told: &mut HashMap<Uuid, activities::Found>) -> Option<Hit> {
    let mut told = told.remove(&hit.id)?;
    told.details.retain(|detail| !detail.is_empty());
    Some(Hit {
        href: frame.at(&format!("/{}/{}", rooms(&hit.kind), hit.id)),
        title: told.title,
        details: told.details,
    })
}

/// The room in which things of a kind have their pages.
fn rooms(kind: &str) -> &'static str {
    match kind {
        "organisation" => "organisations",
        "activity" => "activities",
        _ => "places",
    }
}
