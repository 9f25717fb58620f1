//! How rows and columns are named in addresses.

use cloth::Key;

use super::view::Axis;
use crate::loom::Atlas;

/// How a line is named in addresses.
pub(crate) fn key_word(atlas: &Atlas, key: Key) -> String {
    match key {
        Key::Place(number) => atlas.places.id(number).to_string(),
        Key::Focus(number) => atlas.focuses.id(number).to_string(),
        Key::Sector(number) => atlas.sectors.id(number).to_string(),
        Key::Population(None) => "everyone".to_owned(),
        Key::Population(Some(number)) => atlas.populations.id(number).to_string(),
        Key::Organisation(number) => atlas.organisations.id(number).to_string(),
        Key::Year(year) => year.to_string(),
    }
}

/// The line an address names on an axis.
pub(crate) fn key_from(atlas: &Atlas, axis: Axis, word: &str) -> Option<Key> {
    let id = uuid::Uuid::parse_str(word).ok();
    match axis {
        Axis::Place => atlas.places.number(id?).map(Key::Place),
        Axis::Focus => atlas.focuses.number(id?).map(Key::Focus),
        Axis::Sector => atlas.sectors.number(id?).map(Key::Sector),
        Axis::Population if word == "everyone" => Some(Key::Population(None)),
        Axis::Population => atlas
            .populations
            .number(id?)
            .map(|number| Key::Population(Some(number))),
        Axis::Organisation => atlas.organisation(id?).map(Key::Organisation),
        Axis::Year => word
            .parse()
            .ok()
            .filter(|year| (1900..=2200).contains(year))
            .map(Key::Year),
    }
}
