//! What the words of a search speak of: organisations, kinds of work, places, groups of people.

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

/// Words shorter than this say little beside longer ones: in, of, de.
const SHORT: usize = 3;
/// How many activities are found by their kind of work.
const BY_KIND_MOST: u64 = 50;

/// One folded word, with what it can speak of besides names, notes and places: `shelter`, `women`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    pub(super) word: String,
    pub(super) focuses: Vec<Uuid>,
    pub(super) populations: Vec<Uuid>,
    /// Where the word names kinds of work, nothing else meets it.
    pub(super) is_kind: bool,
}

impl Meant {
    /// The words of a search, each once.
    pub(super) fn all(atlas: &Atlas, asked: &str) -> Vec<Self> {
        let mut words = kernel::fold_query(asked);
        let is_short = |word: &String| word.is_ascii() && word.len() < SHORT;
        if !words.iter().all(is_short) {
            words.retain(|word| !is_short(word));
        }
        let mut known = Vec::new();
        for word in words {
            if !known.contains(&word) {
                known.push(word);
            }
        }
        known.into_iter().map(|word| Self::of(atlas, word)).collect()
    }

    fn of(atlas: &Atlas, word: String) -> Self {
        let focuses = spoken_of(atlas.focuses.things(), &word);
        let populations = atlas.populations.things().iter();
        Self {
            focuses: focuses.into_iter().map(|id| id.0).collect(),
            populations: populations
                .filter(|people| kernel::fold(&people.name).contains(&word))
                .map(|people| people.id.0)
                .collect(),
            is_kind: false,
            word,
        }
    }
}

/// Activities found by a kind of work in what a search asks for, whatever else that names: `shelter nan`. Changed last,
/// first.
pub async fn find_by_kind(visit: &Visit, text: &str) -> Result<Vec<Hit>, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let mut words = Meant::all(&atlas, text);
    for meant in &mut words {
        meant.is_kind = !meant.focuses.is_empty();
    }
    // A single word is looked up by name; several may be who, what and where.
    if words.len() < 2 && !words.iter().any(|meant| meant.is_kind) {
        return Ok(Vec::new());
    }
    let filter = Filter { words, ..Filter::default() };
    let found = list::first(visit.app.db(), visit.scope, &filter, BY_KIND_MOST).await?;
    let hit = |activity: &Activity| Hit {
        id: activity.id.0,
        kind: KIND.to_owned(),
        title: line(&visit.frame, &atlas, activity).name,
    };
    Ok(found.iter().map(hit).collect())
}
