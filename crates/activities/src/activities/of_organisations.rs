//! What an organisation does, for its own page; and how much there is in all.

use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DbErr};
use web::{PageError, Visit};

use super::list::{self, Filter, Sort};
use super::naming::{Line, line, stale_before};
use super::rules::Status;
use crate::loom;

/// The activities in which these organisations have any part, changed last first, with the total counted up to
/// a thousand and one. Give an organisation with all that were merged into it.
pub async fn rows_of_organisations(
    visit: &Visit,
    organisations: &[OrganisationId],
    most: usize,
) -> Result<(Vec<Line>, u64), PageError> {
    if organisations.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let filter = Filter {
        organisations: organisations.iter().map(|id| id.0).collect(),
        ..Filter::default()
    };
    let found = list::page(visit.app.db(), visit.scope, &filter, Sort::default(), 1).await?;
    let lines = found
        .rows
        .iter()
        .take(most)
        .map(|activity| line(&visit.frame, &atlas, activity))
        .collect();
    Ok((lines, found.total))
}

/// How many activities there are, each counted up to a thousand and one.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    pub all: u64,
    pub under_way: u64,
    /// Under way, and not confirmed for a year.
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
        ..Filter::default()
    };
    let under_way = Filter { statuses: vec![Status::UnderWay], ..all.clone() };
    let stale = Filter { stale_before: Some(stale_before(today)), ..all.clone() };
    Ok(Counts {
        all: list::total(db, scope, &all).await?,
        under_way: list::total(db, scope, &under_way).await?,
        stale: list::total(db, scope, &stale).await?,
    })
}
