//! The coalition's own lists, and the way to each.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Door, Frame, PageError, Pages, Visit, page};

use super::{focuses, sectors};

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/lists", SETTLE, index)
        .and(sectors::pages())
        .and(focuses::pages())
}

#[derive(Template)]
#[template(path = "lists/index.html")]
struct Index<'a> {
    frame: &'a Frame,
    rows: Vec<Row>,
}

/// A list, what it is for, and how much is on it.
struct Row {
    title: String,
    text: String,
    href: String,
}

async fn index(visit: Visit) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let sectors = sectors::sectors(db, visit.scope).await?;
    let focuses = focuses::focuses(db, visit.scope).await?;
    let offered = focuses.iter().filter(|focus| !focus.is_ended);
    let (areas, kinds): (Vec<_>, Vec<_>) = offered.partition(|focus| focus.parent_id.is_none());
    let rows = vec![
        Row {
            title: frame.t("sectors-title"),
            text: frame.t1(
                "lists-sectors-text",
                "count",
                sectors.iter().filter(|sector| !sector.is_ended).count(),
            ),
            href: frame.at("/lists/sectors"),
        },
        Row {
            title: frame.t("focuses-title"),
            text: frame.t2("lists-focuses-text", "areas", areas.len(), "kinds", kinds.len()),
            href: frame.at("/lists/focuses"),
        },
        Row {
            title: frame.t("lists-populations"),
            text: frame.t("lists-populations-text"),
            href: frame.at("/lists/populations"),
        },
    ];
    page(&Index { frame, rows })
}

/// The one with which an entry changes places: the nearest before or after it among its neighbours.
pub(super) fn neighbour<T: Copy + PartialEq>(neighbours: &[T], id: T, to: &str) -> Option<T> {
    let at = neighbours.iter().position(|other| *other == id)?;
    match to {
        "up" => neighbours.get(at.checked_sub(1)?).copied(),
        "down" => neighbours.get(at + 1).copied(),
        _ => None,
    }
}
