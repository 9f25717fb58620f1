//! Every part of the pages side by side, for those who build them. Shown in the demo only.

use askama::Template;
use axum::response::Response;

use crate::error::{PageError, Refused};
use crate::form::{Field, FormView, Kind, Options};
use crate::frame::{Crumb, Frame};
use crate::listing::{Column, Filter, Listing, Query};
use crate::reply::page;
use crate::view::{ErrorPage, Fact, Finding, HistoryRow, Tone};
use crate::visit::Guest;

/// A name long enough, without a break, to burst what is too narrow.
const LONG: &str = "Arbeitsgemeinschaft-Menschenhandelsbekämpfungskoordinierungsstelle Nord";
const RTL: &str = "جمعية الطريق المفتوح";
const WORK: [&str; 14] = [
    "Awareness", "Safe migration", "Schools", "Work with employers", "Training for those who meet people first",
    "Research", "Border checks", "Identification", "Shelter", "Health", "Counselling", "Legal help", "Livelihoods",
    "Return and a new start",
];

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

struct Task {
    title: &'static str,
    text: &'static str,
    href: &'static str,
    state: &'static str,
    tone: Tone,
}

struct Confirm {
    question: &'static str,
    consequences: [&'static str; 3],
    action: &'static str,
    submit: &'static str,
    cancel: &'static str,
    version: i32,
}

struct Cell {
    class: &'static str,
    sign: &'static str,
    says: &'static str,
}

/// `GET /style`.
pub async fn show(guest: Guest) -> Result<Response, PageError> {
    if !guest.frame.is_demo {
        return Err(PageError::NotFound);
    }
    page(&sheet(&guest.frame))
}

/// `GET /style/error`: the page of a failed save, which gives back what was typed.
pub async fn error(guest: Guest) -> Result<Response, PageError> {
    if !guest.frame.is_demo {
        return Err(PageError::NotFound);
    }
    let typed = [("version", "3"), ("name", LONG), ("note", "Two lines,\nwritten in a meeting.")];
    let typed = typed.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    page(&ErrorPage { frame: &guest.frame, refused: Refused::Full, typed })
}

fn sheet(frame: &Frame) -> Sheet<'_> {
    let query = Query::parse("/style", "q=river&kind=food&kind=shelter&page=2&sort=name");
    Sheet {
        frame,
        crumb: Crumb { label: "One step up".to_owned(), href: "/style".to_owned() },
        facts: facts(),
        tasks: tasks(),
        findings: findings(),
        history: history(),
        filter: Filter::new(&query, filter_fields(&query), &["sort"]),
        columns: vec![
            Column::sorted("Organisation".to_owned(), "name", &query, "name"),
            Column::plain("Kind".to_owned()),
            Column::sorted("Places".to_owned(), "places", &query, "name"),
            Column::sorted("Checked".to_owned(), "checked", &query, "name"),
        ],
        rows: vec![
            ["Three Rivers Desk", "Association", "12", "18 November 2026"],
            [LONG, "Government", "3", "2 May 2026"],
            [RTL, "Association", "1,204", "not yet"],
        ],
        listing: Listing::new(&query, 50, 612),
        many: Listing::new(&query, 50, 5_000),
        one: Listing::new(&Query::parse("/style", ""), 1, 1),
        none: Listing::new(&Query::parse("/style", ""), 0, 0),
        cloth: cloth(),
        kinds: WORK,
        form: form("plain"),
        wrong: wrong(),
        late: late(),
        confirm: Confirm {
            question: "Take this activity off the cloth?",
            consequences: [
                "The cell goes back to “not asked yet”.",
                "Its history stays and can be read by everybody in the coalition.",
                "A coordinator can bring it back.",
            ],
            action: "/style",
            submit: "Take it off",
            cancel: "/style",
            version: 1,
        },
    }
}

fn facts() -> Vec<Fact> {
    vec![
        Fact::new("Known as".to_owned(), "Three Rivers Desk"),
        Fact::linked("Works in".to_owned(), "Amara and 11 other districts", "/style".to_owned()),
        Fact::new("In its own script".to_owned(), RTL),
        Fact::new("A long name".to_owned(), LONG),
    ]
}

fn tasks() -> Vec<Task> {
    let task = |title, text, state, tone| Task { title, text, href: "/style", state, tone };
    vec![
        task("Choose your places", "Nine districts chosen.", "Done", Tone::Good),
        task("Add three organisations you know", "Ten minutes gives you a first map.", "Under way", Tone::Watch),
        task("Ask about shelter in Iru", "", "Nobody yet", Tone::Gap),
        task("Invite a second coordinator", "", "Not started", Tone::Plain),
    ]
}

fn findings() -> Vec<Finding> {
    let finding = |tone, title: &str, text: &str, step: &str| Finding {
        tone,
        title: title.to_owned(),
        text: text.to_owned(),
        step: step.to_owned(),
        href: "/style".to_owned(),
    };
    vec![
        finding(Tone::Gap, "Three districts have no shelter", "Chalo, Fadim and Iru: all of high need.", "See who is near"),
        finding(Tone::Watch, "Five organisations train police in Amara", "Four of them train the same teams.", "See the five"),
        finding(Tone::Good, "Every district has somebody who listens", "This was true of six in May.", ""),
        finding(Tone::Plain, "Two districts have not been asked", "", "Ask them"),
    ]
}

fn history() -> Vec<HistoryRow> {
    let change = |field: &str, before: &str, after: &str| (field.to_owned(), before.to_owned(), after.to_owned());
    vec![
        HistoryRow {
            when: "23 November 2026, 14:05 UTC".to_owned(),
            datetime: "2026-11-23T14:05:00Z".to_owned(),
            sentence: "Amina changed Three Rivers Desk.".to_owned(),
            href: Some("/style".to_owned()),
            changes: vec![
                change("Name", "Three River Desk", "Three Rivers Desk"),
                change("Note", "Ask again in spring.", ""),
                change("Telephone", "", "none given"),
            ],
        },
        HistoryRow {
            when: "20 November 2026, 09:12 UTC".to_owned(),
            datetime: "2026-11-20T09:12:00Z".to_owned(),
            sentence: "Somchai added Three Rivers Desk.".to_owned(),
            href: None,
            changes: Vec::new(),
        },
    ]
}

fn kinds() -> Vec<Options> {
    vec![
        Options::new("food", "Food and daily needs").in_group("Protection"),
        Options::new("shelter", "Shelter and safe houses").in_group("Protection"),
        Options::new("law", "Legal help").in_group("Justice"),
        Options { hint: Some("Police, border and labour officers".to_owned()), ..Options::new("training", "Training for those who meet people first").in_group("Justice") },
    ]
}

fn filter_fields(query: &Query) -> Vec<Field> {
    let sectors = vec![Options::new("ngo", "Association"), Options::new("state", "Government")];
    let chosen = query.all("kind").into_iter().map(str::to_owned).collect();
    vec![
        Field::new("q", "Words in the name", Kind::Search).value(query.get("q")),
        Field::new("sector", "Sector", Kind::Choice(sectors)),
        Field::new("kind", "Kind of work", Kind::Ticks(kinds())).values(chosen),
        Field::new("on", "As it was on", Kind::Day),
    ]
}

fn form(prefix: &str) -> FormView {
    let name = |field: &str| format!("{prefix}-{field}");
    let levels = vec![
        Options::new("1", "Low"),
        Options { hint: Some("People ask for it and wait.".to_owned()), ..Options::new("2", "High") },
    ];
    FormView::new("/style".to_owned(), "Save".to_owned(), "/style".to_owned())
        .field(Field::new(name("name"), "Name of the organisation", Kind::Line).hint("As it writes it itself.").required())
        .field(Field::new(name("note"), "Note", Kind::Text).hint("No names or stories of people."))
        .field(Field::new(name("from"), "From", Kind::Day).required())
        .field(Field::new(name("reach"), "People reached in a month", Kind::Number))
        .field(Field::new(name("sector"), "Sector", Kind::Choice(kinds())).required())
        .field(Field::new(name("level"), "How much is needed", Kind::Radios(levels)).required())
        .field(Field::new(name("kind"), "Kinds of work", Kind::Ticks(kinds())).hint("As many as are true."))
}

fn wrong() -> FormView {
    let mut form = form("wrong");
    form.mistake("wrong-name", "Name of the organisation: please fill this in.".to_owned());
    form.mistake("wrong-level", "How much is needed: please choose from the list.".to_owned());
    form.mistake("whole", "This organisation is on the list already.".to_owned());
    form
}

fn late() -> FormView {
    let mut current = form("late");
    let mut mine = form("late");
    for (form, name, kind) in [(&mut current, "Three Rivers Desk", "food"), (&mut mine, RTL, "law")] {
        form.fields[0].values = vec![name.to_owned()];
        form.fields[6].values = vec![kind.to_owned()];
    }
    mine.fields[1].values = vec!["Written while somebody else saved.".to_owned()];
    mine.show_theirs(&current, "Somchai".to_owned());
    mine
}

fn cloth() -> Vec<(&'static str, Vec<Cell>)> {
    let cell = |class, sign, says| Cell { class, sign, says };
    let row = || {
        vec![
            cell("wg", "0", "gap: asked, and nobody"),
            cell("wn", "0", "asked, and nobody"),
            cell("w1", "1", "1 organisation"),
            cell("w2", "2", "2 organisations"),
            cell("w3", "3", "3 organisations"),
            cell("wo", "12", "12 organisations, possible overlap"),
            cell("wq", "?", "not asked yet"),
        ]
    };
    vec![("Amara", row()), ("Upper Chalo and the river islands", row()), (RTL, row())]
}
