//! Which part of an organisation's work the grid shows: its own places and kinds of work, or others that are chosen.

use std::collections::HashMap;

use kernel::{OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;
use web::{Field, Frame, Kind, Options, PageError, Query, Visit};

use super::list;
use super::narrow::Filter;
use super::rules::{self, Role, Status};
use super::store::Activity;
use crate::cloth::{choose, usual_level, view::address};
use crate::loom::Atlas;

/// Rows of a grid; more places than this are chosen by their province.
const ROWS_MAX: usize = 60;
/// An organisation's activities that a grid looks at.
const LOOKED_AT: u64 = 5_000;

/// In an address: what stands on the organisation's own profile.
const OWN: &str = "own";
/// In an address: the places of the coalition's usual level.
const ALL: &str = "all";

/// Which part of an organisation's work a grid shows.
pub(super) struct Scene {
    pub organisation: OrganisationId,
    pub places: Vec<PlaceId>,
    pub focuses: Vec<FocusId>,
    /// What was chosen: an area of focus or [`OWN`]; a place, [`OWN`] or [`ALL`].
    area: String,
    inside: String,
    /// Whether its profile names kinds of work, and places.
    has_own: (bool, bool),
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
    let (kinds, ticked) = ticked(visit, atlas, organisation).await?;
    let has_own = (!kinds.is_empty(), !ticked.is_empty());
    let (area, focuses) = focuses_of(query, atlas, kinds)?;
    let (inside, places) = places_of(query, atlas, ticked)?;
    let pairs = [
        ("organisation", organisation.0.to_string()),
        ("focus", area.clone()),
        ("place", inside.clone()),
    ];
    let action = address(&visit.frame.at("/activities/grid"), &pairs);
    let mut scene = Scene {
        organisation,
        places,
        focuses,
        area,
        inside,
        has_own,
        action,
        known: HashMap::new(),
    };
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

/// What its profile names and is still offered, in the order of the lists.
async fn ticked(
    visit: &Visit,
    atlas: &Atlas,
    organisation: OrganisationId,
) -> Result<(Vec<FocusId>, Vec<PlaceId>), PageError> {
    let (focuses, places) = organisations::ticked(visit.app.db(), visit.scope, organisation).await?;
    let offered = atlas
        .focuses
        .in_order()
        .into_iter()
        .map(|number| atlas.focuses.get(number));
    let offered = offered.filter(|focus| !focus.is_ended && focuses.contains(&focus.id));
    let open = atlas.tree.places().iter();
    let open = open.filter(|place| !place.is_ended() && places.contains(&place.id));
    Ok((offered.map(|focus| focus.id).collect(), open.map(|place| place.id).collect()))
}

/// The organisation's own kinds of work, or one area of focus with the kinds of work in it.
fn focuses_of(query: &Query, atlas: &Atlas, own: Vec<FocusId>) -> Result<(String, Vec<FocusId>), PageError> {
    let area = match query.id("focus") {
        Some(id) => atlas.focuses.number(id).map(|number| atlas.area_of(number)),
        None if !own.is_empty() => return Ok((OWN.to_owned(), own)),
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
    Ok((atlas.focuses.id(area).to_string(), kinds.map(|(_, focus)| focus.id).collect()))
}

/// The organisation's own places; or one place with what lies directly inside it; or all of the usual level.
fn places_of(query: &Query, atlas: &Atlas, own: Vec<PlaceId>) -> Result<(String, Vec<PlaceId>), PageError> {
    let (inside, mut places) = match query.id("place").map(PlaceId) {
        Some(id) => {
            atlas.tree.get(id).ok_or(PageError::NotFound)?;
            let inside = atlas
                .tree
                .children(id)
                .into_iter()
                .filter(|place| !place.is_ended())
                .map(|place| place.id);
            (id.0.to_string(), std::iter::once(id).chain(inside).collect())
        }
        None if query.get("place") != ALL && !own.is_empty() => (OWN.to_owned(), own),
        None => {
            let level = i32::from(usual_level(atlas));
            let all = atlas.tree.places().iter();
            let all = all.filter(|place| place.level == level && !place.is_ended());
            (ALL.to_owned(), all.map(|place| place.id).collect::<Vec<_>>())
        }
    };
    places.truncate(ROWS_MAX);
    Ok((inside, places))
}

/// Which organisation, and once that is known, which of its work.
pub(super) fn choice(frame: &Frame, query: &Query, atlas: &Atlas, scene: Option<&Scene>) -> web::Filter {
    let mut fields = Vec::new();
    if frame.may(Permission::KeepAnyOrganisation) {
        let chosen: Vec<Uuid> = scene.map(|scene| scene.organisation.0).into_iter().collect();
        let options = choose::organisation_options(atlas, &chosen);
        let value = chosen.first().map_or_else(String::new, ToString::to_string);
        fields.push(
            Field::new("organisation", frame.t("activities-who"), Kind::Choice(options))
                .required()
                .value(value),
        );
    }
    let kept: &[&str] = match scene {
        Some(scene) => {
            fields.extend(part(frame, atlas, scene));
            &["for"]
        }
        None => &["for", "focus", "place"],
    };
    web::Filter { is_filtered: false, ..web::Filter::new(query, fields, kept) }
}

/// Its own kinds of work or an area of focus; its own places, the whole area or one place.
fn part(frame: &Frame, atlas: &Atlas, scene: &Scene) -> [Field; 2] {
    let own = |has_own: bool, key: &str| has_own.then(|| Options::new(OWN, frame.t(key)));
    let areas = atlas
        .areas()
        .into_iter()
        .map(|area| atlas.focuses.get(area))
        .filter(|area| !area.is_ended || area.id.0.to_string() == scene.area);
    let areas = areas.map(|area| Options::new(area.id.0.to_string(), area.name.clone()));
    let areas = own(scene.has_own.0, "activities-grid-own-work")
        .into_iter()
        .chain(areas);
    let places = own(scene.has_own.1, "activities-grid-own-places")
        .into_iter()
        .chain([Options::new(ALL, frame.t("activities-grid-all-places"))])
        .chain(atlas.tree.options());
    [
        Field::new("focus", frame.t("activities-grid-work"), Kind::Choice(areas.collect()))
            .required()
            .value(scene.area.clone()),
        Field::new("place", frame.t("activities-where"), Kind::Choice(places.collect()))
            .required()
            .value(scene.inside.clone()),
    ]
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
