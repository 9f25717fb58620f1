//! Which part of an organisation's work the grid shows: some places, one area of focus, what is done there already.

use std::collections::HashMap;

use kernel::{OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;
use web::{PageError, Query, Visit};

use super::list::{self, Filter};
use super::rules::{self, Role, Status};
use super::store::Activity;
use crate::cloth::{usual_level, view::address};
use crate::loom::Atlas;

/// Rows of a grid; more places than this are chosen by their province.
const ROWS_MAX: usize = 60;
/// An organisation's activities that a grid looks at.
const LOOKED_AT: u64 = 5_000;

/// Which part of an organisation's work a grid shows.
pub(super) struct Scene {
    pub organisation: OrganisationId,
    pub places: Vec<PlaceId>,
    pub focuses: Vec<FocusId>,
    pub action: String,
    /// What it does already, by place and kind of work.
    pub known: HashMap<(Uuid, Uuid), Vec<Activity>>,
}

/// The part of an organisation's work that an address asks for; `None` while no organisation is chosen.
pub(super) async fn scene(visit: &Visit, query: &Query, atlas: &Atlas) -> Result<Option<Scene>, PageError> {
    let own = visit.actor.organisation_id.map(|id| id.0);
    let may_any = visit.actor.may(Permission::KeepAnyOrganisation);
    let named = if may_any {
        query.id("organisation").or(own)
    } else {
        own
    };
    let Some(named) = named else { return Ok(None) };
    atlas.organisations.number(named).ok_or(PageError::NotFound)?;
    let organisation = OrganisationId(atlas.standing(named));
    if !rules::may_keep(&visit.actor, [organisation]) {
        return Err(PageError::Forbidden);
    }
    let places = places_of(query, atlas)?;
    let (area, focuses) = focuses_of(query, atlas)?;
    let mut pairs = vec![
        ("organisation", organisation.0.to_string()),
        ("focus", atlas.focuses.id(area).to_string()),
    ];
    pairs.extend(query.id("place").map(|id| ("place", id.to_string())));
    let action = address(&visit.frame.at("/activities/grid"), &pairs);
    let mut scene = Scene { organisation, places, focuses, action, known: HashMap::new() };
    if scene.is_ready() {
        scene.known = known(visit, atlas, &scene).await?;
    }
    Ok(Some(scene))
}

/// What the organisation runs in these places already, and has not finished.
async fn known(
    visit: &Visit,
    atlas: &Atlas,
    scene: &Scene,
) -> Result<HashMap<(Uuid, Uuid), Vec<Activity>>, PageError> {
    let filter = Filter {
        organisations: atlas.standing_for(scene.organisation.0),
        roles: vec![Role::Runs],
        focuses: scene.focuses.iter().map(|id| id.0).collect(),
        places: scene.places.iter().map(|id| id.0).collect(),
        statuses: vec![Status::Planned, Status::UnderWay, Status::Paused],
        ..Filter::default()
    };
    let mut known: HashMap<(Uuid, Uuid), Vec<Activity>> = HashMap::new();
    for activity in list::stretch(visit.app.db(), visit.scope, &filter, (0, LOOKED_AT)).await? {
        known
            .entry((activity.place_id.0, activity.focus_id.0))
            .or_default()
            .push(activity);
    }
    Ok(known)
}

/// One area of focus with the kinds of work in it.
fn focuses_of(query: &Query, atlas: &Atlas) -> Result<(u32, Vec<FocusId>), PageError> {
    let area = match query.id("focus") {
        Some(id) => atlas.focuses.number(id).map(|number| atlas.area_of(number)),
        None => atlas.areas().first().copied(),
    };
    let area = area.ok_or(PageError::NotFound)?;
    let kinds = atlas
        .focuses
        .in_order()
        .into_iter()
        .map(|number| (number, atlas.focuses.get(number)));
    let kinds =
        kinds.filter(|(number, focus)| atlas.area_of(*number) == area && *number != area && !focus.is_ended);
    Ok((area, kinds.map(|(_, focus)| focus.id).collect()))
}

/// Provinces; or one place with what lies directly inside it.
fn places_of(query: &Query, atlas: &Atlas) -> Result<Vec<PlaceId>, PageError> {
    let level = i32::from(usual_level(atlas));
    let mut places: Vec<PlaceId> = match query.id("place") {
        Some(id) => {
            let id = PlaceId(id);
            atlas.tree.get(id).ok_or(PageError::NotFound)?;
            let inside = atlas
                .tree
                .children(id)
                .into_iter()
                .filter(|place| !place.is_ended())
                .map(|place| place.id);
            std::iter::once(id).chain(inside).collect()
        }
        None => {
            let all = atlas.tree.places().iter();
            all.filter(|place| place.level == level && !place.is_ended())
                .map(|place| place.id)
                .collect()
        }
    };
    places.truncate(ROWS_MAX);
    Ok(places)
}

impl Scene {
    pub(super) fn is_ready(&self) -> bool {
        !self.places.is_empty() && !self.focuses.is_empty()
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (PlaceId, FocusId)> {
        self.places
            .iter()
            .flat_map(|place| self.focuses.iter().map(|focus| (*place, *focus)))
    }

    pub(super) fn is_known(&self, place: PlaceId, focus: FocusId) -> bool {
        self.known.contains_key(&(place.0, focus.0))
    }
}
