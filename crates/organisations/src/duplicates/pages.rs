//! The page of organisations that look alike, each group with the way to merging them.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use uuid::Uuid;
use web::{COUNT_MAX, Door, Frame, Listing, PAGE_LEN, PageError, Pages, Query, Visit, page};

use super::rules::{self, Differences};
use super::store;
use crate::directory::{Line, lines};
use crate::organisations::form::Lists;

/// A group shows this many; when more share a name, the name itself is the matter.
const SHOWN: usize = 6;

pub fn pages() -> Pages {
    const MERGE: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default().get("/c/{coalition}/organisations/duplicates", MERGE, list)
}

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct List<'a> {
    frame: &'a Frame,
    groups: Vec<Group>,
    listing: Listing,
    /// How many pairs are said to be different.
    different: usize,
}

/// Organisations that look alike.
struct Group {
    why: String,
    rows: Vec<Row>,
}

/// One of them, and an earlier one that it may be.
struct Row {
    line: Line,
    with: Option<(Uuid, String)>,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let pairs = store::differences(db, visit.scope).await?;
    let differences = Differences::new(&pairs);
    let alike = rules::alike(&store::names(db, visit.scope).await?, &differences);
    let total = alike.len();
    let before = usize::try_from((query.page() - 1) * PAGE_LEN).unwrap_or(usize::MAX);
    let len = usize::try_from(PAGE_LEN).unwrap_or(usize::MAX);
    let shown: Vec<_> = alike.into_iter().skip(before).take(len).collect();
    let ids: Vec<Uuid> = shown
        .iter()
        .flat_map(|group| group.ids.iter().take(SHOWN))
        .copied()
        .collect();
    let lists = Lists::kept(&visit.app, visit.scope).await?;
    let all = lines(&visit, &lists, &ids).await?;
    let by_id: HashMap<Uuid, Line> = all.into_iter().map(|line| (line.id, line)).collect();
    let groups = shown.into_iter().map(|group| Group {
        why: frame.of("duplicates-", group.likeness.word(), ""),
        rows: rows(&group.ids, &by_id, &differences),
    });
    let groups: Vec<Group> = groups.collect();
    let listing = Listing::new(&query, groups.len(), (total as u64).min(COUNT_MAX + 1));
    page(&List { frame, groups, listing, different: pairs.len() })
}

fn rows(ids: &[Uuid], by_id: &HashMap<Uuid, Line>, differences: &Differences) -> Vec<Row> {
    let lines: Vec<&Line> = ids.iter().filter_map(|id| by_id.get(id)).collect();
    let row = |(at, line): (usize, &&Line)| {
        let earlier = lines[..at].iter();
        let with = earlier
            .copied()
            .find(|one| !differences.are_told_apart(one.id, line.id));
        Row {
            line: (*line).clone(),
            with: with.map(|one| (one.id, one.name.clone())),
        }
    };
    lines.iter().enumerate().map(row).collect()
}
