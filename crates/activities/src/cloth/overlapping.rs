//! The activities behind a possible overlap: the same kind of work in the same place for the same people.

use std::collections::HashSet;

use cloth::{Key, Overlap};
use web::{Frame, PageError, Visit};

use super::words;
use crate::activities::{self, Filter};
use crate::loom::Atlas;

/// The numbers of all activities of the same kind, in the same place and for the same people, whatever their day.
pub(super) async fn numbers(
    visit: &Visit,
    atlas: &Atlas,
    overlap: Option<Overlap>,
) -> Result<HashSet<u32>, PageError> {
    let Some(overlap) = overlap else {
        return Ok(HashSet::new());
    };
    let people = overlap.population.map(|number| atlas.populations.id(number));
    let filter = Filter {
        places: vec![atlas.places.id(overlap.place)],
        focuses: vec![atlas.focuses.id(overlap.focus)],
        populations: people.into_iter().collect(),
        for_everyone: true,
        ..Filter::default()
    };
    let numbers = activities::numbers(visit.app.db(), visit.scope, &filter).await?;
    Ok(numbers
        .into_iter()
        .filter_map(|number| u32::try_from(number).ok())
        .collect())
}

/// `4 organisations in Nan, for: Women and girls`
pub(super) fn said(frame: &Frame, atlas: &Atlas, overlap: Overlap) -> String {
    let people = words::name(frame, atlas, Key::Population(overlap.population));
    let place = words::name(frame, atlas, Key::Place(overlap.place));
    frame.t3("cell-overlap-where", "count", overlap.organisations, "place", place, "people", people)
}
