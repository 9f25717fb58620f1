//! What can be chosen above the grid: whose work, which kinds of it, and where.

use kernel::Permission;
use uuid::Uuid;
use web::{Field, Filter, Frame, Kind, Options, Query};

use super::scene::{ALL, OWN, Scene};
use crate::cloth::choose;
use crate::loom::Atlas;

/// The only organisation there is to choose.
pub(super) fn only_organisation(atlas: &Atlas) -> Option<Uuid> {
    match choose::organisation_options(atlas, &[]).as_slice() {
        [only] => Uuid::parse_str(&only.value).ok(),
        _ => None,
    }
}

/// Whose work, for those who may choose and have a choice.
fn organisation(frame: &Frame, atlas: &Atlas, scene: Option<&Scene>) -> Option<Field> {
    let chosen: Vec<Uuid> = scene.map(|scene| scene.organisation.0).into_iter().collect();
    let options = choose::organisation_options(atlas, &chosen);
    let has_choice = frame.may(Permission::KeepAnyOrganisation) && options.len() > chosen.len();
    let value = chosen.first().map_or_else(String::new, ToString::to_string);
    has_choice.then(|| {
        Field::new("organisation", frame.t("activities-who"), Kind::Choice(options))
            .required()
            .value(value)
    })
}

/// The organisation after this one in the order of names, with its table: for whoever goes through them all.
pub(super) fn next(frame: &Frame, atlas: &Atlas, scene: &Scene) -> Option<(String, String)> {
    let all = &atlas.organisations;
    let rank = |id: Uuid| all.number(id).map(|number| all.rank(number));
    let here = rank(scene.organisation.0)?;
    let others = all.things().iter();
    let next = others
        .filter(|one| atlas.standing(one.id.0) == one.id.0 && !atlas.has_ended(one.id.0))
        .filter(|one| rank(one.id.0).is_some_and(|rank| rank > here))
        .min_by_key(|one| rank(one.id.0))?;
    Some((next.name.clone(), frame.at(&format!("/activities/grid?organisation={}", next.id.0))))
}

/// Whose work, while there is no table to tick.
pub(super) fn choice(frame: &Frame, query: &Query, atlas: &Atlas, scene: Option<&Scene>) -> Filter {
    let field = scene.is_none().then(|| organisation(frame, atlas, None));
    let fields = field.flatten().into_iter().collect();
    Filter {
        is_filtered: false,
        ..Filter::new(query, fields, &["for", "focus", "place"])
    }
}

/// Whose work; its own kinds of work or an area of focus; its own places, the whole area or one place.
pub(super) fn part(frame: &Frame, atlas: &Atlas, scene: &Scene) -> Vec<Field> {
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
    let part = [
        Field::new("focus", frame.t("activities-grid-work"), Kind::Choice(areas.collect()))
            .required()
            .value(scene.area.clone()),
        Field::new("place", frame.t("activities-where"), Kind::Choice(places.collect()))
            .required()
            .value(scene.inside.clone()),
    ];
    organisation(frame, atlas, Some(scene))
        .into_iter()
        .chain(part)
        .collect()
}
