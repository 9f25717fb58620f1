//! Taking an answer back that was given by mistake, in the same visit: one tap had said that all of it is true.

use axum::response::Response;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::{Form, PageError, Visit, redirect};

use super::pages::{self, SHOWN_MAX};
use crate::links::{self, WroteOver};

/// What the last answer in this visit wrote over.
pub(super) async fn found(db: &impl ConnectionTrait, visit: &Visit) -> Result<Option<WroteOver>, PageError> {
    match &visit.frame.by_link {
        Some(by_link) => Ok(links::find_wrote_over(db, &by_link.session).await?),
        None => Ok(None),
    }
}

/// Keeps that for as long as the visit lasts.
pub(super) async fn keep(
    tx: &DatabaseTransaction,
    visit: &Visit,
    wrote_over: WroteOver,
) -> Result<(), PageError> {
    if let Some(by_link) = &visit.frame.by_link {
        links::keep_wrote_over(tx, &by_link.session, Some(&wrote_over)).await?;
    }
    Ok(())
}

/// Everything is as it was before the answer; what was said since then stays.
pub(super) async fn take_back(visit: Visit, _form: Form) -> Result<Response, PageError> {
    let (frame, own, doer) = (&visit.frame, pages::own(&visit).await?, visit.doer());
    let open = activities::open(&visit, own.id, SHOWN_MAX).await?;
    let tx = visit.app.begin().await?;
    let nothing = || redirect(&frame.at("/activities"), Some("notice-own-not-taken-back"));
    let (Some(by_link), Some(wrote_over)) = (&frame.by_link, found(&tx, &visit).await?) else {
        return Ok(nothing());
    };
    let said = (wrote_over.answered_at, wrote_over.before);
    if !links::take_back(&tx, &doer, (own.id, &own.name), said).await? {
        return Ok(nothing());
    }
    if !wrote_over.former.is_empty() {
        activities::take_back(&tx, &visit, &doer, (&open, &wrote_over.former)).await?;
    }
    links::keep_wrote_over(&tx, &by_link.session, None).await?;
    tx.commit().await?;
    Ok(redirect(&frame.at("/activities"), Some("notice-own-taken-back")))
}
