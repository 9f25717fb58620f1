//! The page on which it is seen whether the areas that belong together are covered together.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::sheets::{Sheet, Value};
use web::{Crumb, Door, Field, Filter, Frame, Kind, Options, PageError, Pages, Query, Visit, page};

use super::set::{Set, Standing, set};
use crate::cloth::{Axis, View, sound};
use crate::loom::{self, Atlas};
use crate::maps::files::{self, files};
use crate::maps::{Tabs, tabs};

const COLUMNS: [(&str, &str); 6] = [
    ("place", "axis-place-one"),
    ("place_code", "sheet-place-code"),
    ("state", "together-state"),
    ("has", "together-has"),
    ("lacks", "together-lacks"),
    ("not_asked", "together-not-known"),
];

pub fn pages() -> Pages {
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    Pages::default()
        .get("/c/{coalition}/maps/together", Door::Holding(Permission::Read), show)
        .get("/c/{coalition}/maps/together.csv", TAKE, take)
        .get("/c/{coalition}/maps/together.xlsx", TAKE, take)
        .get("/c/{coalition}/maps/together.json", TAKE, take)
}

#[derive(Template)]
#[template(path = "together/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Tabs,
    filter: Filter,
    areas: String,
    set: Set,
    /// Where the set is changed, for those who may.
    change: Option<String>,
    files: Vec<(&'static str, String)>,
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let view = View::read(&query, frame.today);
    let set = set(&visit, view.on, view.level).await?;
    let levels = (0..=set.deepest.clamp(0, 3))
        .map(|level| Options::new(level.to_string(), frame.of("cloth-level-", &level.to_string(), "")));
    let shown = set.level.unwrap_or(set.usual_level);
    let fields = vec![
        Field::new("level", frame.t("cloth-level"), Kind::Choice(levels.collect()))
            .required()
            .value(shown.to_string()),
        Field::new("on", frame.t("cloth-on"), Kind::Day).value(view.on.to_string()),
    ];
    page(&Show {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/maps/together", &query),
        filter: Filter::new(&query, fields, &[]),
        areas: frame.list(&set.areas),
        set,
        change: frame
            .may(Permission::Administer)
            .then(|| frame.at("/lists/focuses")),
        files: files(frame, &query, ("/maps/together", &files::LISTS)),
    })
}

async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let view = sound(&visit.frame, &query)?;
    let set = set(&visit, view.on, view.level).await?;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    // All that counts here is the day: this picture is never narrowed.
    let shown = (&*atlas, &View::of(Axis::Place, Axis::Focus, view.on));
    let name = files::name(&visit, "together", shown);
    files::give(&visit, &query, sheet(&visit.frame, shown, &set), name).await
}

/// The same as a list: a place in each row.
fn sheet(frame: &Frame, (atlas, view): (&Atlas, &View), set: &Set) -> Sheet {
    let names = |linked: &[(String, String)]| {
        let names: Vec<&str> = linked.iter().map(|(name, _)| name.as_str()).collect();
        Value::text(names.join("; "))
    };
    let row = |one: &Standing| {
        vec![
            Value::text(&one.name),
            one.code.clone().unwrap_or(Value::Empty),
            Value::text(&one.state),
            Value::text(one.has.join("; ")),
            names(&one.lacks),
            names(&one.unknown),
        ]
    };
    files::sheet(frame, ("together", atlas, view), &COLUMNS, set.rows.iter().map(row).collect())
}
