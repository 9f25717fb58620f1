//! Once everybody has answered, everybody was asked: a coordinator writes that down, and nobody else does.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use web::{Confirm, Crumb, Form, PageError, Visit, page, redirect};

use super::rules;
use super::standing;

#[derive(Template)]
#[template(path = "links/sure.html")]
struct Sure<'a> {
    frame: &'a web::Frame,
    crumb: Crumb,
    confirm: Confirm,
}

/// How many have answered and when the first of them did; nothing while somebody has not.
async fn answered(
    db: &impl ConnectionTrait,
    visit: &Visit,
) -> Result<Option<(usize, DateTime<Utc>)>, PageError> {
    let now = visit.app.now();
    let all = standing::all(db, visit.scope, now).await?;
    let first = rules::all_answered(all.iter().map(|one| one.link.as_ref()), now);
    Ok(first.map(|first| (all.len(), first)))
}

fn not_yet(visit: &Visit) -> Response {
    redirect(&visit.frame.at("/links"), Some("notice-links-not-all"))
}

pub(super) async fn ask(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((count, first)) = answered(visit.app.db(), &visit).await? else {
        return Ok(not_yet(&visit));
    };
    let whole = activities::Whole::read(&visit).await?;
    let day = frame.day(&first.date_naive());
    page(&Sure {
        frame,
        crumb: frame.crumb("links-title", "/links"),
        confirm: Confirm {
            question: frame.t("links-asked-question"),
            consequences: vec![
                frame.t2("links-asked-all", "count", count, "day", day),
                frame.t1("links-asked-places", "places", frame.list(&whole.places())),
                frame.t1("links-asked-areas", "areas", frame.list(&whole.areas())),
                frame.t("links-asked-gaps"),
            ],
            action: frame.at("/links/asked"),
            submit: frame.t("links-asked-do"),
            cancel: frame.at("/links"),
            version: 0,
        },
    })
}

pub(super) async fn write_down(visit: Visit, _form: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let whole = activities::Whole::read(&visit).await?;
    let tx = visit.app.begin().await?;
    let Some((_, first)) = answered(&tx, &visit).await? else {
        return Ok(not_yet(&visit));
    };
    let round = (first.date_naive(), frame.t("links-asked-how"));
    let notice = match whole.write_down(&tx, &visit, (round.0, &round.1)).await? {
        Ok(()) => "notice-links-asked",
        Err(_) => "notice-links-asked-many",
    };
    tx.commit().await?;
    Ok(redirect(&frame.at("/links"), Some(notice)))
}
