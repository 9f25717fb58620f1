//! The table of what is needed and what was asked, place by place.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Crumb, Filter, Frame, PageError, Query, Visit, page};

use super::store;
use crate::cloth::around::{Told, asked_told};
use crate::cloth::table::{self, Face, Table};
use crate::cloth::words::{self, Mark};
use crate::cloth::{Axis, View, Wanted, choose, weave_whole};
use crate::maps::{Tab, tabs};

const LATELY: u64 = 15;

#[derive(Template)]
#[template(path = "needs/table.html")]
struct TablePage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Vec<Tab>,
    filter: Filter,
    table: Table,
    legend: Vec<Mark>,
    asked: Vec<Told>,
    may_set: bool,
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let asked = View::read(&query, frame.today);
    let view = View {
        level: asked.level,
        opened: asked.opened,
        ..View::of(Axis::Place, Axis::Focus, asked.on)
    };
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let atlas = &picture.atlas;
    let lately = store::asked_lately(visit.app.db(), visit.scope, LATELY).await?;
    let fields = vec![
        choose::level(frame, atlas, &picture.view),
        choose::day(frame, &picture.view),
    ];
    page(&TablePage {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/needs"),
        filter: Filter::new(&query, fields, &["open", "part"]),
        table: table::table(frame, &query, &picture, Face::Need),
        legend: words::legend(frame),
        asked: lately.iter().map(|one| asked_told(frame, atlas, one)).collect(),
        may_set: frame.may(Permission::SetNeeds),
    })
}
