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
pub(super) fn organisation(frame: &Frame, query: &Query, atlas: &Atlas, scene: Option<&Scene>) -> Filter {
    let chosen: Vec<Uuid> = scene.map(|scene| scene.organisation.0).into_iter().collect();
    let options = choose::organisation_options(atlas, &chosen);
    let mut fields = Vec::new();
    if frame.may(Permission::KeepAnyOrganisation) && options.len() > chosen.len() {
        let value = chosen.first().map_or_else(String::new, ToString::to_string);
        fields.push(
            Field::new("organisation", frame.t("activities-who"), Kind::Choice(options))
                .required()
                .value(value),
        );
    }
    Filter {
        is_filtered: false,
        ..Filter::new(query, fields, &["for", "focus", "place"])
    }
}

/// Its own kinds of work or an area of focus; its own places, the whole area or one place.
pub(super) fn part(frame: &Frame, atlas: &Atlas, scene: &Scene) -> [Field; 2] {
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
