//! Work on an import that goes on beside everything else: begun by a button, looked at by whoever waits.

use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use uuid::Uuid;
use web::{PageError, Refused, Visit};

/// Imports that are being worked on, or could not be. The database alone says what was: when the program stops meanwhile
/// nothing was written, and the import stands there as before.
#[derive(Default)]
struct Jobs(Mutex<HashMap<(Uuid, Uuid), State>>);

/// What is done with an import.
#[derive(Clone, Debug)]
pub struct Going {
    pub file_name: String,
    pub stage: Stage,
    done: Arc<AtomicUsize>,
    /// 0 where nobody can count it.
    pub total: usize,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    Taking,
    Undoing,
}

impl Stage {
    pub fn word(self) -> &'static str {
        match self {
            Self::Taking => "going",
            Self::Undoing => "going-back",
        }
    }
}

/// How far one is.
#[derive(Clone, Debug)]
pub enum State {
    Going(Going),
    Failed(Stage, Refused),
}

impl Going {
    pub fn new(file_name: String, stage: Stage, (done, total): (Arc<AtomicUsize>, usize)) -> Self {
        Self { file_name, stage, done, total }
    }

    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }
}

impl Jobs {
    fn all(&self) -> MutexGuard<'_, HashMap<(Uuid, Uuid), State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far this one is; nothing when nobody works on it. That it failed is told once.
pub fn found(visit: &Visit, id: Uuid) -> Option<State> {
    let (jobs, key) = (visit.app.kept::<Jobs>(), (visit.scope.key(), id));
    let mut jobs = jobs.all();
    let state = jobs.get(&key)?.clone();
    if let State::Failed(..) = state {
        jobs.remove(&key);
    }
    Some(state)
}

/// Does something with an import, one thing at a time. Gives what came of it where that was soon; else the import's page
/// says how far it is, or that it failed.
pub async fn run<T: Send + 'static>(
    visit: &Visit,
    id: Uuid,
    going: Going,
    work: impl Future<Output = Result<T, PageError>> + Send + 'static,
) -> Result<Option<T>, PageError> {
    let patience = visit.app.site().patience;
    let (app, key, stage) = (visit.app.clone(), (visit.scope.key(), id), going.stage);
    {
        let jobs = app.kept::<Jobs>();
        let mut jobs = jobs.all();
        if matches!(jobs.get(&key), Some(State::Going(_))) {
            return Ok(None);
        }
        jobs.insert(key, State::Going(going));
    }
    let (told, waits) = oneshot::channel();
    let work = tokio::spawn(work);
    tokio::spawn(async move {
        let outcome = work.await;
        let outcome = outcome.unwrap_or_else(|broken| Err(PageError::Output(broken.to_string())));
        let jobs = app.kept::<Jobs>();
        let mut jobs = jobs.all();
        jobs.remove(&key);
        // Where nobody waits any longer, the next who looks is told.
        if let Err(Err(error)) = told.send(outcome) {
            tracing::error!(kind = error.refused().word(), "work on an import came to nothing");
            jobs.insert(key, State::Failed(stage, error.refused()));
        }
    });
    match tokio::time::timeout(patience, waits).await {
        Ok(Ok(outcome)) => outcome.map(Some),
        Ok(Err(_)) | Err(_) => Ok(None),
    }
}
