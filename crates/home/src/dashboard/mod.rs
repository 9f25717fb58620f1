//! The home page: what needs you, how the cloth stands, and what has changed.

mod steps;
mod tasks;

use activities::Overview;
use askama::Template;
use axum::response::Response;
use kernel::Permission;
use steps::Steps;
use web::{Door, Fact, Finding, Frame, HistoryRow, PageError, Pages, Task, Visit, events, page};

const FINDINGS_MOST: usize = 3;
const NEWS_MOST: u64 = 6;

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}", Door::Holding(Permission::Read), show)
}

#[derive(Template)]
#[template(path = "dashboard/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    hello: String,
    /// Where a young coalition stands.
    steps: Option<Steps>,
    tasks: Vec<Task>,
    facts: Vec<Fact>,
    findings: &'a [Finding],
    /// The small cloth, drawn by activities.
    cloth: &'a str,
    is_bare: bool,
    history: Vec<HistoryRow>,
}

async fn show(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let overview = activities::overview(&visit, FINDINGS_MOST).await?;
    let tasks = tasks::of(&visit, &overview).await?;
    let steps = overview
        .beginnings
        .as_ref()
        .and_then(|beginnings| steps::of(frame, beginnings));
    let events = events::latest(visit.app.db(), visit.scope, None, NEWS_MOST).await?;
    let history = people::history(visit.app.db(), frame, &events).await?;
    page(&Show {
        frame,
        hello: frame.t1("home-hello", "name", &visit.actor.called),
        facts: facts(frame, &overview),
        findings: &overview.findings,
        cloth: &overview.cloth,
        is_bare: overview.is_bare,
        steps,
        tasks,
        history,
    })
}

/// The cloth in numbers, each leading to its rows.
fn facts(frame: &Frame, overview: &Overview) -> Vec<Fact> {
    [
        ("home-organisations", frame.number(overview.organisations), "/organisations"),
        ("home-activities", frame.counted(overview.activities), "/activities?status=under-way"),
        ("home-gaps", frame.number(overview.gaps), "/maps/first?why=gap"),
        ("home-overlaps", frame.number(overview.overlaps), "/maps/first?why=overlap"),
        ("home-ask-first", frame.number(overview.ask_first), "/maps/first?why=ask"),
    ]
    .into_iter()
    .map(|(key, number, path)| Fact::linked(frame.t(key), number, frame.at(path)))
    .collect()
}
