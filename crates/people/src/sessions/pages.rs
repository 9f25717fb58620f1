//! The pages of coming in and going out.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::Response;
use kernel::{Happening, Verb};
use web::events::{self, Doer};
use web::{Door, Form, Frame, Guest, PageError, Pages, page, redirect};

use super::{doors, rules, store};

pub fn pages() -> Pages {
    Pages::default()
        .get("/in", Door::Public, how)
        .get("/in/{link}", Door::Public, show)
        .post("/in/{link}", Door::Public, enter)
        .get("/left", Door::Public, left)
        .post("/out", Door::SignedIn, leave)
}

#[derive(Template)]
#[template(path = "sessions/how.html")]
struct How<'a> {
    frame: &'a Frame,
}

#[derive(Template)]
#[template(path = "sessions/enter.html")]
struct Enter<'a> {
    frame: &'a Frame,
    /// The link's secret; empty when it is no longer good.
    link: &'a str,
    called: &'a str,
}

#[derive(Template)]
#[template(path = "sessions/left.html")]
struct Left<'a> {
    frame: &'a Frame,
}

async fn how(guest: Guest) -> Result<Response, PageError> {
    page(&How { frame: &guest.frame })
}

/// Looking at a link changes nothing: mail scanners look too.
async fn show(guest: Guest, Path(link): Path<String>) -> Result<Response, PageError> {
    let holder = store::holder(guest.app.db(), &link, guest.app.now()).await?;
    match &holder {
        Some((person, _)) => page(&Enter { frame: &guest.frame, link: &link, called: &person.called }),
        None => web::refused(&Enter { frame: &guest.frame, link: "", called: "" }),
    }
}

async fn enter(guest: Guest, Path(link): Path<String>) -> Result<Response, PageError> {
    let app = &guest.app;
    let tx = app.begin().await?;
    let Some((person, onward)) = store::holder(&tx, &link, app.now()).await? else {
        return web::refused(&Enter { frame: &guest.frame, link: "", called: "" });
    };
    if !store::use_up(&tx, &link).await? {
        return web::refused(&Enter { frame: &guest.frame, link: "", called: "" });
    }
    if let Some(old) = &guest.frame.signed_in {
        store::end(&tx, &old.session).await?;
    }
    let secret = store::open(&tx, person.id, app.now()).await?;
    let doer = Doer::program(app, crate::server()).at(Some(person.id), app.now());
    events::record(&tx, &doer, Happening::new(Verb::SignedIn, "person", person.id.0, "")).await?;
    tx.commit().await?;

    let onward = if rules::is_own_path(&onward) {
        onward
    } else {
        "/".to_owned()
    };
    let mut response = redirect(&onward, None);
    doors::COOKIE.set(app, &mut response, (secret.text(), 14 * 24 * 60 * 60));
    Ok(response)
}

async fn leave(guest: Guest, _form: Form) -> Result<Response, PageError> {
    if let Some(signed_in) = &guest.frame.signed_in {
        let tx = guest.app.begin().await?;
        store::end(&tx, &signed_in.session).await?;
        tx.commit().await?;
    }
    let mut response = redirect("/left", None);
    doors::COOKIE.set(&guest.app, &mut response, ("", 0));
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

async fn left(guest: Guest) -> Result<Response, PageError> {
    page(&Left { frame: &guest.frame })
}
