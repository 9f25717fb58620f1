//! How a coalition's cloth stands, in a few numbers and sentences: for its home page.

use askama::Template as _;
use cloth::{Key, Kind, Look, Why};
use kernel::Permission;
use organisations::stale_before;
use web::{Finding, Frame, PageError, Query, Visit};

use super::beginnings::{Beginnings, FEW, active, beginnings, few};
use crate::activities::{self, Filter, Status};
use crate::cloth::table::{self, Face};
use crate::cloth::{Axis, Picture, View, Wanted, says, weave_whole, words};
use crate::first::{Wish, looks};
use crate::loom;

/// How things stand today.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Organisations in the directory that have not ended.
    pub organisations: usize,
    /// Work under way, counted up to a thousand and one as the list does.
    pub activities: u64,
    /// Crossings of a place and a kind of work, as many as the list of where to look first shows.
    pub gaps: usize,
    pub overlaps: usize,
    /// Needed, and nobody asked yet.
    pub ask_first: usize,
    /// What and where the first of them is: `Legal aid in Nan`.
    pub ask_first_about: Option<String>,
    /// Gaps that were asked about more than a year ago.
    pub ask_again: usize,
    /// Under way, and not confirmed for a year; counted up to a thousand and one.
    pub stale: u64,
    /// What matters most, each with one next step.
    pub findings: Vec<Finding>,
    /// A small table of the cloth, places by areas of focus, as HTML of our own making.
    pub cloth: String,
    /// Nothing has been recorded yet.
    pub is_bare: bool,
    /// Why little can be told yet.
    pub young: Option<Young>,
    /// For those who look after all of it.
    pub beginnings: Option<Beginnings>,
}

/// What keeps a young cloth from telling more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Young {
    /// Hardly anybody's work is written down.
    Few,
    /// Nobody has been asked, so that all that is empty is unknown.
    Unasked,
}

/// How things stand for whoever visits, with at most so many findings.
pub async fn overview(visit: &Visit, findings: usize) -> Result<Overview, PageError> {
    let frame = &visit.frame;
    let view = View::of(Axis::Place, Axis::Focus, frame.today);
    let wanted = Wanted::of(&visit.coalition, findings * 2);
    let mut picture = weave_whole(&visit.app, visit.scope, view.clone(), wanted).await?;
    let areas = View { by_area: true, ..view };
    let small = weave_whole(&visit.app, visit.scope, areas, Wanted { findings: 0, ..wanted }).await?;
    let query = Query::parse(&frame.at("/maps/cloth"), "kinds=areas");
    let mut table = table::table(frame, &query, &small, Face::Work);
    for (row, index) in table.rows.iter_mut().zip(&small.rows) {
        row.note = gaps_by_kind(frame, &picture, small.row_key(*index));
    }
    let under_way = Filter {
        statuses: vec![Status::UnderWay],
        as_of: Some(frame.today),
        ..Filter::default()
    };
    let stale = Filter { stale_before: Some(stale_before(frame.today)), ..Filter::default() };
    let beginnings = if visit.actor.may(Permission::KeepAnyOrganisation) {
        Some(beginnings(visit, &picture).await?)
    } else {
        None
    };
    let young = young(visit, &picture).await?;
    settle(&mut picture, young, findings);
    let first = looks(&picture, Some(Wish::Reason(Why::AskFirst)))
        .into_iter()
        .next();
    let about = |look: Look| {
        let (row, col) = (picture.row_key(look.row), picture.col_key(look.col));
        words::crossing(frame, &picture.atlas, row, col)
    };
    let count = |why| looks(&picture, Some(Wish::Reason(why))).len();
    Ok(Overview {
        organisations: active(&picture.atlas).count(),
        activities: activities::total(visit.app.db(), visit.scope, &under_way).await?,
        gaps: count(Why::Gap),
        overlaps: count(Why::Overlap),
        ask_first: count(Why::AskFirst),
        ask_first_about: first.map(about),
        ask_again: looks(&picture, Some(Wish::AskAgain)).len(),
        stale: activities::total(visit.app.db(), visit.scope, &stale).await?,
        findings: says::findings(frame, &picture),
        cloth: super::pages::Small { frame, table }.render()?,
        is_bare: picture.cloth.total.activities == 0 && picture.cloth.wider.activities == 0,
        young,
        beginnings,
    })
}

async fn young(visit: &Visit, picture: &Picture) -> Result<Option<Young>, PageError> {
    if few(visit, picture)
        .await?
        .is_some_and(|written| written.len() < FEW)
    {
        return Ok(Some(Young::Few));
    }
    let is_asked = loom::look(&visit.app, visit.scope, |woven| !woven.asked().is_empty()).await?;
    Ok((!is_asked).then_some(Young::Unasked))
}

/// Leaves the findings that say something: that a young coalition has asked nobody is true of every row.
fn settle(picture: &mut Picture, young: Option<Young>, most: usize) {
    let is_unknown = |kind| matches!(kind, Kind::UnknownColumn | Kind::UnknownRow);
    match young {
        Some(Young::Few) => picture.findings.clear(),
        Some(Young::Unasked) => picture.findings.retain(|finding| !is_unknown(finding.kind)),
        None => {}
    }
    picture.findings.truncate(most);
}

/// How many gaps a place has by kinds of work, as on the whole cloth: an area with somebody in it can hide some.
fn gaps_by_kind(frame: &Frame, picture: &Picture, place: Key) -> String {
    let row = picture.cloth.rows.iter().position(|line| line.key == place);
    row.map_or_else(String::new, |row| words::gaps(frame, picture.cloth.row(row)))
}
