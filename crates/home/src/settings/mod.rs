//! The way to everything a coordinator can set.

use askama::Template;
use axum::response::Response;
use kernel::{Permission, PersonId};
use web::{Door, Frame, PageError, Pages, Visit, page};

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/settings", Door::Holding(Permission::Administer), index)
}

struct Entry {
    title: String,
    text: String,
    href: String,
}

struct Holder {
    called: String,
    role: String,
}

#[derive(Template)]
#[template(path = "settings/index.html")]
struct Index<'a> {
    frame: &'a Frame,
    entries: Vec<Entry>,
    holders: Vec<Holder>,
    /// Two coordinators are the advised minimum.
    has_one_coordinator: bool,
}

async fn index(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let rooms = [
        ("coalition", "/settings/coalition"),
        ("places", "/places"),
        ("sectors", "/lists/sectors"),
        ("focuses", "/lists/focuses"),
        ("populations", "/lists/populations"),
        ("needs", "/needs"),
    ];
    let entries = rooms.map(|(word, path)| Entry {
        title: frame.of("settings-room-", word, ""),
        text: frame.of("settings-room-", word, "-text"),
        href: frame.at(path),
    });
    let seats = coalitions::holders(visit.app.db(), visit.scope).await?;
    let ids: Vec<PersonId> = seats.iter().map(|seat| seat.person_id).collect();
    let called = people::called(visit.app.db(), &ids).await?;
    let coordinators = seats
        .iter()
        .filter(|seat| seat.role == kernel::Role::Coordinator)
        .count();
    let holders = seats.iter().map(|seat| Holder {
        called: called.get(&seat.person_id).cloned().unwrap_or_default(),
        role: frame.of("role-", seat.role.word(), ""),
    });
    page(&Index {
        frame,
        entries: entries.into(),
        holders: holders.collect(),
        has_one_coordinator: coordinators < 2,
    })
}
