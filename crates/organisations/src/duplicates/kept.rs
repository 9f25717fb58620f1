//! The names of a coalition kept in memory while its organisations stay as they are; compared beside everything else that
//! goes on.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::Scope;
use sea_orm::DbErr;
use tokio::task::spawn_blocking;
use web::{App, Known, PageError, events};

use super::names::Names;
use super::rules::{Differences, Like, Likely};
use super::store;
use crate::organisations::State;
use crate::organisations::links::NAMED;
use crate::organisations::store::KIND;

/// The same names for everybody who asks.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Names>>);

impl Kept {
    fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Pairs that may be one and of which nobody said that they are different, the surest first.
pub struct Open {
    /// Those of one page.
    pub pairs: Vec<Likely>,
    pub total: usize,
    /// How many pairs are said to be different.
    pub different: usize,
}

/// Some of the pairs that may be one, after so many; nothing while they are being looked for.
pub async fn open(
    app: &App,
    scope: Scope,
    (before, most): (usize, usize),
) -> Result<Option<Open>, PageError> {
    let Some(kept) = soon(app, scope).await? else {
        return Ok(None);
    };
    let differences = Differences::new(store::differences(app.db(), scope).await?);
    let names = kept.names();
    let open = || names.pairs().iter().filter(|one| differences.leave_open(one));
    Ok(Some(Open {
        pairs: open().skip(before).take(most).cloned().collect(),
        total: open().count(),
        different: differences.count(),
    }))
}

/// For each name the organisations that it may mean, the likeliest first; none while names are being read.
pub async fn like(app: &App, scope: Scope, names: Vec<String>) -> Result<Vec<Vec<Like>>, PageError> {
    let Some(kept) = soon(app, scope).await? else {
        return Ok(vec![Vec::new(); names.len()]);
    };
    let looking = spawn_blocking(move || {
        let known = kept.names();
        names.iter().map(|name| known.like(name)).collect()
    });
    looking
        .await
        .map_err(|error| PageError::Output(error.to_string()))
}

/// The names, if they are there soon. Looking goes on when they are not.
async fn soon(app: &App, scope: Scope) -> Result<Option<Kept>, PageError> {
    let own = app.clone();
    let work = tokio::spawn(async move { kept(&own, scope).await });
    match tokio::time::timeout(app.site().patience, work).await {
        Ok(Ok(kept)) => Ok(Some(Kept::clone(&*kept?))),
        Ok(Err(error)) => Err(PageError::Output(error.to_string())),
        Err(_) => Ok(None),
    }
}

async fn kept(app: &App, scope: Scope) -> Result<Arc<Kept>, DbErr> {
    app.kept_while(scope, &[KIND], async |db, before: Option<Known<Kept>>| {
        let Some(before) = before else {
            return anew(store::names_of(db, scope, State::Active).await?).await;
        };
        let touched = events::touched(db, scope, KIND, before.tally.of(KIND), NAMED).await?;
        let touched = touched.filter(|ids| before.thing.names().may_be_renewed(ids.len()));
        let Some(ids) = touched else {
            return anew(store::names_of(db, scope, State::Active).await?).await;
        };
        let fresh = store::names_of_these(db, scope, &ids).await?;
        let kept = Kept::clone(&before.thing);
        beside(move || {
            kept.names().renew(&ids, &fresh);
            kept
        })
        .await
    })
    .await
}

async fn anew(known: Vec<super::rules::Known>) -> Result<Kept, DbErr> {
    beside(move || Kept(Arc::new(Mutex::new(Names::new(&known))))).await
}

/// Comparing keeps a processor busy, which requests should not wait for.
async fn beside(work: impl FnOnce() -> Kept + Send + 'static) -> Result<Kept, DbErr> {
    spawn_blocking(work)
        .await
        .map_err(|error| DbErr::Custom(error.to_string()))
}
