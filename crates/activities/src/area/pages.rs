//! The page of the map, and its picture to take away.

use askama::Template;
use axum::response::Response;
use cloth::draw::MapStyle;
use kernel::Permission;
use uuid::Uuid;
use web::{Crumb, Door, Field, Filter, Frame, Kind, Options, PageError, Pages, Query, Visit, events, page};

use super::draw::{Drawn, Map, telling_focus};
use super::extent::Extent;
use super::sheet::sheet;
use crate::cloth::wider::Notice;
use crate::cloth::{Axis, View, Wanted, choose, picture_reply, sound, weave_whole};
use crate::loom::Atlas;
use crate::maps::empty::{self, Empty};
use crate::maps::files::{self, ending, files};
use crate::maps::{Tabs, tabs};

pub fn pages() -> Pages {
    const READ: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    Pages::default()
        .get("/c/{coalition}/maps/area", READ, show)
        .get("/c/{coalition}/maps/area.csv", TAKE, take_list)
        .get("/c/{coalition}/maps/area.xlsx", TAKE, take_list)
        .get("/c/{coalition}/maps/area.json", TAKE, take_list)
        .get("/c/{coalition}/maps/area.svg", TAKE, take_picture)
        .get("/c/{coalition}/maps/area.png", TAKE, take_picture)
}

#[derive(Template)]
#[template(path = "area/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    tabs: Tabs,
    filter: Filter,
    wider: Option<Notice>,
    map: Drawn,
    empty: Option<Empty>,
    files: Vec<(&'static str, String)>,
}

/// What an address asks for, and whether nothing has been recorded at all. Without a kind of work, the one with
/// the most gaps is drawn; `focus=all` draws all.
async fn view(visit: &Visit, query: &Query) -> Result<(View, bool), PageError> {
    let asked = View::read(query, visit.frame.today);
    let mut is_bare = false;
    let focus = match query.get("focus") {
        "all" => None,
        "" => {
            let kinds = View {
                places: asked.places.clone(),
                ..View::of(Axis::Place, Axis::Focus, asked.on)
            };
            let picture =
                weave_whole(&visit.app, visit.scope, kinds, Wanted::of(&visit.coalition, 0)).await?;
            is_bare = picture.is_bare();
            telling_focus(&picture)
        }
        word => Uuid::parse_str(word).ok(),
    };
    let plain = super::draw::view(&visit.frame, focus, asked.level);
    let (populations, sectors) = (asked.populations, asked.sectors);
    Ok((View { populations, sectors, places: asked.places, on: asked.on, ..plain }, is_bare))
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (view, is_bare) = view(&visit, &query).await?;
    let extent = Extent::read(&query);
    let map = Map::of(&visit, view, Wanted::of(&visit.coalition, 0), extent).await?;
    let (map, picture) = map.split(frame, extent.other(&query));
    page(&Show {
        frame,
        crumb: frame.crumb("nav-maps", "/maps"),
        tabs: tabs(frame, "/maps/area", &query),
        filter: filter(frame, &query, &picture.atlas, &picture.view),
        wider: picture.wider.notice(frame, &query),
        map,
        empty: empty::without_ground(frame, &picture.atlas)
            .or_else(|| is_bare.then(|| empty::without_records(frame))),
        files: files(frame, &query, ("/maps/area", &files::ALL)),
    })
}

fn filter(frame: &Frame, query: &Query, atlas: &Atlas, view: &View) -> Filter {
    let mut options = vec![Options::new("all", frame.t("area-all"))];
    options.extend(choose::focus_options(frame, atlas, &view.focuses));
    let chosen = view
        .focuses
        .first()
        .map_or_else(|| "all".to_owned(), ToString::to_string);
    let fields = vec![
        Field::new("focus", frame.t("cloth-focus"), Kind::Choice(options))
            .required()
            .value(chosen),
        choose::level(frame, atlas, view),
        choose::place(frame, atlas, view),
        choose::people(frame, atlas, view),
        choose::sector(frame, atlas, view),
        choose::day(frame, view),
    ];
    Filter::new(query, fields, &["extent"])
}

async fn take_list(visit: Visit, query: Query) -> Result<Response, PageError> {
    sound(&visit.frame, &query)?;
    let (view, _) = view(&visit, &query).await?;
    let picture = weave_whole(&visit.app, visit.scope, view, Wanted::of(&visit.coalition, 0)).await?;
    let name = files::name(&visit, "map", (&picture.atlas, &picture.view));
    files::give(&visit, &query, sheet(&visit.frame, &picture), name).await
}

async fn take_picture(visit: Visit, query: Query) -> Result<Response, PageError> {
    sound(&visit.frame, &query)?;
    let (view, _) = view(&visit, &query).await?;
    let map = Map::of(&visit, view, Wanted::of(&visit.coalition, 0), Extent::read(&query)).await?;
    let svg = map.svg(&visit.frame, MapStyle::Standalone);
    events::record_taken(&visit, &format!("map.{}", ending(&query)), None).await;
    let name = files::name(&visit, "map", (&map.picture.atlas, &map.picture.view));
    picture_reply(svg, &name, ending(&query)).await
}
