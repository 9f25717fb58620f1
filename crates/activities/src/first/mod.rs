//! Where to look first: single cells in order of urgency, each with its reason.

use askama::Template;
use axum::response::Response;
use cloth::Why;
use kernel::Permission;
use web::{Crumb, Door, Filter, Frame, Listing, PageError, Pages, Query, Tone, Visit, page};

use crate::cloth::table::cell_base;
use crate::cloth::{Axis, Count, Picture, View, Wanted, choose, keys, weave_whole, words};
use crate::maps::{Tab, tabs};

const PAGE_LEN: usize = web::PAGE_LEN as usize;
const MOST: usize = 1_000;

pub fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/maps/first", Door::Holding(Permission::Read), show)
}

#[derive(Template)]
#[template(path = "first/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Vec<Tab>,
    filter: Filter,
    rows: Vec<Row>,
    listing: Listing,
}

struct Row {
    title: String,
    reason: String,
    tone: Tone,
    word: String,
    href: String,
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let asked = View::read(&query, frame.today);
    let plain = View::of(Axis::Place, Axis::Focus, asked.on);
    let view = View {
        level: asked.level,
        places: asked.places,
        focuses: asked.focuses,
        populations: asked.populations,
        ..plain
    };
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let looks = cloth::look_first(&picture.cloth, MOST);
    let page_number = usize::try_from(query.page()).unwrap_or(1);
    let shown = looks.iter().skip((page_number - 1) * PAGE_LEN).take(PAGE_LEN);
    let rows: Vec<Row> = shown.map(|look| row(frame, &picture, look)).collect();
    let fields = vec![
        choose::level(frame, &picture.atlas, &picture.view),
        choose::place(frame, &picture.atlas, &picture.view),
        choose::focus(frame, &picture.atlas, &picture.view),
        choose::people(frame, &picture.atlas, &picture.view),
        choose::day(frame, &picture.view),
    ];
    page(&Show {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/maps/first"),
        filter: Filter::new(&query, fields, &[]),
        listing: Listing::new(&query, rows.len(), looks.len() as u64),
        rows,
    })
}

fn row(frame: &Frame, picture: &Picture, look: &cloth::Look) -> Row {
    let cell = picture.cloth.cell(look.row, look.col);
    let (row_key, col_key) = (picture.row_key(look.row), picture.col_key(look.col));
    let (tone, word) = match look.why {
        Why::Gap => (Tone::Gap, "gap"),
        Why::HiddenGap => (Tone::Gap, "hidden"),
        Why::AskFirst => (Tone::Watch, "ask"),
        Why::Overlap => (Tone::Watch, "overlap"),
    };
    let row = keys::key_word(&picture.atlas, row_key);
    let col = keys::key_word(&picture.atlas, col_key);
    Row {
        title: words::crossing(frame, &picture.atlas, row_key, col_key),
        reason: words::says(frame, cell, Count::Organisations),
        tone,
        word: frame.of("first-", word, ""),
        href: format!("{}&row={row}&col={col}", cell_base(frame, picture)),
    }
}
