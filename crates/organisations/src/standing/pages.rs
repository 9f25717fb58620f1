//! Saying that a profile is still true; ending an organisation, reviving it, and undoing a merge.

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use sea_orm::ConnectionTrait;
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, PageError, Pages, Visit, page, redirect, refused,
};

use super::acts::{self, Seen, Stop};
use super::store::Stand;
use super::{merging, rules};
use crate::at::{At, address, crumb};
use crate::organisations::entities::organisation::Model;
use crate::organisations::{reads, store as organisations};

pub fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    const KEEP: Door = Door::Holding(Permission::KeepOrganisations);
    Pages::default()
        .post("/c/{coalition}/organisations/{id}/confirmation", KEEP, confirm)
        .get("/c/{coalition}/organisations/{id}/end", ANY, ask_end)
        .post("/c/{coalition}/organisations/{id}/end", ANY, end)
        .get("/c/{coalition}/organisations/{id}/revive", ANY, ask_revive)
        .post("/c/{coalition}/organisations/{id}/revive", ANY, revive)
        .get("/c/{coalition}/organisations/{id}/merge", ANY, merging::ask)
        .post("/c/{coalition}/organisations/{id}/merge", ANY, merging::merge)
        .get("/c/{coalition}/organisations/{id}/split", ANY, ask_split)
        .post("/c/{coalition}/organisations/{id}/split", ANY, split)
}

#[derive(Template)]
#[template(path = "standing/end.html")]
struct End<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    consequences: Vec<String>,
    form: FormView,
}

#[derive(Template)]
#[template(path = "standing/sure.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    confirm: Confirm,
}

struct Confirm {
    question: String,
    consequences: Vec<String>,
    action: String,
    submit: String,
    cancel: String,
    version: i32,
}

/// What a page answers when nothing could be done.
pub(super) fn stopped(frame: &Frame, id: OrganisationId, stop: Stop) -> Result<Response, PageError> {
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

async fn confirm(visit: Visit, At(id): At, _: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    found(&tx, &visit, id).await?;
    if !visit.actor.keeps(id) {
        return Err(PageError::Forbidden);
    }
    if let Err(stop) = acts::confirm(&tx, &visit.doer(), id).await {
        return stopped(&visit.frame, id, stop);
    }
    tx.commit().await?;
    Ok(redirect(&address(&visit.frame, id), Some("notice-organisation-confirmed")))
}

fn end_page<'a>(frame: &'a Frame, row: &Model, form: FormView) -> End<'a> {
    End {
        frame,
        crumb: crumb(frame, OrganisationId(row.id), &row.name),
        title: frame.t1("standing-end-question", "name", &row.name),
        consequences: (1..=3)
            .map(|line| frame.t(&format!("standing-end-consequence-{line}")))
            .collect(),
        form,
    }
}

fn end_form(frame: &Frame, row: &Model) -> FormView {
    let at = address(frame, OrganisationId(row.id));
    FormView::new(format!("{at}/end"), frame.t("standing-end"), at)
        .version(row.version)
        .field(
            Field::new("reason", frame.t("standing-reason"), Kind::Text)
                .hint(frame.t("standing-reason-hint"))
                .len(rules::REASON_MAX),
        )
}

async fn ask_end(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let row = found(visit.app.db(), &visit, id).await?;
    if let Err(refusal) = rules::end(Stand::of(&row).state, "") {
        return stopped(&visit.frame, id, refusal.into());
    }
    page(&end_page(&visit.frame, &row, end_form(&visit.frame, &row)))
}

async fn end(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let row = found(&tx, &visit, id).await?;
    let mut view = end_form(frame, &row);
    view.fill(frame, &sent);
    if !view.is_sound() {
        return refused(&end_page(frame, &row, view));
    }
    if let Err(stop) = acts::end(&tx, &visit.doer(), seen(id, &sent), view.get("reason")).await {
        return stopped(frame, id, stop);
    }
    tx.commit().await?;
    Ok(redirect(&address(frame, id), Some("notice-organisation-ended")))
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
        consequences: vec![frame.t("standing-revive-consequence")],
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
    Ok(redirect(&address(&visit.frame, id), Some("notice-organisation-revived")))
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
