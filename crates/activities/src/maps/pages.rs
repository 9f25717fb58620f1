//! The page with all three pictures.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Door, Finding, Frame, PageError, Pages, Query, Visit, page};

use super::empty::{self, Empty};
use super::{Tabs, tabs};
use crate::area::{self, Drawn};
use crate::cloth::table::{self, Face, Table};
use crate::cloth::{Axis, View, Wanted, says, weave_whole};
use crate::together::{self, Set};

const FINDINGS: usize = 4;

pub fn pages() -> Pages {
    const READ: Door = Door::Holding(Permission::Read);
    Pages::default().get("/c/{coalition}/maps", READ, show)
}

/// The table alone, for other pages.
#[derive(Template)]
#[template(path = "cloth/table.html")]
pub(super) struct Small<'a> {
    pub frame: &'a Frame,
    pub table: Table,
}

#[derive(Template)]
#[template(path = "maps/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    tabs: Tabs,
    summary: String,
    table: Table,
    findings: Vec<Finding>,
    map: Drawn,
    set: Set,
    /// What is said instead of all pictures while there is nothing to show.
    empty: Option<Empty>,
}

async fn show(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let wanted = Wanted::of(&visit.coalition, FINDINGS);
    let view = View::of(Axis::Place, Axis::Focus, frame.today);
    let picture = weave_whole(&visit.app, visit.scope, view, wanted).await?;
    let query = Query::parse(&frame.at("/maps/cloth"), "");
    let focus = area::telling_focus(&picture);
    let map = area::drawn(&visit, area::view(frame, focus, None), wanted).await?;
    page(&Show {
        frame,
        tabs: tabs(frame, "/maps", &query),
        summary: crate::cloth::summary(frame, &picture),
        table: table::table(frame, &query, &picture, Face::Work),
        findings: says::findings(frame, &picture),
        map,
        set: together::set(&visit, frame.today, None).await?,
        empty: empty::without_ground(frame, &picture.atlas)
            .or_else(|| picture.is_bare().then(|| empty::without_records(frame))),
    })
}
