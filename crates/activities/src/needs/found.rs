//! Needs as the search shows them, found by the words of their place and their kind of work.

use uuid::Uuid;
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
        let focuses = focuses_named(&atlas, &word);
        (word, focuses)
    });
    let rows = named::named(visit.app.db(), visit.scope, wanted.collect(), most).await?;
    Ok(rows.iter().map(|need| found(visit, &atlas, need)).collect())
}

/// Kinds of work with this in their name, and those in an area with this in its name.
fn focuses_named(atlas: &Atlas, word: &str) -> Vec<Uuid> {
    let names = |id: Uuid| kernel::fold(atlas.focus_name(id)).contains(word);
    let all = atlas.focuses.things().iter();
    all.filter(|focus| names(focus.id.0) || focus.parent_id.is_some_and(|area| names(area.0)))
        .map(|focus| focus.id.0)
        .collect()
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
