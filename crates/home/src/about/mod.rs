//! What Weft is, whose data it carries, how it keeps people safe, and how it is made usable for everybody.

use askama::Template;
use axum::response::Response;
use web::{Door, Frame, Guest, PageError, Pages, page};

pub(crate) fn pages() -> Pages {
    Pages::default()
        .get("/about", Door::Public, about)
        .get("/safety", Door::Public, safety)
        .get("/accessibility", Door::Public, accessibility)
}

#[derive(Template)]
#[template(path = "about/about.html")]
struct About<'a> {
    frame: &'a Frame,
    version: &'a str,
    /// Where the source is offered; empty when nobody has said.
    source: &'a str,
    sources: &'a [places::world::Source],
}

/// A page of headed paragraphs: `safety` or `accessibility`.
#[derive(Template)]
#[template(path = "about/paragraphs.html")]
struct Paragraphs<'a> {
    frame: &'a Frame,
    subject: &'a str,
    parts: &'a [&'a str],
}

async fn about(guest: Guest) -> Result<Response, PageError> {
    page(&About {
        frame: &guest.frame,
        version: env!("CARGO_PKG_VERSION"),
        source: &guest.app.site().source,
        sources: places::world::SOURCES,
    })
}

async fn safety(guest: Guest) -> Result<Response, PageError> {
    let parts = ["leave", "stored", "never", "promise"];
    page(&Paragraphs { frame: &guest.frame, subject: "safety", parts: &parts })
}

async fn accessibility(guest: Guest) -> Result<Response, PageError> {
    let parts = ["aim", "keys", "tell"];
    page(&Paragraphs { frame: &guest.frame, subject: "accessibility", parts: &parts })
}
