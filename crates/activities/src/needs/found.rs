//! Needs as the search shows them, found by the words of their place and their kind of work.

use organisations::spoken_of;
use web::{PageError, Visit};

use super::named;
use super::store::Need;
use crate::activities::cell;
use crate::loom::{self, Atlas};

/// A need that was found.
#[derive(Clone, Debug)]
pub struct FoundNeed {
    /// `Legal aid in Nan`.
    pub title: String,
    /// How great it is, and what lies around the place.
    pub details: Vec<String>,
    pub href: String,
}

/// The needs whose place and kind of work together hold every word of `text`, the greatest first.
pub async fn find_needs(visit: &Visit, text: &str, most: u64) -> Result<Vec<FoundNeed>, PageError> {
    let wanted = kernel::fold_query(text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let wanted = wanted.into_iter().map(|word| {
        let focuses = spoken_of(atlas.focuses.things(), &word);
        (word, focuses.into_iter().map(|id| id.0).collect())
    });
    let rows = named::named(visit.app.db(), visit.scope, wanted.collect(), most).await?;
    Ok(rows.iter().map(|need| found(visit, &atlas, need)).collect())
}

fn found(visit: &Visit, atlas: &Atlas, need: &Need) -> FoundNeed {
    let frame = &visit.frame;
    let (focus, place) = (atlas.focus_name(need.focus_id.0), atlas.place_name(need.place_id.0));
    FoundNeed {
        title: frame.t2("activities-in", "focus", focus, "place", place),
        details: vec![
            frame.of("needs-level-", &need.level.to_string(), ""),
            atlas.tree.label(need.place_id),
        ],
        href: cell(frame, atlas, need.place_id, need.focus_id),
    }
}
