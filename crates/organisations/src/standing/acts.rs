//! Ending, reviving, merging, splitting and removing: each checks the rules, writes, and records what happened.

use kernel::{Change, Happening, OrganisationId, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::{self, Doer};

use super::rules::{self, Refusal, Removal};
use super::store::{self, Stand};
use crate::organisations::Profile;
use crate::organisations::entities::organisation::Model;
use crate::organisations::store as organisations;
use crate::organisations::store::KIND;
use crate::{contacts, duplicates};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    #[error("there is no such organisation")]
    Missing,
    /// Somebody else saved since the page was made.
    #[error("somebody else changed it meanwhile")]
    Stale,
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// An organisation, and the version on the page; a program that has just read it gives none.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub id: OrganisationId,
    pub version: Option<i32>,
}

impl From<OrganisationId> for Seen {
    fn from(id: OrganisationId) -> Self {
        Self { id, version: None }
    }
}

/// Ends an organisation: it stays readable, and is no longer offered or counted.
pub async fn end(
    tx: &DatabaseTransaction,
    doer: &Doer,
    seen: impl Into<Seen>,
    reason: &str,
) -> Result<(), Stop> {
    let (row, version) = read(tx, doer, seen.into()).await?;
    let ending = rules::end(Stand::of(&row).state, reason)?;
    let changes = Change::of("standing-reason", "", ending.reason.as_deref().unwrap_or_default());
    let stand = Stand { ended_at: Some(doer.at), ended_reason: ending.reason, ..ended() };
    write(tx, doer, &row, version, &stand).await?;
    record(tx, doer, &row, Verb::Ended, changes).await
}

fn ended() -> Stand {
    Stand { state: crate::organisations::State::Ended, ..Stand::active() }
}

/// Brings an ended organisation back.
pub async fn revive(tx: &DatabaseTransaction, doer: &Doer, seen: impl Into<Seen>) -> Result<(), Stop> {
    let (row, version) = read(tx, doer, seen.into()).await?;
    rules::revive(Stand::of(&row).state)?;
    write(tx, doer, &row, version, &Stand::active()).await?;
    let reason = row.ended_reason.as_deref().unwrap_or_default();
    record(tx, doer, &row, Verb::Revived, Change::of("standing-reason", reason, "")).await
}

/// Lets one organisation stand for another. Nothing is deleted; both records say what happened.
pub async fn merge(
    tx: &DatabaseTransaction,
    doer: &Doer,
    gone: impl Into<Seen>,
    stays: impl Into<Seen>,
) -> Result<(), Stop> {
    let (gone, gone_version) = read(tx, doer, gone.into()).await?;
    let (stays, stays_version) = read(tx, doer, stays.into()).await?;
    let (from, to) = (Stand::of(&gone), Stand::of(&stays));
    let merging = rules::merge((OrganisationId(gone.id), from.state), (OrganisationId(stays.id), to.state))?;
    let merged = Stand {
        state: crate::organisations::State::Merged,
        merged_into: Some(merging.stays),
        ..from
    };
    // Both records move on, so that of two merges at the same moment one sees the other; the smaller id goes first,
    // so that the two never wait for each other.
    if gone.id < stays.id {
        write(tx, doer, &gone, gone_version, &merged).await?;
        write(tx, doer, &stays, stays_version, &to).await?;
    } else {
        write(tx, doer, &stays, stays_version, &to).await?;
        write(tx, doer, &gone, gone_version, &merged).await?;
    }
    let both = [&gone, &stays].map(|row| (OrganisationId(row.id), row.name.clone()));
    contacts::agree(tx, doer, both.into()).await?;
    record(tx, doer, &gone, Verb::Merged, Change::of("standing-merged-into", "", &stays.name)).await?;
    record(tx, doer, &stays, Verb::Merged, Change::of("standing-merged-here", "", &gone.name)).await
}

/// Whether two that a page shows side by side may be merged.
pub fn may_merge(one: &Profile, other: &Profile) -> Result<(), Refusal> {
    rules::merge((one.id, one.state), (other.id, other.state)).map(drop)
}

/// Undoes a merge: the organisation stands for itself again, as it did before.
pub async fn split(tx: &DatabaseTransaction, doer: &Doer, seen: impl Into<Seen>) -> Result<(), Stop> {
    let (row, version) = read(tx, doer, seen.into()).await?;
    let before = Stand::of(&row);
    rules::split(before.state)?;
    let stood_for_by = before.merged_into.unwrap_or(OrganisationId(row.id));
    let stand = match before.ended_at {
        Some(_) => Stand {
            ended_at: before.ended_at,
            ended_reason: before.ended_reason,
            ..ended()
        },
        None => Stand::active(),
    };
    write(tx, doer, &row, version, &stand).await?;
    let Some(other) = organisations::find(tx, doer.scope, stood_for_by).await? else {
        return Err(Stop::Missing);
    };
    record(tx, doer, &row, Verb::Split, Change::of("standing-merged-into", &other.name, "")).await?;
    record(tx, doer, &other, Verb::Split, Change::of("standing-merged-here", &row.name, "")).await
}

/// Says that everything on the page is still true today.
pub async fn confirm(tx: &DatabaseTransaction, doer: &Doer, id: OrganisationId) -> Result<(), Stop> {
    let (row, _) = read(tx, doer, id.into()).await?;
    organisations::confirm(tx, doer.scope, id, doer.at.date_naive()).await?;
    record(tx, doer, &row, Verb::Confirmed, None).await
}

/// An organisation about to be removed: nobody else changes or names it to the end of the transaction.
pub struct Leaving(OrganisationId);

/// Says that an organisation is removed, so that nobody names it from now on. What hangs on it is to be looked at
/// after this; where something does, the transaction is left and nothing has happened.
pub async fn leave(tx: &DatabaseTransaction, doer: &Doer, seen: impl Into<Seen>) -> Result<Leaving, Stop> {
    let (row, version) = read(tx, doer, seen.into()).await?;
    // Its record moves on before the event is written, as in every other act: nobody waits for each other.
    write(tx, doer, &row, version, &Stand::of(&row)).await?;
    record(tx, doer, &row, Verb::Removed, None).await?;
    Ok(Leaving(OrganisationId(row.id)))
}

/// Removes an organisation for good, with its profile and contacts.
pub async fn remove(
    tx: &DatabaseTransaction,
    doer: &Doer,
    leaving: Leaving,
    _: Removal,
) -> Result<(), DbErr> {
    let Leaving(id) = leaving;
    take_out(tx, doer, &[id.0]).await
}

/// Removes many organisations at once that were added together and that nothing hangs on; each with its event. The
/// caller holds what names organisations to the end of the transaction.
pub async fn remove_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    leaving: Vec<(OrganisationId, String, Removal)>,
) -> Result<(), DbErr> {
    let ids: Vec<uuid::Uuid> = leaving.iter().map(|(id, ..)| id.0).collect();
    take_out(tx, doer, &ids).await?;
    let removed = leaving
        .into_iter()
        .map(|(id, name, _)| (doer.clone(), Happening::new(Verb::Removed, KIND, id.0, name)));
    events::record_all(tx, removed.collect()).await
}

async fn take_out(tx: &DatabaseTransaction, doer: &Doer, ids: &[uuid::Uuid]) -> Result<(), DbErr> {
    contacts::clear(tx, doer.scope, ids).await?;
    duplicates::forget(tx, doer.scope, ids).await?;
    organisations::remove(tx, doer.scope, ids).await
}

async fn read(tx: &DatabaseTransaction, doer: &Doer, seen: Seen) -> Result<(Model, i32), Stop> {
    let row = organisations::find(tx, doer.scope, seen.id)
        .await?
        .ok_or(Stop::Missing)?;
    let version = seen.version.unwrap_or(row.version);
    Ok((row, version))
}

async fn write(
    tx: &DatabaseTransaction,
    doer: &Doer,
    row: &Model,
    version: i32,
    stand: &Stand,
) -> Result<(), Stop> {
    let is_written = store::set(tx, doer, (OrganisationId(row.id), version), stand).await?;
    if is_written { Ok(()) } else { Err(Stop::Stale) }
}

async fn record(
    tx: &DatabaseTransaction,
    doer: &Doer,
    row: &Model,
    verb: Verb,
    change: Option<Change>,
) -> Result<(), Stop> {
    let happening = Happening::new(verb, KIND, row.id, row.name.clone()).with(change.into_iter().collect());
    Ok(events::record(tx, doer, happening).await?)
}
