//! The one page that shows links: each once, with words to send it by.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use web::{App, Crumb, PageError, Visit, page};

use super::store::Newcomer;

#[derive(Template)]
#[template(path = "links/made.html")]
struct Made<'a> {
    frame: &'a web::Frame,
    crumb: Crumb,
    /// Who gets theirs by mail.
    mailed: &'a [String],
    /// What becomes of that.
    mailed_title: String,
    links: Vec<Shown>,
    /// All of them, to copy in one go.
    all: String,
}

/// A link with words to send it by.
pub(super) struct Shown {
    name: String,
    secret: String,
    href: String,
    words: String,
    /// Why it does not go by mail, where that was wanted.
    why: Option<String>,
}

/// What is said with a link.
pub(super) struct Words<'a> {
    pub until: DateTime<Utc>,
    /// Whoever gets it was asked before.
    pub is_reminder: bool,
    /// What the coordinator adds.
    pub own: &'a str,
}

/// What is sent to an organisation.
pub(super) fn address(app: &App, secret: &str) -> String {
    format!("{}/own/{secret}", app.site().address)
}

/// A link with words that ask, or remind whoever was asked before.
pub(super) fn shown(visit: &Visit, made: &Newcomer, words: &Words<'_>, why: Option<String>) -> Shown {
    let frame = &visit.frame;
    let href = address(&visit.app, made.secret.text());
    let greeting = frame.t1("links-words-greeting", "name", &made.name);
    let asks = if words.is_reminder {
        "links-words-remind"
    } else {
        "links-words-ask"
    };
    let asks = frame.t2(asks, "name", &made.name, "who", &visit.actor.called);
    let last = frame.t1("links-words-last", "day", frame.day(&words.until.date_naive()));
    let parts = [greeting.as_str(), words.own, &asks, &href, &last];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Shown {
        words: format!("{}\n", parts.join("\n\n")),
        name: made.name.clone(),
        secret: made.secret.text().to_owned(),
        href,
        why,
    }
}

/// `mailed` are the names of those who get theirs by mail.
pub(super) fn show(visit: &Visit, links: Vec<Shown>, mailed: &[String]) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let all: Vec<&str> = links.iter().map(|link| link.words.as_str()).collect();
    page(&Made {
        frame,
        crumb: frame.crumb("links-title", "/links"),
        mailed_title: frame.t(match visit.app.site().has_mail_server {
            true => "links-made-mailed",
            false => "links-made-laid",
        }),
        mailed,
        all: all.join("\n\n"),
        links,
    })
}
