//! Who has a seat, as what, for whom and since when.

use askama::Template;
use axum::response::Response;
use kernel::Role;
use web::{Frame, PageError, Visit, page};

use super::{address, found};

struct Holder {
    called: String,
    /// `Representative of Open Road, since 3 March 2025`.
    said: String,
    href: String,
    is_own: bool,
}

#[derive(Template)]
#[template(path = "seats/list.html")]
struct List<'a> {
    frame: &'a Frame,
    holders: Vec<Holder>,
    /// Two coordinators are the advised minimum.
    has_one_coordinator: bool,
}

pub async fn list(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let all = found::all(visit.app.db(), &visit).await?;
    let coordinators = all.iter().filter(|found| found.seat.role == Role::Coordinator);
    let has_one_coordinator = coordinators.count() < 2;
    let holders = all.into_iter().map(|found| Holder {
        said: frame.t2(
            "seat-since",
            "said",
            found.said(frame),
            "day",
            frame.day(&found.seat.since.date_naive()),
        ),
        href: address(frame, found.seat.id),
        is_own: found.is_own(&visit),
        called: found.called,
    });
    page(&List { frame, holders: holders.collect(), has_one_coordinator })
}
