//! The page on which it is seen whether the areas that belong together are covered together.

use askama::Template;
use axum::response::Response;
use kernel::Permission;
use web::{Crumb, Door, Field, Filter, Frame, Kind, Options, PageError, Pages, Query, Visit, page};

use super::set::{Set, set};
use crate::cloth::View;
use crate::maps::{Tabs, tabs};

pub fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/maps/together", Door::Holding(Permission::Read), show)
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
    })
}
