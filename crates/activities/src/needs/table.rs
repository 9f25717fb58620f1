//! The table of what is needed and what was asked, place by place.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Crumb, Filter, Frame, PageError, Query, Visit, page};

use super::round;
use super::rules::old_before;
use super::store::{self, Asked};
use crate::cloth::table::{self, Face, Table};
use crate::cloth::{Axis, View, Wanted, choose, give, sound, weave_whole};
use crate::loom::Atlas;
use crate::maps::empty::{self, Empty};
use crate::maps::files::{self, files};
use crate::maps::{Tabs, tabs};

/// How many records are looked through, and how many rounds of asking are told.
const LATELY: u64 = 2_000;
const ROUNDS: usize = 10;
const NAMED: usize = 4;

#[derive(Template)]
#[template(path = "needs/table.html")]
struct TablePage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Tabs,
    filter: Filter,
    table: Table,
    empty: Option<Empty>,
    asked: Vec<Round>,
    may_set: bool,
    files: Vec<(&'static str, String)>,
}

/// Places by kinds of work, as far as an address opens them.
fn view(asked: View) -> View {
    View {
        level: asked.level,
        opened: asked.opened,
        ..View::of(Axis::Place, Axis::Focus, asked.on)
    }
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let view = view(View::read(&query, frame.today));
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let atlas = &picture.atlas;
    let lately = store::asked_lately(visit.app.db(), visit.scope, LATELY).await?;
    let fields = vec![
        choose::level(frame, atlas, &picture.view),
        choose::day(frame, &picture.view),
    ];
    page(&TablePage {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/needs", &query),
        filter: Filter::new(&query, fields, &["open", "part"]),
        table: table::table(frame, &query, &picture, Face::Need),
        empty: empty::without_ground(frame, atlas),
        asked: rounds(frame, atlas, &lately),
        may_set: frame.may(Permission::SetNeeds),
        files: files(frame, &query, ("/needs", &files::LISTS)),
    })
}

/// The same as a list: a cell in each row, as in the list of the cloth.
pub(super) async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let view = view(sound(&visit.frame, &query)?);
    give(&visit, &query, "needs", view).await
}

/// One round of asking: a day and a way, with all that was asked about.
pub(crate) struct Round {
    pub what: String,
    pub text: String,
    /// So long ago that it may no longer hold.
    pub is_old: bool,
    /// Where it is put right, for those who may.
    pub correct: Option<String>,
}

/// What was asked on the same day in the same way is told together.
pub(crate) fn rounds(frame: &Frame, atlas: &Atlas, lately: &[Asked]) -> Vec<Round> {
    let same = |one: &Asked, other: &Asked| one.asked_on == other.asked_on && one.how == other.how;
    lately
        .chunk_by(same)
        .take(ROUNDS)
        .map(|round| told(frame, atlas, round))
        .collect()
}

fn told(frame: &Frame, atlas: &Atlas, together: &[Asked]) -> Round {
    let mut places: Vec<_> = together.iter().map(|one| one.place_id.0).collect();
    let mut focuses: Vec<_> = together.iter().map(|one| one.focus_id.0).collect();
    for ids in [&mut places, &mut focuses] {
        ids.sort_unstable();
        ids.dedup();
    }
    let named = |ids: &[uuid::Uuid], name: &dyn Fn(uuid::Uuid) -> String| -> String {
        let mut names: Vec<String> = ids.iter().map(|id| name(*id)).collect();
        names.sort();
        if names.len() > NAMED + 1 {
            let more = names.len() - NAMED;
            names.truncate(NAMED);
            names.push(frame.t1("finding-more", "count", more));
        }
        frame.list(&names)
    };
    let focuses = named(&focuses, &|id| atlas.focus_name(id).to_owned());
    let places = named(&places, &|id| atlas.place_name(id).to_owned());
    let first = together.first();
    let day = first.map_or_else(String::new, |one| frame.day(&one.asked_on));
    let how = first.map_or("", |one| one.how.as_str());
    Round {
        what: frame.t2("cell-asked-how", "day", day, "how", how),
        is_old: first.is_some_and(|one| one.asked_on < old_before(frame.today)),
        text: frame.t2("needs-round", "places", places, "focuses", focuses),
        correct: first
            .filter(|_| frame.may(Permission::SetNeeds))
            .map(|one| round::address_of(frame, one)),
    }
}
