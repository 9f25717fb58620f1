//! What the words of a search speak of: organisations, kinds of work, places, groups of people.

use std::collections::HashSet;

use organisations::spoken_of;
use uuid::Uuid;
use web::search::Hit;
use web::{PageError, Visit};

use super::list;
use super::naming::line;
use super::narrow::Filter;
use super::store::Activity;
use super::write::KIND;
use crate::loom::{self, Atlas};

/// A word that names more places than these, as a country may, is taken to mean all of them.
const PLACES_MAX: usize = 2_500;

/// One folded word, with what it can speak of besides names and notes: `shelter`, `nan`, `women`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    pub(super) word: String,
    pub(super) focuses: Vec<Uuid>,
    /// With everything inside them.
    pub(super) places: Vec<Uuid>,
    pub(super) populations: Vec<Uuid>,
}

impl Meant {
    /// The words of a search, without those that would let everything through.
    pub(super) fn all(atlas: &Atlas, asked: &str) -> Vec<Self> {
        let words = kernel::fold_query(asked).into_iter();
        let meant = words.map(|word| Self::of(atlas, word));
        meant.filter(|meant| meant.places.len() <= PLACES_MAX).collect()
    }

    fn of(atlas: &Atlas, word: String) -> Self {
        let focuses = spoken_of(atlas.focuses.things(), &word);
        let populations = atlas.populations.things().iter();
        Self {
            focuses: focuses.into_iter().map(|id| id.0).collect(),
            places: places_named(atlas, &word),
            populations: populations
                .filter(|people| kernel::fold(&people.name).contains(&word))
                .map(|people| people.id.0)
                .collect(),
            word,
        }
    }
}

/// The places with this in their name, with everything inside them.
fn places_named(atlas: &Atlas, word: &str) -> Vec<Uuid> {
    let all = atlas.places.things().iter();
    let named = all.filter(|place| kernel::fold(&place.name).contains(word));
    let inside: HashSet<Uuid> = named.flat_map(|place| atlas.places_inside(place.id.0)).collect();
    inside.into_iter().collect()
}

/// Activities found by a kind of work in what a search asks for, whatever else that names: `shelter nan`. Changed last,
/// first.
pub async fn find_by_kind(visit: &Visit, text: &str) -> Result<Vec<Hit>, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let words = Meant::all(&atlas, text);
    if words.iter().all(|meant| meant.focuses.is_empty()) {
        return Ok(Vec::new());
    }
    let filter = Filter { words, ..Filter::default() };
    let found = list::page_of(visit.app.db(), visit.scope, &filter).await?;
    let hit = |activity: &Activity| Hit {
        id: activity.id.0,
        kind: KIND.to_owned(),
        title: line(&visit.frame, &atlas, activity).name,
    };
    Ok(found.rows.iter().map(hit).collect())
}
