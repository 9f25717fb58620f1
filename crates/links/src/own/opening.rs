//! Opening a private link: for whom it speaks and who gave it, and the button that begins. Looking changes nothing.

use askama::Template;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use chrono::TimeDelta;
use kernel::{OrganisationId, Scope};
use organisations::Listed;
use sea_orm::ConnectionTrait;
use web::{App, Door, Form, Frame, Guest, PageError, Pages, page, redirect};

use super::doors::COOKIE;
use crate::links::{self, Closed, Link, SESSION_HOURS};

pub fn pages() -> Pages {
    Pages::default()
        .get("/own/{link}", Door::Public, show)
        .post("/own/{link}", Door::Public, begin)
}

#[derive(Template)]
#[template(path = "own/begin.html")]
struct Begin<'a> {
    frame: &'a Frame,
    secret: &'a str,
    /// For whom it speaks: what was typed for others is forgotten on this device.
    whose: OrganisationId,
    name: &'a str,
    given: String,
    until: String,
}

#[derive(Template)]
#[template(path = "own/closed.html")]
struct Shut<'a> {
    frame: &'a Frame,
    why: String,
}

/// A link that opens now, with its coalition and the organisation for which it speaks.
struct Opened {
    link: Link,
    scope: Scope,
    whose: OrganisationId,
    name: String,
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever has the link may learn for whom it speaks"
)]
async fn opened(
    db: &impl ConnectionTrait,
    app: &App,
    secret: &str,
) -> Result<Result<Opened, Closed>, PageError> {
    let Some(link) = links::find_by_secret(db, secret).await? else {
        return Ok(Err(Closed::Unknown));
    };
    if let Err(closed) = links::open(&link, app.now()) {
        return Ok(Err(closed));
    }
    let scope = Scope::entered(link.coalition_id);
    let acting = organisations::acting(db, scope, link.organisation_id).await?;
    Ok(match acting {
        Some(Listed { id, name, .. }) => Ok(Opened { link, scope, whose: id, name }),
        None => Err(Closed::Revoked),
    })
}

/// The secret in an address. One that is no text leads to the same page as an unknown one.
struct Secret(String);

impl FromRequestParts<App> for Secret {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let path: Result<Path<String>, _> = Path::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path(secret)| secret).unwrap_or_default()))
    }
}

fn shut(frame: &Frame, closed: Closed) -> Result<Response, PageError> {
    web::refused(&Shut { frame, why: frame.t(&closed.to_string()) })
}

async fn show(guest: Guest, Secret(secret): Secret) -> Result<Response, PageError> {
    let (frame, db) = (&guest.frame, guest.app.db());
    let opened = match opened(db, &guest.app, &secret).await? {
        Ok(opened) => opened,
        Err(closed) => return shut(frame, closed),
    };
    let link = &opened.link;
    let giver = people::find_person(db, link.made_by).await?;
    let giver = giver.map_or_else(|| frame.t("event-somebody"), |person| person.called);
    page(&Begin {
        frame,
        secret: &secret,
        whose: opened.whose,
        name: &opened.name,
        given: frame.t2("own-given", "who", giver, "day", frame.day(&link.made_at.date_naive())),
        until: frame.t1("own-until", "day", frame.day(&link.expires_at.date_naive())),
    })
}

/// Opens a session, so that the link need not stand in the address any more.
async fn begin(guest: Guest, Secret(secret): Secret, _form: Form) -> Result<Response, PageError> {
    let app = &guest.app;
    let tx = app.begin().await?;
    let opened = match opened(&tx, app, &secret).await? {
        Ok(opened) => opened,
        Err(closed) => return shut(&guest.frame, closed),
    };
    let coalition = coalitions::get(&tx, opened.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    links::forget_begun_before(&tx, app.now() - TimeDelta::hours(SESSION_HOURS)).await?;
    let session = links::begin_session(&tx, &opened.link, app.now()).await?;
    tx.commit().await?;
    let mut response = redirect(&format!("/c/{}/own/activities", coalition.slug), None);
    COOKIE.set(app, &mut response, (session.text(), SESSION_HOURS * 60 * 60));
    Ok(response)
}
