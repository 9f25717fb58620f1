//! What an organisation does, for whoever came by its private link: each thing with what can be said of it, and the
//! answer that this is everything.

use activities::{Line, Open};
use askama::Template;
use axum::http::HeaderValue;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::OrganisationId;
use organisations::Listed;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use web::{Door, Form, Frame, PageError, Pages, Visit, page, redirect};

use super::doors::COOKIE;
use super::taking_back;
use crate::links::{self, WroteOver};

/// So many activities stand on the page.
pub(super) const SHOWN_MAX: usize = 200;
/// The order in which they stand.
const STAGES: [&str; 3] = ["under-way", "paused", "planned"];

pub fn pages() -> Pages {
    const OWN: Door = Door::ByLink;
    Pages::default()
        .get("/c/{coalition}/own/activities", OWN, list)
        .get("/c/{coalition}/own/activities/{id}", OWN, back)
        .post("/c/{coalition}/own/answer", OWN, answer)
        .post("/c/{coalition}/own/answer/removal", OWN, taking_back::take_back)
        .post("/c/{coalition}/own/out", OWN, leave)
}

#[derive(Template)]
#[template(path = "own/list.html")]
struct List<'a> {
    frame: &'a Frame,
    name: &'a str,
    stages: Vec<Stage>,
    /// Everything on the page, for saying that all of it is true.
    ids: Vec<Uuid>,
    has_more: bool,
    answered: Option<String>,
    /// That was said in this visit, and can be taken back.
    is_fresh: bool,
}

/// What stands alike.
struct Stage {
    title: String,
    lines: Vec<Line>,
}

/// The organisation for which the visitor speaks.
pub(super) async fn own(visit: &Visit) -> Result<Listed<OrganisationId>, PageError> {
    let id = visit.actor.organisation_id.ok_or(PageError::NoLink)?;
    let acting = organisations::acting(visit.app.db(), visit.scope, id).await?;
    acting.ok_or(PageError::NoLink)
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    let (frame, own) = (&visit.frame, own(&visit).await?);
    let answered = answered_at(visit.app.db(), &visit).await?;
    let fresh = taking_back::found(visit.app.db(), &visit).await?;
    let open = activities::open(&visit, own.id, SHOWN_MAX).await?;
    page(&List {
        frame,
        name: &own.name,
        ids: open.lines.iter().map(|line| line.id).collect(),
        has_more: open.has_more,
        stages: stages(frame, open),
        is_fresh: fresh.is_some_and(|fresh| Some(fresh.answered_at) == answered),
        answered: answered.map(|at| frame.t1("own-answered", "day", frame.day(&at.date_naive()))),
    })
}

/// When somebody last said by this link that this is everything.
async fn answered_at(db: &impl ConnectionTrait, visit: &Visit) -> Result<Option<DateTime<Utc>>, PageError> {
    let link = links::find(db, visit.scope, visit.coalition.seat_id).await?;
    Ok(link.and_then(|link| link.answered_at))
}

fn stages(frame: &Frame, open: Open) -> Vec<Stage> {
    let mut lines = open.lines;
    let of = STAGES.map(|status| {
        let (these, others) = std::mem::take(&mut lines)
            .into_iter()
            .partition(|line| line.status == status);
        lines = others;
        Stage { title: frame.of("activities-status-", status, ""), lines: these }
    });
    of.into_iter().filter(|stage| !stage.lines.is_empty()).collect()
}

/// Where the forms for one activity lead back to.
async fn back(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    // What other pages say then is said of the cloth, which nobody sees from here.
    let kept = frame.notice.as_deref().map(|notice| match notice {
        "notice-activity-ends-later" => "notice-activity-ends-later",
        _ => "notice-own-kept",
    });
    Ok(redirect(&frame.at("/activities"), kept))
}

/// That nothing is missing; and, when it was said of everything on the page at once, that all of it is still true.
async fn answer(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let (frame, own, doer) = (&visit.frame, own(&visit).await?, visit.doer());
    let open = activities::open(&visit, own.id, SHOWN_MAX).await?;
    let ids: Vec<Uuid> = sent
        .all("true")
        .iter()
        .filter_map(|text| Uuid::parse_str(text).ok())
        .take(SHOWN_MAX)
        .collect();
    let tx = visit.app.begin().await?;
    let former = match ids.is_empty() {
        true => Vec::new(),
        false => activities::confirm_those(&tx, &visit, &doer, (&open, &ids)).await?,
    };
    let before = answered_at(&tx, &visit).await?;
    links::answer(&tx, &doer, (visit.coalition.seat_id, own.id, &own.name)).await?;
    // Read again, as exact as the database keeps it.
    if let Some(answered_at) = answered_at(&tx, &visit).await? {
        taking_back::keep(&tx, &visit, WroteOver { answered_at, before, former }).await?;
    }
    tx.commit().await?;
    Ok(redirect(&frame.at("/activities"), Some("notice-own-answered")))
}

/// Ends the session on this device; the link still opens.
async fn leave(visit: Visit, _form: Form) -> Result<Response, PageError> {
    if let Some(by_link) = &visit.frame.by_link {
        let tx = visit.app.begin().await?;
        links::close_session(&tx, &by_link.session).await?;
        tx.commit().await?;
    }
    let mut response = redirect("/left", None);
    COOKIE.set(&visit.app, &mut response, ("", 0));
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}
