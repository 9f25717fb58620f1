//! Where to look first: single cells in order of urgency, each with its reason.

use askama::Template;
use axum::response::Response;
use cloth::{Key, Look, Why};
use kernel::Permission;
use web::sheets::Value;
use web::{
    Crumb, Door, Field, Filter, Frame, Kind, Listing, Options, PageError, Pages, Query, Tone, Visit, page,
};

use crate::cloth::table::cell_base;
use crate::cloth::view::address;
use crate::cloth::wider::Notice;
use crate::cloth::{Axis, Picture, View, Wanted, choose, code, keys, sound, weave_whole, words};
use crate::maps::empty::{self, Empty};
use crate::maps::files::{self, files};
use crate::maps::{Tabs, tabs};

const PAGE_LEN: usize = web::PAGE_LEN as usize;
const MOST: usize = 1_000;

/// What the list is narrowed to: cells with one reason, or those that were asked about too long ago.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wish {
    Reason(Why),
    AskAgain,
}

/// Wishes by their words in addresses, in the order in which they are listed.
const WISHES: [(&str, Wish); 6] = [
    ("gap", Wish::Reason(Why::Gap)),
    ("hidden", Wish::Reason(Why::HiddenGap)),
    ("ask", Wish::Reason(Why::AskFirst)),
    ("again", Wish::AskAgain),
    ("in-part", Wish::Reason(Why::InPart)),
    ("overlap", Wish::Reason(Why::Overlap)),
];

/// The same in columns.
const COLUMNS: [(&str, &str); 7] = [
    ("place", "axis-place-one"),
    ("place_code", "sheet-place-code"),
    ("focus", "axis-focus-one"),
    ("why", "first-why"),
    ("need", "sheet-need"),
    ("organisations", "cloth-count-organisations"),
    ("reason", "sheet-note"),
];

pub fn pages() -> Pages {
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    Pages::default()
        .get("/c/{coalition}/maps/first", Door::Holding(Permission::Read), show)
        .get("/c/{coalition}/maps/first.csv", TAKE, take)
        .get("/c/{coalition}/maps/first.xlsx", TAKE, take)
        .get("/c/{coalition}/maps/first.json", TAKE, take)
}

#[derive(Template)]
#[template(path = "first/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Tabs,
    filter: Filter,
    wider: Option<Notice>,
    rows: Vec<Row>,
    listing: Listing,
    empty: Option<Empty>,
    files: Vec<(&'static str, String)>,
}

struct Row {
    title: String,
    reason: String,
    tone: Tone,
    word: String,
    step: String,
    href: String,
}

/// The picture an address asks for, and the cells of it worth looking at.
async fn found(visit: &Visit, query: &Query, asked: View) -> Result<(Picture, Vec<Look>), PageError> {
    let plain = View::of(Axis::Place, Axis::Focus, asked.on);
    let view = View {
        level: asked.level,
        places: asked.places,
        focuses: asked.focuses,
        populations: asked.populations,
        ..plain
    };
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let wish = WISHES
        .into_iter()
        .find(|(word, _)| *word == query.get("why"))
        .map(|(_, wish)| wish);
    let looks = looks(&picture, wish);
    Ok((picture, looks))
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (picture, looks) = found(&visit, &query, View::read(&query, frame.today)).await?;
    let page_number = usize::try_from(query.page()).unwrap_or(1);
    let shown = looks.iter().skip((page_number - 1) * PAGE_LEN).take(PAGE_LEN);
    let rows: Vec<Row> = shown.map(|look| row(frame, &picture, look)).collect();
    let fields = vec![
        why_field(frame, &query),
        choose::level(frame, &picture.atlas, &picture.view),
        choose::place(frame, &picture.atlas, &picture.view),
        choose::focus(frame, &picture.atlas, &picture.view),
        choose::people(frame, &picture.atlas, &picture.view),
        choose::day(frame, &picture.view),
    ];
    page(&Show {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/maps/first", &query),
        filter: Filter::new(&query, fields, &[]),
        wider: picture.wider.notice(frame, &query),
        listing: Listing::new(&query, rows.len(), looks.len() as u64),
        rows,
        files: files(frame, &query, ("/maps/first", &files::LISTS)),
        empty: looks.is_empty().then(|| {
            empty::without_ground(frame, &picture.atlas)
                .or_else(|| picture.is_bare().then(|| empty::without_records(frame)))
                .unwrap_or_else(|| without_looks(frame, &picture))
        }),
    })
}

/// Nothing stands out; or nothing that could be seen, because the needs are recorded for larger places.
fn without_looks(frame: &Frame, picture: &Picture) -> Empty {
    if picture.wider.needs > 0 {
        return Empty {
            title: frame.t("empty-wider"),
            text: frame.t("empty-wider-text"),
            ..Empty::default()
        };
    }
    empty::without_needs(frame)
}

/// The same as a list, all of it.
async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (picture, looks) = found(&visit, &query, sound(frame, &query)?).await?;
    let line = |look: &Look| line(frame, &picture, look);
    let shown = (&*picture.atlas, &picture.view);
    let rows = looks.iter().map(line).collect();
    let sheet = files::sheet(frame, ("first", shown.0, shown.1), &COLUMNS, rows);
    let wish = WISHES.into_iter().find(|(word, _)| *word == query.get("why"));
    let what = wish.map_or_else(|| "first".to_owned(), |(word, _)| format!("first-{word}"));
    files::give(&visit, &query, sheet, files::name(&visit, &what, shown)).await
}

fn line(frame: &Frame, picture: &Picture, look: &Look) -> Vec<Value> {
    let cell = picture.cloth.cell(look.row, look.col);
    let (place, focus) = (picture.row_key(look.row), picture.col_key(look.col));
    vec![
        Value::text(words::name(frame, &picture.atlas, place)),
        code(picture, place).unwrap_or(Value::Empty),
        Value::text(words::name(frame, &picture.atlas, focus)),
        Value::text(word(look.why)),
        Value::Number(i64::from(cell.need)),
        Value::Number(i64::from(cell.organisations)),
        Value::text(reason(frame, picture, look)),
    ]
}

/// A reason by its word in addresses.
fn word(why: Why) -> &'static str {
    WISHES
        .into_iter()
        .find(|(_, wish)| *wish == Wish::Reason(why))
        .map_or("", |(word, _)| word)
}

/// The cells worth looking at; with a wish, each that meets it, whatever else stands there.
pub(crate) fn looks(picture: &Picture, wish: Option<Wish>) -> Vec<Look> {
    let all = cloth::look_first(&picture.cloth, usize::MAX).into_iter();
    let narrowed = all.filter_map(|look| {
        let why = match wish {
            None => return Some(look),
            Some(Wish::AskAgain) => return is_again(picture, &look).then_some(look),
            Some(Wish::Reason(why)) => why,
        };
        let cell = picture.cloth.cell(look.row, look.col);
        let is_meant = match why {
            Why::Gap => cell.is_gap(),
            Why::HiddenGap => look.why == why,
            Why::AskFirst => cell.ask_first(),
            Why::InPart => cell.in_part > 0,
            Why::Overlap => cell.overlap.is_some(),
        };
        is_meant.then_some(Look { why, ..look })
    });
    narrowed.take(MOST).collect()
}

/// Nobody works there, as far as somebody said more than a year ago.
fn is_again(picture: &Picture, look: &Look) -> bool {
    look.why == Why::Gap && picture.is_old(look.row, look.col)
}

fn why_field(frame: &Frame, query: &Query) -> Field {
    let options = WISHES.map(|(word, _)| Options::new(word, frame.of("first-", word, "")));
    Field::new("why", frame.t("first-why"), Kind::Choice(options.into())).value(query.get("why"))
}

fn row(frame: &Frame, picture: &Picture, look: &cloth::Look) -> Row {
    let (row_key, col_key) = (picture.row_key(look.row), picture.col_key(look.col));
    let tone = match look.why {
        Why::Gap | Why::HiddenGap => Tone::Gap,
        Why::AskFirst | Why::InPart | Why::Overlap => Tone::Watch,
    };
    let (step, href) = step(frame, picture, look);
    Row {
        title: words::crossing(frame, &picture.atlas, row_key, col_key),
        reason: reason(frame, picture, look),
        tone,
        word: frame.of("first-", word(look.why), ""),
        step: frame.t(step),
        href,
    }
}

/// Why a cell stands here, in a sentence.
fn reason(frame: &Frame, picture: &Picture, look: &Look) -> String {
    let cell = picture.cloth.cell(look.row, look.col);
    let need = words::need(frame, cell.need);
    match (look.why, cell.overlap) {
        (Why::Gap, _) if is_again(picture, look) => frame.t1("first-again-why", "need", need),
        (Why::Gap, _) => frame.t1("first-gap-why", "need", need),
        (Why::HiddenGap, _) => frame.t2("first-hidden-why", "count", cell.unmet, "need", need),
        (Why::InPart, _) => frame.t2("first-in-part-why", "count", cell.in_part, "need", need),
        (Why::Overlap, Some(overlap)) => {
            let people = words::name(frame, &picture.atlas, Key::Population(overlap.population));
            let place = words::name(frame, &picture.atlas, Key::Place(overlap.place));
            frame.t3("first-overlap-why", "count", overlap.organisations, "place", place, "people", people)
        }
        _ => frame.t1("first-ask-why", "need", need),
    }
}

/// The one thing to do about a cell, and where.
fn step(frame: &Frame, picture: &Picture, look: &cloth::Look) -> (&'static str, String) {
    let row = keys::key_word(&picture.atlas, picture.row_key(look.row));
    let col = keys::key_word(&picture.atlas, picture.col_key(look.col));
    match look.why {
        Why::HiddenGap | Why::InPart => {
            let pairs = [("open", row), ("focus", col)];
            ("finding-step-open", address(&frame.at("/maps/cloth"), &pairs))
        }
        Why::AskFirst | Why::Gap
            if frame.may(Permission::SetNeeds) && (look.why == Why::AskFirst || is_again(picture, look)) =>
        {
            let pairs = [("place", row), ("focus", col)];
            ("finding-step-ask", address(&frame.at("/needs/asked/new"), &pairs))
        }
        Why::Overlap => ("first-step-overlap", format!("{}&row={row}&col={col}", cell_base(frame, picture))),
        Why::Gap | Why::AskFirst => {
            ("finding-step-cell", format!("{}&row={row}&col={col}", cell_base(frame, picture)))
        }
    }
}
