//! Every active organisation with its latest link: who has one, who has answered, who has not.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DbErr};

use super::rules::{self, State};
use super::store::{self, Link};

/// An organisation and how it stands by its latest link.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: OrganisationId,
    pub name: String,
    pub link: Option<Link>,
    pub state: State,
}

/// How many have not answered what they were asked.
pub async fn owed(db: &impl ConnectionTrait, scope: Scope, now: DateTime<Utc>) -> Result<usize, DbErr> {
    if !store::has_unanswered(db, scope).await? {
        return Ok(0);
    }
    let all = all(db, scope, now).await?;
    Ok(all.iter().filter(|one| one.state.is_owed()).count())
}

/// All of them by name. What somebody said by the link of one that was merged since is no answer of the one that stands
/// for it.
pub async fn all(
    db: &impl ConnectionTrait,
    scope: Scope,
    now: DateTime<Utc>,
) -> Result<Vec<Standing>, DbErr> {
    let briefs = organisations::briefs(db, scope).await?;
    let latest = store::latest(db, scope, None).await?.into_iter();
    let mut latest: HashMap<OrganisationId, Link> = latest.map(|link| (link.organisation_id, link)).collect();
    let active = briefs
        .into_iter()
        .filter(|brief| brief.stands_for == brief.id && !brief.is_ended);
    let standing = active.map(|brief| {
        let link = latest.remove(&brief.id);
        let state = rules::state(link.as_ref(), now);
        Standing { id: brief.id, name: brief.name, link, state }
    });
    Ok(standing.collect())
}
