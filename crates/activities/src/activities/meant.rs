//! The kinds of work and the places that the words of a search speak of.

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

/// What a search asks for, and where: `shelter nan`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    /// Never empty.
    pub(super) focuses: Vec<Uuid>,
    /// Empty for anywhere.
    pub(super) places: Vec<Uuid>,
}

impl Meant {
    /// Every folded word has to speak of kinds of work or of places; nothing is meant without a kind of work.
    pub(super) fn of(atlas: &Atlas, words: &[String]) -> Option<Self> {
        let (mut focuses, mut places) = (None, None);
        for word in words {
            let kinds: Vec<Uuid> = spoken_of(atlas.focuses.things(), word)
                .into_iter()
                .map(|id| id.0)
                .collect();
            if kinds.is_empty() {
                leave(&mut places, places_named(atlas, word))?;
            } else {
                leave(&mut focuses, kinds)?;
            }
        }
        Some(Self { focuses: focuses?, places: places.unwrap_or_default() })
    }
}

/// Leaves of some only what is among these; `None` when that is nothing.
fn leave(some: &mut Option<Vec<Uuid>>, mut these: Vec<Uuid>) -> Option<()> {
    these.retain(|id| some.as_ref().is_none_or(|some| some.contains(id)));
    let is_left = !these.is_empty();
    *some = Some(these);
    is_left.then_some(())
}

/// The places with this in their name, with everything inside them.
fn places_named(atlas: &Atlas, word: &str) -> Vec<Uuid> {
    let all = atlas.places.things().iter();
    let named = all.filter(|place| kernel::fold(&place.name).contains(word));
    let inside: HashSet<Uuid> = named.flat_map(|place| atlas.places_inside(place.id.0)).collect();
    inside.into_iter().collect()
}

/// Activities of the kinds of work, and in the places, that a search speaks of: changed last, first.
pub async fn find_by_kind(visit: &Visit, text: &str) -> Result<Vec<Hit>, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let Some(meant) = Meant::of(&atlas, &kernel::fold_query(text)) else {
        return Ok(Vec::new());
    };
    let filter = Filter { focuses: meant.focuses, places: meant.places, ..Filter::default() };
    let found = list::page_of(visit.app.db(), visit.scope, &filter).await?;
    let hit = |activity: &Activity| Hit {
        id: activity.id.0,
        kind: KIND.to_owned(),
        title: line(&visit.frame, &atlas, activity).name,
    };
    Ok(found.rows.iter().map(hit).collect())
}
