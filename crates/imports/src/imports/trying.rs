//! Trying an import: what taking it in would do. With a long list that goes on beside everything else, and whoever waits
//! sees how far it is.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::response::Response;
use chrono::NaiveDate;
use uuid::Uuid;
use web::events::{self, Tally};
use web::texts::Language;
use web::{PageError, Visit, page};

use super::pages;
use super::preview::{Progress, step};
use super::reading::Opened;
use crate::report::Report;
use crate::taking;

/// What a trial depends on: what was said of the import, the coalition's records, the day and the language.
#[derive(Clone, Debug, PartialEq)]
struct Ground {
    version: i32,
    tally: Tally,
    today: NaiveDate,
    language: Language,
}

#[derive(Clone)]
enum Trial {
    Going(Arc<AtomicUsize>),
    Done(Arc<Report>),
    /// Told once to whoever waits.
    Failed(String),
}

/// The trials of a coalition by their import; of those that are done only the last is kept.
#[derive(Default)]
struct Trials(Mutex<HashMap<Uuid, (Ground, Trial)>>);

impl Trials {
    fn all(&self) -> MutexGuard<'_, HashMap<Uuid, (Ground, Trial)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, id: Uuid, ground: &Ground) -> Option<Trial> {
        let mut all = self.all();
        let (_, trial) = all.get(&id).filter(|(own, _)| own == ground)?;
        let trial = trial.clone();
        if let Trial::Failed(_) = trial {
            all.remove(&id);
        }
        Some(trial)
    }

    fn keep(&self, id: Uuid, ground: Ground, trial: Trial) {
        let mut all = self.all();
        if let Trial::Done(_) = trial {
            all.retain(|_, (_, other)| matches!(other, Trial::Going(_)));
        }
        all.insert(id, (ground, trial));
    }
}

async fn ground(visit: &Visit, opened: &Opened) -> Result<Ground, PageError> {
    Ok(Ground {
        version: opened.kept.version,
        tally: events::tally(visit.app.db(), visit.scope).await?,
        today: visit.frame.today,
        language: visit.frame.language,
    })
}

/// What taking it in would do. Nothing is written.
pub async fn tried(visit: &Visit, opened: &Opened) -> Result<Arc<Report>, PageError> {
    let (ground, trials) = (ground(visit, opened).await?, visit.app.kept_of::<Trials>(visit.scope));
    if let Some(Trial::Done(report)) = trials.of(opened.kept.id, &ground) {
        return Ok(report);
    }
    let by = (visit.doer(), visit.frame.language);
    let report = taking::take_in(&visit.app, by, &opened.list, &opened.how(true)).await?;
    let report = Arc::new(report);
    trials.keep(opened.kept.id, ground, Trial::Done(Arc::clone(&report)));
    Ok(report)
}

/// A page that says how far it is, where looking at the rows takes long; nothing once [`tried`] has it at hand.
pub async fn going(visit: &Visit, opened: &Arc<Opened>) -> Result<Option<Response>, PageError> {
    if opened.kept.taken_at.is_some() {
        return Ok(None);
    }
    let (id, ground) = (opened.kept.id, ground(visit, opened).await?);
    let trials = visit.app.kept_of::<Trials>(visit.scope);
    if trials.of(id, &ground).is_none() {
        begin(visit, opened, ground.clone()).await;
    }
    match trials.of(id, &ground) {
        Some(Trial::Going(done)) => progress(visit, opened, &done).map(Some),
        Some(Trial::Failed(word)) => Err(PageError::Output(word)),
        Some(Trial::Done(_)) | None => Ok(None),
    }
}

/// Begins a trial, and waits a moment for its end.
async fn begin(visit: &Visit, opened: &Arc<Opened>, ground: Ground) {
    let (id, how) = (opened.kept.id, opened.how(true));
    let trials = visit.app.kept_of::<Trials>(visit.scope);
    trials.keep(id, ground.clone(), Trial::Going(Arc::clone(&how.done)));
    let (app, by) = (visit.app.clone(), (visit.doer(), visit.frame.language));
    let opened = Arc::clone(opened);
    let work = tokio::spawn(async move { taking::take_in(&app, by, &opened.list, &how).await });
    let told = tokio::spawn(async move {
        let trial = match work.await {
            Ok(Ok(report)) => Trial::Done(Arc::new(report)),
            Ok(Err(error)) => Trial::Failed(error.refused().word().to_owned()),
            Err(error) => Trial::Failed(error.to_string()),
        };
        trials.keep(id, ground, trial);
    });
    // It goes on when nobody waits any longer.
    tokio::time::timeout(visit.app.site().patience, told).await.ok();
}

fn progress(visit: &Visit, opened: &Opened, done: &AtomicUsize) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let done = done.load(Ordering::Relaxed);
    let (is_looked_at, total) = step(done, opened.list.table.rows.len());
    page(&Progress {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        file: pages::called(frame, &opened.kept.file_name),
        stage: "trying",
        is_looked_at,
        done,
        total,
    })
}
