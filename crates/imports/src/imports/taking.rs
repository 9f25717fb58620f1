//! Taking a table in beside everything else that goes on: begun by a button, looked at by whoever waits.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::Path;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::Scope;
use tokio::task::JoinHandle;
use uuid::Uuid;
use web::events::Doer;
use web::texts::Language;
use web::{App, Form, PageError, Refused, Visit, redirect};

use super::reading::{self, Opened};
use super::{taken_store, word_store};
use crate::taking::{How, write};

/// What is done sooner needs no page of its own.
pub const SOON: Duration = Duration::from_secs(1);

/// Imports that are being taken in, or could not be. The database alone says what was: when the program stops
/// meanwhile nothing was written, and the preview stands there again.
#[derive(Default)]
struct Jobs(Mutex<HashMap<(Uuid, Uuid), Job>>);

enum Job {
    Going {
        file_name: String,
        done: Arc<AtomicUsize>,
        total: usize,
    },
    Failed(Refused),
}

/// How far one is.
pub enum State {
    Going {
        file_name: String,
        done: usize,
        total: usize,
    },
    Failed(Refused),
}

impl Jobs {
    fn all(&self) -> MutexGuard<'_, HashMap<(Uuid, Uuid), Job>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far this one is; nothing when nobody takes it in. That it failed is told once.
pub fn found(visit: &Visit, id: Uuid) -> Option<State> {
    let (jobs, key) = (visit.app.kept::<Jobs>(), (visit.scope.key(), id));
    let mut jobs = jobs.all();
    match jobs.get(&key)? {
        Job::Going { file_name, done, total } => Some(State::Going {
            file_name: file_name.clone(),
            done: done.load(Ordering::Relaxed),
            total: *total,
        }),
        Job::Failed(refused) => {
            let refused = *refused;
            jobs.remove(&key);
            Some(State::Failed(refused))
        }
    }
}

pub async fn begin(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let opened = reading::open(&visit, &id).await?;
    let there = redirect(&visit.frame.at(&format!("/imports/{}", opened.kept.id)), None);
    if opened.kept.taken_at.is_some() {
        return Ok(there);
    }
    if sent.get("version") != opened.kept.version.to_string() {
        return Err(PageError::Stale);
    }
    let key = (visit.scope.key(), opened.kept.id);
    let how = opened.how(false);
    let job = Job::Going {
        file_name: opened.kept.file_name.clone(),
        done: Arc::clone(&how.done),
        total: opened.list.table.rows.len(),
    };
    {
        let jobs = visit.app.kept::<Jobs>();
        let mut jobs = jobs.all();
        if matches!(jobs.get(&key), Some(Job::Going { .. })) {
            return Ok(there);
        }
        jobs.insert(key, job);
    }
    let by = (visit.doer(), visit.frame.language);
    let work = take_in(visit.app.clone(), by, opened, how);
    let work = tokio::spawn(told(visit.app.clone(), tokio::spawn(work), key));
    // It goes on when nobody waits any longer.
    tokio::time::timeout(SOON, work).await.ok();
    Ok(there)
}

/// Waits for the end of the work, whatever it is, and keeps for whoever asks that it failed.
async fn told(app: App, work: JoinHandle<Result<(), PageError>>, key: (Uuid, Uuid)) {
    let refused = match work.await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.refused()),
        Err(_) => Some(Refused::Broken),
    };
    let jobs = app.kept::<Jobs>();
    let mut jobs = jobs.all();
    jobs.remove(&key);
    if let Some(refused) = refused {
        tracing::error!(kind = refused.word(), "an import was not taken in");
        jobs.insert(key, Job::Failed(refused));
    }
}

/// Takes it in, with a mark while it goes on: where the program is stopped meanwhile, the mark stays and tells of it.
async fn take_in(app: App, by: (Doer, Language), opened: Opened, how: How) -> Result<(), PageError> {
    let (scope, id) = (by.0.scope, opened.kept.id);
    mark(&app, scope, id, Some(by.0.at)).await?;
    match write_all(&app, by, &opened, &how).await {
        Ok(true) => Ok(()),
        came_to_nothing => {
            mark(&app, scope, id, None).await?;
            // Something may have become open meanwhile: the preview says what.
            came_to_nothing.map(drop)
        }
    }
}

async fn mark(app: &App, scope: Scope, id: Uuid, at: Option<DateTime<Utc>>) -> Result<(), PageError> {
    let tx = app.begin().await?;
    taken_store::set_begun(&tx, scope, id, at).await?;
    Ok(tx.commit().await?)
}

/// Everything in one transaction: the work, and that it was taken in. False where something is open.
async fn write_all(app: &App, by: (Doer, Language), opened: &Opened, how: &How) -> Result<bool, PageError> {
    let (doer, seen) = (by.0.clone(), (opened.kept.id, opened.kept.version));
    let tx = app.begin().await?;
    let report = write(app, &tx, by, (&opened.list, how)).await?;
    if !report.is_written {
        tx.rollback().await?;
        return Ok(false);
    }
    if !taken_store::take_in(&tx, &doer, seen, &report).await? {
        tx.rollback().await?;
        return Err(PageError::Stale);
    }
    let words = [how.answers.given(), report.taken].concat();
    word_store::remember(&tx, (&doer, app.ids()), &words).await?;
    tx.commit().await?;
    Ok(true)
}
