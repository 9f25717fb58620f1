//! The home page: what needs you, how the cloth stands, and what has changed.

mod steps;
mod tasks;

use activities::{Overview, Young};
use askama::Template;
use axum::response::Response;
use kernel::Permission;
use steps::Steps;
use web::events::Narrow;
use web::{Door, Fact, Finding, Frame, PageError, Pages, Task, Visit, page};

use crate::news::{self, Day};

const FINDINGS_MOST: usize = 3;
/// How many lines of news, and from how many events they are folded at most.
const NEWS_MOST: usize = 6;
const EVENTS_MOST: u64 = 60;

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
    /// Those who keep nothing here are invited to read.
    is_reader: bool,
    facts: Vec<Fact>,
    findings: &'a [Finding],
    /// The small cloth, drawn by activities.
    cloth: &'a str,
    is_bare: bool,
    /// Why little can be told yet: `few` or `unasked`.
    young: Option<&'static str>,
    days: Vec<Day>,
}

async fn show(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let overview = activities::overview(&visit, FINDINGS_MOST).await?;
    let tasks = tasks::of(&visit, &overview).await?;
    let steps = steps(&visit, &overview).await?;
    let news = news::read(&visit, &Narrow::default(), None, EVENTS_MOST).await?;
    page(&Show {
        frame,
        hello: frame.t1("home-hello", "name", &visit.actor.called),
        facts: facts(frame, &overview),
        findings: &overview.findings,
        cloth: &overview.cloth,
        is_bare: overview.is_bare,
        young: overview.young.map(|young| match young {
            Young::Few => "few",
            Young::Unasked => "unasked",
        }),
        steps,
        tasks,
        is_reader: !frame.may(Permission::KeepOrganisations),
        days: news.first(NEWS_MOST).days,
    })
}

async fn steps(visit: &Visit, overview: &Overview) -> Result<Option<Steps>, PageError> {
    let Some(beginnings) = &overview.beginnings else {
        return Ok(None);
    };
    // Only a coalition without needs can have said that it sets none.
    let sets_no_needs = !beginnings.is_needed
        && coalitions::get(visit.app.db(), visit.scope)
            .await?
            .is_some_and(|coalition| coalition.sets_no_needs);
    Ok(steps::of(&visit.frame, beginnings, sets_no_needs))
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
