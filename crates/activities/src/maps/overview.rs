//! How a coalition's cloth stands, in a few numbers and sentences: for its home page.

use askama::Template as _;
use cloth::State;
use kernel::Permission;
use web::{Finding, PageError, Query, Visit};

use super::beginnings::{Beginnings, beginnings};
use crate::activities::{self, Filter};
use crate::cloth::table::{self, Face, Table};
use crate::cloth::{Axis, View, Wanted, says, weave_whole};

/// How things stand today.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Organisations with work going on, and the work itself.
    pub organisations: u32,
    pub activities: u32,
    /// Crossings of a place and a kind of work.
    pub gaps: usize,
    pub overlaps: usize,
    pub not_asked: usize,
    /// Needed, and nobody asked yet.
    pub ask_first: usize,
    /// Under way, and not confirmed for a year; counted up to a thousand and one.
    pub stale: u64,
    /// What matters most, each with one next step.
    pub findings: Vec<Finding>,
    /// A small table of the cloth, places by areas of focus, as HTML of our own making.
    pub cloth: String,
    /// Nothing has been recorded yet.
    pub is_bare: bool,
    /// For those who look after all of it.
    pub beginnings: Option<Beginnings>,
}

/// How things stand for whoever visits, with at most so many findings.
pub async fn overview(visit: &Visit, findings: usize) -> Result<Overview, PageError> {
    let frame = &visit.frame;
    let view = View::of(Axis::Place, Axis::Focus, frame.today);
    let wanted = Wanted::of(&visit.coalition, findings);
    let picture = weave_whole(&visit.app, visit.scope, view.clone(), wanted).await?;
    let areas = View { by_area: true, ..view };
    let small = weave_whole(&visit.app, visit.scope, areas, Wanted { findings: 0, ..wanted }).await?;
    let query = Query::parse(&frame.at("/maps/cloth"), "kinds=areas");
    let table = table::table(frame, &query, &small, Face::Work);
    let stale = Filter {
        stale_before: Some(activities::stale_before(frame.today)),
        ..Filter::default()
    };
    let beginnings = if visit.actor.may(Permission::KeepAnyOrganisation) {
        Some(beginnings(visit, &picture).await?)
    } else {
        None
    };
    let count = |is_meant: fn(&cloth::Cell) -> bool| picture.cells().filter(|cell| is_meant(cell)).count();
    Ok(Overview {
        organisations: picture.cloth.total.organisations,
        activities: picture.cloth.total.activities,
        gaps: count(cloth::Cell::is_gap),
        overlaps: count(|cell| cell.overlap.is_some()),
        not_asked: count(|cell| cell.state == State::NotAsked),
        ask_first: count(cloth::Cell::ask_first),
        stale: activities::total(visit.app.db(), visit.scope, &stale).await?,
        findings: says::findings(frame, &picture),
        cloth: super::pages::Small { frame, table: Table { legend: Vec::new(), ..table } }.render()?,
        is_bare: picture.cloth.total.activities == 0 && picture.cloth.wider.activities == 0,
        beginnings,
    })
}
