//! Reviving an organisation that has ended, and undoing a merge. Merging itself is in `home`, because links and seats have
//! to do with it.

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use sea_orm::ConnectionTrait;
use web::{Confirm, Door, Form, Frame, PageError, Pages, Visit, page, redirect};

use super::acts::{self, Seen, Stop};
use super::rules;
use super::store::Stand;
use crate::at::{At, address};
use crate::organisations::entities::organisation::Model;
use crate::organisations::{reads, store as organisations};

pub fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/revive", ANY, ask_revive)
        .post("/c/{coalition}/organisations/{id}/revive", ANY, revive)
        .get("/c/{coalition}/organisations/{id}/split", ANY, ask_split)
        .post("/c/{coalition}/organisations/{id}/split", ANY, split)
}

#[derive(Template)]
#[template(path = "standing/sure.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    confirm: Confirm,
}

/// What a page answers when nothing could be done.
pub fn stopped(frame: &Frame, id: OrganisationId, stop: Stop) -> Result<Response, PageError> {
    match stop {
        Stop::Missing => Err(PageError::NotFound),
        Stop::Stale => Err(PageError::Stale),
        Stop::Db(error) => Err(PageError::Db(error)),
        Stop::Refused(_) => Ok(redirect(&address(frame, id), Some("notice-organisation-stands"))),
    }
}

/// The record as the page saw it.
pub(super) fn seen(id: OrganisationId, sent: &Form) -> Seen {
    Seen { id, version: Some(sent.get("version").parse().unwrap_or(0)) }
}

async fn found(db: &impl ConnectionTrait, visit: &Visit, id: OrganisationId) -> Result<Model, PageError> {
    organisations::find(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)
}

async fn ask_revive(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let row = found(visit.app.db(), &visit, id).await?;
    if let Err(refusal) = rules::revive(Stand::of(&row).state) {
        return stopped(frame, id, refusal.into());
    }
    let at = address(frame, id);
    let confirm = Confirm {
        question: frame.t1("standing-revive-question", "name", &row.name),
        consequences: (1..=2)
            .map(|line| frame.t(&format!("standing-revive-consequence-{line}")))
            .collect(),
        action: format!("{at}/revive"),
        submit: frame.t("standing-revive"),
        cancel: at,
        version: row.version,
    };
    page(&ConfirmPage { frame, confirm })
}

async fn revive(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    if let Err(stop) = acts::revive(&tx, &visit.doer(), seen(id, &sent)).await {
        return stopped(&visit.frame, id, stop);
    }
    tx.commit().await?;
    // There stands what ended with it, if anything did.
    let onward = format!("{}/return", address(&visit.frame, id));
    Ok(redirect(&onward, Some("notice-organisation-revived")))
}

async fn ask_split(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let row = found(db, &visit, id).await?;
    let Some(into) = Stand::of(&row).merged_into else {
        return stopped(frame, id, rules::Refusal::NotMerged.into());
    };
    let other = reads::names(db, visit.scope, &[into])
        .await?
        .remove(&into)
        .unwrap_or_default();
    let at = address(frame, id);
    let confirm = Confirm {
        question: frame.t2("standing-split-question", "name", &row.name, "other", &other),
        consequences: vec![
            frame.t1("standing-split-consequence-1", "name", &row.name),
            frame.t1("standing-split-consequence-2", "other", &other),
        ],
        action: format!("{at}/split"),
        submit: frame.t("standing-split"),
        cancel: at,
        version: row.version,
    };
    page(&ConfirmPage { frame, confirm })
}

async fn split(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    if let Err(stop) = acts::split(&tx, &visit.doer(), seen(id, &sent)).await {
        return stopped(&visit.frame, id, stop);
    }
    tx.commit().await?;
    Ok(redirect(&address(&visit.frame, id), Some("notice-organisation-split")))
}
