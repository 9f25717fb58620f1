//! What an organisation does, for its own page; and how much there is in all.

use kernel::{OrganisationId, Scope};
use organisations::stale_before;
use sea_orm::{ConnectionTrait, DbErr};
use web::{Frame, PageError, Visit};

use super::course::Status;
use super::list;
use super::naming::{Line, Party, line, party};
use super::narrow::Filter;
use super::order::{Sort, Turn};
use super::rules::Role;
use super::store::Activity;
use crate::loom::{self, Atlas};

/// What organisations do that stands alike: what is going on, what is planned, or what is past.
#[derive(Clone, Debug)]
pub struct Stage {
    pub name: &'static str,
    pub statuses: &'static [Status],
    pub shares: Vec<Share>,
    /// Counted up to a thousand and one.
    pub total: u64,
    /// In how many of them they have each part, those they run first.
    pub by_role: Vec<(Role, u64)>,
}

/// An activity as one of its organisations sees it.
#[derive(Clone, Debug)]
pub struct Share {
    pub line: Line,
    /// Its own part in words, mostly one: `Runs it`.
    pub own: Vec<String>,
    /// The others, each after the word for their part: `Run by`.
    pub others: Vec<(String, Party)>,
}

const NOW: (&str, &[Status], Sort) = ("now", &[Status::UnderWay, Status::Paused], Sort::Changed);
const PLANNED: (&str, &[Status], Sort) = ("planned", &[Status::Planned], Sort::From(Turn::Up));
const PAST: (&str, &[Status], Sort) =
    ("past", &[Status::Finished, Status::CalledOff], Sort::From(Turn::Down));

/// The activities in which these organisations have any part, as they stand today. Give an organisation with all
/// that were merged into it.
pub async fn stages_of_organisations(
    visit: &Visit,
    organisations: &[OrganisationId],
    most: usize,
) -> Result<[Stage; 3], PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let of = |stage| stage_of(visit, &atlas, organisations, stage, most);
    Ok([of(NOW).await?, of(PLANNED).await?, of(PAST).await?])
}

async fn stage_of(
    visit: &Visit,
    atlas: &Atlas,
    organisations: &[OrganisationId],
    (name, statuses, sort): (&'static str, &'static [Status], Sort),
    most: usize,
) -> Result<Stage, PageError> {
    let filter = Filter {
        organisations: organisations.iter().map(|id| id.0).collect(),
        statuses: statuses.to_vec(),
        as_of: Some(visit.frame.today),
        ..Filter::default()
    };
    let found = list::page(visit.app.db(), visit.scope, &filter, &sort.order(atlas), 1).await?;
    let by_role = list::by_role(visit.app.db(), visit.scope, &filter).await?;
    let shown = found.rows.iter().take(most);
    Ok(Stage {
        name,
        statuses,
        shares: shown
            .map(|activity| share(&visit.frame, atlas, activity, organisations))
            .collect(),
        total: found.total,
        by_role,
    })
}

fn share(frame: &Frame, atlas: &Atlas, activity: &Activity, organisations: &[OrganisationId]) -> Share {
    let mut share = Share {
        line: line(frame, atlas, activity),
        own: Vec::new(),
        others: Vec::new(),
    };
    for role in Role::ALL {
        let with_role = activity
            .organisations
            .iter()
            .copied()
            .filter(|(_, one)| *one == role);
        let (own, others): (Vec<_>, Vec<_>) = with_role.partition(|(id, _)| organisations.contains(id));
        if !own.is_empty() {
            share.own.push(frame.of("activities-role-", role.word(), ""));
        }
        let named = others.into_iter().map(|(id, _)| party(frame, atlas, id));
        share
            .others
            .extend(named.map(|party| (frame.of("activities-by-", role.word(), ""), party)));
    }
    share
}

/// How many activities there are, each counted up to a thousand and one.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// In which they have any part.
    pub all: u64,
    /// Under way, and run by them: what is theirs to keep true.
    pub under_way: u64,
    /// Of those, not confirmed for a year.
    pub stale: u64,
}

/// Counts a coalition's activities, or those of some organisations.
pub async fn counts(
    db: &impl ConnectionTrait,
    scope: Scope,
    organisations: &[OrganisationId],
    today: chrono::NaiveDate,
) -> Result<Counts, DbErr> {
    let all = Filter {
        organisations: organisations.iter().map(|id| id.0).collect(),
        as_of: Some(today),
        ..Filter::default()
    };
    let run = Filter { roles: vec![Role::Runs], ..all.clone() };
    let under_way = Filter { statuses: vec![Status::UnderWay], ..run.clone() };
    let stale = Filter { stale_before: Some(stale_before(today)), ..run };
    Ok(Counts {
        all: list::total(db, scope, &all).await?,
        under_way: list::total(db, scope, &under_way).await?,
        stale: list::total(db, scope, &stale).await?,
    })
}
