//! Taking a table in beside everything else that goes on: begun by a button, looked at by whoever waits.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::Scope;
use uuid::Uuid;
use web::events::Doer;
use web::texts::Language;
use web::{App, Form, PageError, Visit, redirect};

use super::jobs::{self, Going, Stage};
use super::reading::{self, Opened};
use super::{taken_store, word_store};
use crate::taking::{How, write};

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
    let (id, how) = (opened.kept.id, opened.how(false));
    let rows = (Arc::clone(&how.done), opened.list.table.rows.len());
    let going = Going::new(opened.kept.file_name.clone(), Stage::Taking, rows);
    let by = (visit.doer(), visit.frame.language);
    jobs::run(&visit, id, going, take_in(visit.app.clone(), by, opened, how)).await?;
    Ok(there)
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
    let by = (&doer, app.ids());
    word_store::remember(&tx, by, &how.answers.given(), None).await?;
    word_store::remember(&tx, by, &report.taken, Some(opened.kept.id)).await?;
    tx.commit().await?;
    Ok(true)
}
