//! Ending a private link before its day: whoever has it is out at the next step.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use web::{Confirm, Crumb, Form, Frame, PageError, Visit, page, redirect};

use super::rules;
use super::store::{self, KIND, Link};

#[derive(Template)]
#[template(path = "links/sure.html")]
struct Sure<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    confirm: Confirm,
}

/// A link with the name of its organisation; one that does not open any more needs no revoking.
async fn found(
    db: &impl ConnectionTrait,
    visit: &Visit,
    id: &str,
) -> Result<Option<(Link, String)>, PageError> {
    let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
    let link = store::find(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    if rules::open(&link, visit.app.now()).is_err() {
        return Ok(None);
    }
    let of = link.organisation_id;
    let name = organisations::names(db, visit.scope, &[of]).await?.remove(&of);
    Ok(Some((link, name.unwrap_or_default())))
}

fn ended(frame: &Frame) -> Response {
    redirect(&frame.at("/links"), Some("notice-links-ended-already"))
}

pub(super) async fn ask(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((link, name)) = found(visit.app.db(), &visit, &id).await? else {
        return Ok(ended(frame));
    };
    page(&Sure {
        frame,
        crumb: frame.crumb("links-title", "/links"),
        confirm: Confirm {
            question: frame.t1("links-revoke-question", "name", name),
            consequences: ["at-once", "kept", "again"]
                .map(|word| frame.of("links-revoke-", word, ""))
                .into(),
            action: frame.at(&format!("/links/{}/revocation", link.id)),
            submit: frame.t("links-revoke"),
            cancel: frame.at("/links"),
            version: 0,
        },
    })
}

pub(super) async fn revoke(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    _form: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, KIND).await?;
    let Some((link, name)) = found(&tx, &visit, &id).await? else {
        return Ok(ended(frame));
    };
    if !store::revoke(&tx, &visit.doer(), &[(&link, &name)]).await? {
        return Ok(ended(frame));
    }
    tx.commit().await?;
    Ok(redirect(&frame.at("/links"), Some("notice-links-revoked")))
}
