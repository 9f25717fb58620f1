//! What stands around a cell: needs, questions asked, and work recorded for a wider place or area.

use chrono::NaiveDate;
use cloth::{Key, Short};
use uuid::Uuid;
use web::{Frame, PageError, Visit};

use super::view::{View, address};
use crate::activities::{self, Filter, Line, Status};
use crate::loom::Atlas;
use crate::needs::store::{self, Need};
use crate::needs::{Round, rounds};

/// How many needs and wider activities are told.
const TOLD: u64 = 12;
/// How many records of asking are looked through; they are told by occasion.
const ASKED: u64 = 500;

/// One record told in a line.
pub(crate) struct Told {
    pub what: String,
    pub text: String,
    /// Its own cell.
    pub href: String,
    /// What is lacking, where it is known to be.
    pub lacks: Option<String>,
}

/// The places and kinds of work a cell stands for, where both are known.
pub(super) struct Ground {
    pub place: Uuid,
    pub focus: Uuid,
    /// Everything inside, and everything around.
    places_inside: Vec<Uuid>,
    places_around: Vec<Uuid>,
    focuses_inside: Vec<Uuid>,
    focuses_around: Vec<Uuid>,
}

impl Ground {
    /// From rows and columns, or from a filter that names one place or one kind of work.
    pub(super) fn of(atlas: &Atlas, view: &View, keys: &[Key]) -> Option<Self> {
        let mut place = if view.places.len() == 1 {
            view.places.first().copied()
        } else {
            None
        };
        let mut focus = if view.focuses.len() == 1 {
            view.focuses.first().copied()
        } else {
            None
        };
        for key in keys {
            match key {
                Key::Place(number) => place = Some(atlas.places.id(*number)),
                Key::Focus(number) => focus = Some(atlas.focuses.id(*number)),
                _ => {}
            }
        }
        let (place, focus) = (place?, focus?);
        let chain = atlas.tree.chain(places::PlaceId(place));
        let area = atlas
            .focuses
            .find(focus)
            .and_then(|focus| focus.parent_id)
            .map(|id| id.0);
        Some(Self {
            place,
            focus,
            places_inside: atlas.places_inside(place),
            places_around: chain
                .iter()
                .map(|around| around.id.0)
                .filter(|id| *id != place)
                .collect(),
            focuses_inside: atlas.focuses_inside(focus),
            focuses_around: area.into_iter().collect(),
        })
    }
}

/// What stands around a cell.
#[derive(Default)]
pub(super) struct Around {
    pub needs: Vec<Told>,
    /// Needs of the places and the area of focus around it.
    pub wider_needs: Vec<Told>,
    pub asked: Vec<Round>,
    pub wider: Vec<Line>,
    pub wider_more: Option<String>,
}

/// What is needed, what was asked, and what is known more widely around a cell.
pub(super) async fn told(
    visit: &Visit,
    atlas: &Atlas,
    ground: &Ground,
    (on, short): (NaiveDate, &[&Short]),
) -> Result<Around, PageError> {
    let (db, scope, frame) = (visit.app.db(), visit.scope, &visit.frame);
    let needs = store::needs_inside(db, scope, (&ground.places_inside, &ground.focuses_inside), TOLD).await?;
    let wider_needs = wider_needs(visit, ground).await?;
    let places = [&ground.places_inside[..], &ground.places_around[..]].concat();
    let focuses = [&ground.focuses_inside[..], &ground.focuses_around[..]].concat();
    let asked = store::asked_of(db, scope, (&places, &focuses), ASKED).await?;
    let wider = wider(visit, ground, on).await?;
    let more = wider.total.saturating_sub(wider.rows.len() as u64);
    let tell = |need: &Need| {
        let told = need_told(frame, atlas, need, on);
        Told { lacks: lacks(frame, atlas, need, short), ..told }
    };
    let mut needs: Vec<Told> = needs.iter().map(tell).collect();
    // What is lacking comes first, else the greatest need.
    needs.sort_by_key(|told| told.lacks.is_none());
    Ok(Around {
        needs,
        wider_needs: wider_needs
            .iter()
            .map(|need| need_told(frame, atlas, need, on))
            .collect(),
        asked: rounds(frame, atlas, &asked),
        wider: wider
            .rows
            .iter()
            .map(|activity| activities::line(frame, atlas, activity))
            .collect(),
        wider_more: (more > 0).then(|| frame.t1("cell-wider-more", "count", more)),
    })
}

fn where_and_what(frame: &Frame, atlas: &Atlas, place: Uuid, focus: Uuid) -> String {
    frame.t2("activities-in", "focus", atlas.focus_name(focus), "place", atlas.place_name(place))
}

/// That nobody meets a need, or in which places inside its own nobody does.
fn lacks(frame: &Frame, atlas: &Atlas, need: &Need, short: &[&Short]) -> Option<String> {
    let is_it = |short: &&&Short| {
        atlas.places.id(short.place) == need.place_id.0 && atlas.focuses.id(short.focus) == need.focus_id.0
    };
    let short = short.iter().find(is_it)?;
    let without: Vec<String> = short
        .without
        .iter()
        .map(|place| atlas.place_name(atlas.places.id(*place)).to_owned())
        .collect();
    Some(match without.is_empty() {
        true => frame.t("cell-need-unmet"),
        false => frame.t1("cell-need-without", "places", frame.list(&without)),
    })
}

fn need_told(frame: &Frame, atlas: &Atlas, need: &Need, on: NaiveDate) -> Told {
    let level = frame.of("needs-level-", &need.level.to_string(), "");
    let day = frame.day(&need.set_on);
    Told {
        what: where_and_what(frame, atlas, need.place_id.0, need.focus_id.0),
        text: frame.t3("cell-need", "need", level, "reason", &need.reason, "day", day),
        href: cell_of(frame, need, on),
        lacks: None,
    }
}

/// The address of the cell for which a need is set.
fn cell_of(frame: &Frame, need: &Need, on: NaiveDate) -> String {
    let mut pairs = vec![
        ("rows", "place".to_owned()),
        ("row", need.place_id.0.to_string()),
        ("col", need.focus_id.0.to_string()),
    ];
    pairs.extend((on != frame.today).then(|| ("on", on.to_string())));
    address(&frame.at("/maps/cloth/cell"), &pairs)
}

/// Needs set for a place around this one or for the whole area of focus, the greatest first.
async fn wider_needs(visit: &Visit, ground: &Ground) -> Result<Vec<Need>, PageError> {
    let (db, scope) = (visit.app.db(), visit.scope);
    let focuses = [&ground.focuses_inside[..], &ground.focuses_around[..]].concat();
    let mut found = store::needs_inside(db, scope, (&ground.places_around, &focuses), TOLD).await?;
    let whole_area = (&ground.places_inside[..], &ground.focuses_around[..]);
    found.extend(store::needs_inside(db, scope, whole_area, TOLD).await?);
    found.sort_by_key(|need| std::cmp::Reverse(need.level));
    Ok(found)
}

/// Work recorded for a place around this one or for the whole area of focus: it may reach here, nobody has said.
async fn wider(
    visit: &Visit,
    ground: &Ground,
    on: NaiveDate,
) -> Result<web::PageOf<activities::Activity>, PageError> {
    let mut filter = Filter {
        places: ground.places_around.clone(),
        focuses: [&ground.focuses_inside[..], &ground.focuses_around[..]].concat(),
        statuses: vec![Status::UnderWay, Status::Finished],
        on: Some(on),
        ..Filter::default()
    };
    let mut found = web::PageOf { rows: Vec::new(), total: 0 };
    if !filter.places.is_empty() {
        found = activities::page_of(visit.app.db(), visit.scope, &filter).await?;
    }
    if !ground.focuses_around.is_empty() {
        (filter.places, filter.focuses) = (ground.places_inside.clone(), ground.focuses_around.clone());
        let more = activities::page_of(visit.app.db(), visit.scope, &filter).await?;
        found.total += more.total;
        found.rows.extend(more.rows);
    }
    found.rows.truncate(usize::try_from(TOLD).unwrap_or(12));
    Ok(found)
}
