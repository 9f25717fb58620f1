//! The way to everything a coordinator can set.

use askama::Template;
use axum::response::Response;
use kernel::{Permission, Role};
use web::{Door, Frame, PageError, Pages, Visit, page};

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/settings", Door::Holding(Permission::Administer), index)
}

struct Entry {
    title: String,
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "settings/index.html")]
struct Index<'a> {
    frame: &'a Frame,
    entries: Vec<Entry>,
    /// Two coordinators are the advised minimum.
    has_one_coordinator: bool,
    /// The coalition said that it sets no needs now.
    sets_no_needs: bool,
}

async fn index(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let rooms = [
        ("coalition", "/settings/coalition"),
        ("seats", "/settings/seats"),
        ("places", "/places"),
        ("sectors", "/lists/sectors"),
        ("focuses", "/lists/focuses"),
        ("populations", "/lists/populations"),
        ("needs", "/needs"),
        ("imports", "/imports"),
        ("mail", "/mail"),
    ];
    let entries = rooms.map(|(word, path)| Entry {
        title: frame.of("settings-room-", word, ""),
        text: frame.of("settings-room-", word, "-text"),
        href: frame.at(path),
    });
    let coalition = coalitions::get(visit.app.db(), visit.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    let held = coalitions::holders(visit.app.db(), visit.scope).await?;
    let coordinators = held.iter().filter(|seat| seat.role == Role::Coordinator);
    page(&Index {
        frame,
        entries: entries.into(),
        has_one_coordinator: coordinators.count() < 2,
        sets_no_needs: coalition.sets_no_needs,
    })
}
