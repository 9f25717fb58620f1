//! Every part of the pages side by side, for those who build them. Shown in the demo only.

mod samples;

use askama::Template;
use axum::response::Response;

use crate::error::{PageError, Refused};
use crate::form::FormView;
use crate::frame::{Crumb, Frame};
use crate::listing::{Column, Filter, Listing, Query};
use crate::pages::{Door, Pages};
use crate::reply::page;
use crate::view::{Confirm, ErrorPage, Fact, Finding, HistoryRow, Task, Tone};
use crate::visit::Guest;

#[derive(Template)]
#[template(path = "style.html")]
struct Sheet<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    facts: Vec<Fact>,
    tasks: Vec<Task>,
    findings: Vec<Finding>,
    history: Vec<HistoryRow>,
    filter: Filter,
    columns: Vec<Column>,
    rows: Vec<[&'static str; 4]>,
    listing: Listing,
    many: Listing,
    one: Listing,
    none: Listing,
    cloth: Vec<(&'static str, Vec<Cell>)>,
    kinds: [&'static str; 14],
    form: FormView,
    wrong: FormView,
    late: FormView,
    confirm: Confirm,
}

struct Cell {
    class: &'static str,
    sign: &'static str,
    says: &'static str,
}

/// The page of parts, and a sample of the page of a failed save.
pub fn pages() -> Pages {
    Pages::default()
        .get("/style", Door::Public, show)
        .get("/style/error", Door::Public, error)
}

/// `GET /style`.
async fn show(guest: Guest) -> Result<Response, PageError> {
    if !guest.frame.is_demo {
        return Err(PageError::NotFound);
    }
    page(&sheet(&guest.frame))
}

/// `GET /style/error`: the page of a failed save, which gives back what was typed.
async fn error(guest: Guest) -> Result<Response, PageError> {
    if !guest.frame.is_demo {
        return Err(PageError::NotFound);
    }
    let typed = [
        ("version", "3"),
        ("place", "018f0000-0000-7000-8000-000000000001"),
        ("name", samples::LONG),
        ("note", "Two lines,\nwritten in a meeting."),
    ];
    let typed = typed
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec();
    page(&ErrorPage { frame: &guest.frame, refused: Refused::Full, typed })
}

fn sheet(frame: &Frame) -> Sheet<'_> {
    let query = Query::parse("/style", "q=river&kind=food&kind=shelter&page=2&sort=name");
    Sheet {
        frame,
        crumb: Crumb { label: "One step up".to_owned(), href: "/style".to_owned() },
        facts: samples::facts(),
        tasks: samples::tasks(),
        findings: samples::findings(),
        history: samples::history(),
        filter: Filter::new(&query, samples::filter_fields(&query), &["sort"]),
        columns: vec![
            Column::sorted("Organisation".to_owned(), "name", &query, "name"),
            Column::plain("Kind".to_owned()),
            Column::sorted("Places".to_owned(), "places", &query, "name"),
            Column::sorted("Checked".to_owned(), "checked", &query, "name"),
        ],
        rows: vec![
            ["Three Rivers Desk", "Association", "12", "18 November 2026"],
            [samples::LONG, "Government", "3", "2 May 2026"],
            [samples::RTL, "Association", "1,204", "not yet"],
        ],
        listing: Listing::new(&query, 50, 612),
        many: Listing::new(&query, 50, 5_000),
        one: Listing::new(&Query::parse("/style", ""), 1, 1),
        none: Listing::new(&Query::parse("/style", ""), 0, 0),
        cloth: samples::cloth(),
        kinds: samples::WORK,
        form: samples::form("plain"),
        wrong: samples::wrong(),
        late: samples::late(),
        confirm: samples::confirm(),
    }
}

#[cfg(test)]
mod tests;
