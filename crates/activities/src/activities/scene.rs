//! Which part of an organisation's work the grid shows: what it does and its profile names, or others that are chosen.

use std::collections::{HashMap, HashSet};

use kernel::{OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use web::{PageError, Query, Visit};

use super::course::Status;
use super::list;
use super::narrow::Filter;
use super::offer;
use super::rules::{self, Role};
use super::store::Activity;
use super::ticks::{Ticks, sight, word};
use crate::cloth::{usual_level, view::address};
use crate::loom::Atlas;

/// Rows of a grid; more places than this are chosen by their province.
const ROWS_MAX: usize = 60;
/// Places in which there is work already have rows beyond that, up to here.
const ROWS_WITH_WORK_MAX: usize = 200;

/// In an address: what the organisation does, and what stands on its own profile.
pub(super) const OWN: &str = "own";
/// In an address: the places of the coalition's usual level.
pub(super) const ALL: &str = "all";

/// Which part of an organisation's work a grid shows.
pub(super) struct Scene {
    pub organisation: OrganisationId,
    pub places: Vec<PlaceId>,
    pub focuses: Vec<FocusId>,
    /// What was chosen: an area of focus or [`OWN`]; a place, [`OWN`] or [`ALL`].
    pub area: String,
    pub inside: String,
    /// Whether it has kinds of work and places of its own.
    pub has_own: (bool, bool),
    /// Some places had no room.
    pub is_cut: bool,
    /// Something that was ticked has no line any more: its place or its kind of work has ended.
    pub is_short: bool,
    pub action: String,
    /// What it does already, by place and kind of work.
    pub known: HashMap<(Uuid, Uuid), Vec<Activity>>,
}

/// Places and kinds of work that have a line, whatever else is chosen.
#[derive(Default)]
struct Lines {
    /// What the profile names.
    profile: (HashSet<Uuid>, HashSet<Uuid>),
    /// What the organisation does already, by place and kind of work.
    work: HashSet<(Uuid, Uuid)>,
    /// What was ticked or no longer ticked on the page before: it stays in sight.
    held: HashSet<(Uuid, Uuid)>,
}

/// The part of an organisation's work that an address asks for, with what was ticked just now; `None` while no
/// organisation is chosen.
pub(super) async fn scene(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (query, atlas): (&Query, &Atlas),
    ticks: &Ticks,
) -> Result<Option<Scene>, PageError> {
    let own = visit.actor.organisation_id.map(|id| id.0);
    let may_any = visit.actor.may(Permission::KeepAnyOrganisation);
    let named = if may_any {
        query
            .id("organisation")
            .or(own)
            .or_else(|| offer::only_organisation(atlas))
    } else {
        own
    };
    let Some(named) = named else { return Ok(None) };
    atlas.organisations.number(named).ok_or(PageError::NotFound)?;
    let organisation = OrganisationId(atlas.standing(named));
    if !rules::may_keep(&visit.actor, [organisation]) {
        return Err(PageError::Forbidden);
    }
    let running = running(db, visit, atlas, organisation).await?;
    let own = organisations::ticked(db, visit.scope, organisation).await?;
    let lines = lines(own, &running, ticks);
    let (area, focuses) = focuses_of(query, atlas, &lines)?;
    let (inside, (places, is_cut)) = places_of(query, atlas, &lines, &focuses)?;
    let pairs = [
        ("organisation", organisation.0.to_string()),
        ("focus", area.clone()),
        ("place", inside.clone()),
    ];
    let action = address(&visit.frame.at("/activities/grid"), &pairs);
    let (has_work, profile) = (!lines.work.is_empty(), &lines.profile);
    let has_own = (has_work || !profile.1.is_empty(), has_work || !profile.0.is_empty());
    let known = known(running, &places, &focuses);
    let mut held = lines.held.iter();
    let is_short = !held.all(|(p, f)| places.contains(&PlaceId(*p)) && focuses.contains(&FocusId(*f)));
    Ok(Some(Scene {
        organisation,
        places,
        focuses,
        area,
        inside,
        has_own,
        is_cut,
        is_short,
        action,
        known,
    }))
}

/// What the organisation runs and has not finished.
pub(super) async fn running(
    db: &impl ConnectionTrait,
    visit: &Visit,
    atlas: &Atlas,
    organisation: OrganisationId,
) -> Result<Vec<Activity>, DbErr> {
    let filter = Filter {
        organisations: atlas.standing_for(organisation.0),
        roles: vec![Role::Runs],
        statuses: vec![Status::Planned, Status::UnderWay, Status::Paused],
        as_of: Some(visit.frame.today),
        ..Filter::default()
    };
    list::whole(db, visit.scope, &filter).await
}

/// Of that, what stands in a cell of the grid.
fn known(
    running: Vec<Activity>,
    places: &[PlaceId],
    focuses: &[FocusId],
) -> HashMap<(Uuid, Uuid), Vec<Activity>> {
    let places: HashSet<&PlaceId> = places.iter().collect();
    let mut known: HashMap<(Uuid, Uuid), Vec<Activity>> = HashMap::new();
    for activity in running {
        if places.contains(&activity.place_id) && focuses.contains(&activity.focus_id) {
            known
                .entry((activity.place_id.0, activity.focus_id.0))
                .or_default()
                .push(activity);
        }
    }
    known
}

fn lines((focuses, places): (Vec<FocusId>, Vec<PlaceId>), running: &[Activity], ticks: &Ticks) -> Lines {
    let of = |activity: &Activity| (activity.place_id.0, activity.focus_id.0);
    let work: HashSet<(Uuid, Uuid)> = running.iter().map(of).collect();
    let ticked = ticks.cells.iter().filter_map(|cell| {
        let (place, focus) = cell.split_once('.')?;
        Some((Uuid::parse_str(place).ok()?, Uuid::parse_str(focus).ok()?))
    });
    let dropped = running.iter().filter(|activity| ticks.is_dropped(activity));
    Lines {
        profile: (places.into_iter().map(|id| id.0).collect(), focuses.into_iter().map(|id| id.0).collect()),
        held: ticked
            .filter(|cell| !work.contains(cell))
            .chain(dropped.map(of))
            .collect(),
        work,
    }
}

/// The organisation's own kinds of work, or one area of focus with the kinds of work in it.
fn focuses_of(query: &Query, atlas: &Atlas, lines: &Lines) -> Result<(String, Vec<FocusId>), PageError> {
    let work: HashSet<Uuid> = lines.work.iter().map(|(_, focus)| *focus).collect();
    let held: HashSet<Uuid> = lines.held.iter().map(|(_, focus)| *focus).collect();
    let area = match query.id("focus") {
        Some(id) => Some(atlas.area_of(atlas.focuses.number(id).ok_or(PageError::NotFound)?)),
        None if !work.is_empty() || !lines.profile.1.is_empty() => None,
        None => Some(*atlas.areas().first().ok_or(PageError::NotFound)?),
    };
    let numbers = atlas.focuses.in_order().into_iter();
    let kinds = numbers.map(|number| (number, atlas.focuses.get(number)));
    let kinds = kinds.filter(|(number, focus)| {
        let (id, has_work) = (focus.id.0, work.contains(&focus.id.0));
        let is_chosen = match area {
            Some(area) => atlas.area_of(*number) == area && (*number != area || has_work),
            None => has_work || lines.profile.1.contains(&id),
        };
        (is_chosen || held.contains(&id)) && (has_work || !focus.is_ended)
    });
    let kinds = kinds.map(|(_, focus)| focus.id).collect();
    let word = area.map_or_else(|| OWN.to_owned(), |area| atlas.focuses.id(area).to_string());
    Ok((word, kinds))
}

/// The organisation's own places; or one place with what lies directly inside it; or all of the usual level. Wherever
/// it does one of these kinds of work already has a row, so that nothing is written down twice.
fn places_of(
    query: &Query,
    atlas: &Atlas,
    lines: &Lines,
    focuses: &[FocusId],
) -> Result<(String, (Vec<PlaceId>, bool)), PageError> {
    let chosen = query.id("place").map(PlaceId);
    let (inside, mut wanted): (String, HashSet<Uuid>) = match chosen {
        Some(id) => {
            atlas.tree.get(id).ok_or(PageError::NotFound)?;
            let inside = atlas.tree.children(id).into_iter().map(|place| place.id.0);
            (id.0.to_string(), std::iter::once(id.0).chain(inside).collect())
        }
        None if query.get("place") == OWN || (query.get("place") != ALL && !lines.profile.0.is_empty()) => {
            (OWN.to_owned(), lines.profile.0.clone())
        }
        None => {
            let level = i32::from(usual_level(atlas));
            let all = atlas.tree.places().iter().filter(|place| place.level == level);
            (ALL.to_owned(), all.map(|place| place.id.0).collect())
        }
    };
    let is_near = |place: Uuid| chosen.is_none_or(|id| atlas.tree.within(id, PlaceId(place)));
    let is_shown = |focus: Uuid| inside == OWN || focuses.contains(&FocusId(focus));
    let work = lines.work.iter();
    let work = work.filter(|(place, focus)| is_near(*place) && is_shown(*focus));
    let work: HashSet<Uuid> = work.map(|(place, _)| *place).collect();
    let held: HashSet<Uuid> = lines.held.iter().map(|(place, _)| *place).collect();
    wanted.extend(&held);
    Ok((inside, with_room(atlas, &wanted, &work, &held)))
}

/// As many of these as fit, in the order of the list, and whether some did not: first what was ticked, then where there
/// is work, then the others.
fn with_room(
    atlas: &Atlas,
    wanted: &HashSet<Uuid>,
    work: &HashSet<Uuid>,
    held: &HashSet<Uuid>,
) -> (Vec<PlaceId>, bool) {
    let mut room_for_work = ROWS_WITH_WORK_MAX;
    let mut room = ROWS_MAX.saturating_sub(work.len());
    let mut is_cut = false;
    let mut places = Vec::new();
    for place in atlas.tree.places() {
        let has_work = work.contains(&place.id.0);
        if !has_work && (place.is_ended() || !wanted.contains(&place.id.0)) {
            continue;
        }
        let room = if has_work { &mut room_for_work } else { &mut room };
        if *room == 0 && !held.contains(&place.id.0) {
            is_cut = true;
            continue;
        }
        *room = room.saturating_sub(1);
        places.push(place.id);
    }
    (places, is_cut)
}

impl Scene {
    pub(super) fn cells(&self) -> impl Iterator<Item = (PlaceId, FocusId)> {
        self.places
            .iter()
            .flat_map(|place| self.focuses.iter().map(|focus| (*place, *focus)))
    }

    pub(super) fn is_known(&self, place: PlaceId, focus: FocusId) -> bool {
        self.known.contains_key(&(place.0, focus.0))
    }

    /// The cells ticked just now: nothing is recorded there yet.
    pub(super) fn fresh(&self, ticks: &Ticks) -> Vec<(PlaceId, FocusId)> {
        self.cells()
            .filter(|(place, focus)| {
                ticks.cells.contains(&word(*place, *focus)) && !self.is_known(*place, *focus)
            })
            .collect()
    }

    /// The activities whose ticks were taken away. What somebody else added or changed meanwhile was not in sight,
    /// and goes on.
    pub(super) fn dropped(&self, ticks: &Ticks) -> Vec<&Activity> {
        let known = self
            .cells()
            .filter_map(|(place, focus)| self.known.get(&(place.0, focus.0)));
        known
            .flatten()
            .filter(|activity| ticks.is_dropped(activity))
            .collect()
    }

    /// Whether the box stands ticked: as it was left, or as it is known where it was not in sight.
    pub(super) fn is_ticked(&self, place: PlaceId, focus: FocusId, ticks: &Ticks) -> bool {
        let known = self.known.get(&(place.0, focus.0));
        ticks.cells.contains(&word(place, focus))
            || known.is_some_and(|known| !known.iter().any(|one| ticks.seen.contains(&sight(one))))
    }
}
