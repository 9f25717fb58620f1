//! The directory as a list to take away: the whole of what was chosen, without personal details.

use std::collections::HashMap;
use std::hash::Hash;

use axum::response::Response;
use places::PlaceId;
use uuid::Uuid;
use web::sheets::{Form, Sheet, Value};
use web::{Frame, PageError, Query, Visit, events};

use super::choice::Choice;
use super::pages::state_words;
use super::store;
use crate::organisations::form::Lists;
use crate::organisations::links::{self, ByOrganisation};
use crate::organisations::{OtherName, State, languages};

/// The longest list that can be taken away at once.
const ROWS_MAX: usize = 100_000;

const KEYS: [&str; 12] = [
    "id",
    "name",
    "acronym",
    "other_names",
    "sectors",
    "kinds_of_work",
    "places",
    "languages",
    "about",
    "website",
    "state",
    "confirmed_on",
];

/// What hangs on the organisations of a list.
struct Hanging {
    others: ByOrganisation<OtherName>,
    sectors: ByOrganisation<Uuid>,
    focuses: ByOrganisation<Uuid>,
    places: ByOrganisation<Uuid>,
    languages: ByOrganisation<String>,
    texts: HashMap<Uuid, (String, Option<String>)>,
}

/// What the ids in it are called.
struct Words {
    sectors: HashMap<Uuid, String>,
    focuses: HashMap<Uuid, String>,
    places: HashMap<Uuid, String>,
}

pub async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let ending = query.path().rsplit('.').next().unwrap_or_default();
    let form = Form::from_word(ending).ok_or(PageError::NotFound)?;
    let (db, scope) = (visit.app.db(), visit.scope);
    let lists = Lists::kept(&visit.app, scope).await?;
    let choice = Choice::read(&query, &lists.focuses, &lists.tree, frame.today);
    let mut ids = store::register(&visit.app, scope).await?.chosen(&choice);
    ids.truncate(ROWS_MAX);
    let rows = store::rows(db, scope, &ids).await?;
    let hanging = hanging(&visit, &ids).await?;
    let words = words(&lists, visit.coalition.place_level_max);
    events::record_taken(&visit, &format!("organisations.{ending}"), Some(rows.len())).await;
    Sheet {
        name: format!("{}-organisations", visit.coalition.slug),
        heads: KEYS
            .iter()
            .map(|key| frame.of("directory-head-", &key.replace('_', "-"), ""))
            .collect(),
        keys: KEYS.to_vec(),
        rows: rows
            .into_iter()
            .map(|row| cells(frame, row, &hanging, &words))
            .collect(),
    }
    .reply(form)
}

async fn hanging(visit: &Visit, ids: &[Uuid]) -> Result<Hanging, PageError> {
    let (db, scope) = (visit.app.db(), visit.scope);
    Ok(Hanging {
        others: links::other_names(db, scope, ids).await?,
        sectors: links::sectors(db, scope, ids).await?,
        focuses: links::focuses(db, scope, ids).await?,
        places: links::places(db, scope, ids).await?,
        languages: links::languages(db, scope, ids).await?,
        texts: store::long_texts(db, scope, ids).await?,
    })
}

/// A place more exact than the coalition's limit is told by the one around it.
fn words(lists: &Lists, level_max: i32) -> Words {
    let place = |id: PlaceId| {
        let mut around = lists.tree.chain(id);
        around.retain(|place| place.level <= level_max);
        around
            .last()
            .map(|place| lists.tree.label(place.id))
            .unwrap_or_default()
    };
    Words {
        sectors: lists
            .sectors
            .iter()
            .map(|sector| (sector.id.0, sector.name.clone()))
            .collect(),
        focuses: lists
            .focuses
            .iter()
            .map(|focus| (focus.id.0, focus.name.clone()))
            .collect(),
        places: lists
            .tree
            .places()
            .iter()
            .map(|inside| (inside.id.0, place(inside.id)))
            .collect(),
    }
}

fn cells(frame: &Frame, row: store::Row, hanging: &Hanging, words: &Words) -> Vec<Value> {
    let (id, name, acronym, state, confirmed_on, _) = row;
    let (about, website) = hanging.texts.get(&id).cloned().unwrap_or_default();
    let others = hanging
        .others
        .get(&id)
        .into_iter()
        .flatten()
        .map(|other| other.name.as_str());
    let spoken = hanging
        .languages
        .get(&id)
        .into_iter()
        .flatten()
        .map(|tag| languages::name(frame, tag));
    vec![
        Value::text(id.to_string()),
        Value::text(name),
        Value::text(acronym.unwrap_or_default()),
        Value::text(others.collect::<Vec<_>>().join("; ")),
        Value::text(named(&hanging.sectors, id, &words.sectors)),
        Value::text(named(&hanging.focuses, id, &words.focuses)),
        Value::text(named(&hanging.places, id, &words.places)),
        Value::text(spoken.collect::<Vec<_>>().join("; ")),
        Value::text(about),
        Value::text(website.unwrap_or_default()),
        Value::text(state_words(frame, State::from_word(&state).unwrap_or(State::Active))),
        Value::day(confirmed_on),
    ]
}

fn named<T: Eq + Hash>(of: &ByOrganisation<T>, id: Uuid, words: &HashMap<T, String>) -> String {
    let mut found: Vec<&str> = of
        .get(&id)
        .into_iter()
        .flatten()
        .filter_map(|value| words.get(value).map(String::as_str))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.join("; ")
}
