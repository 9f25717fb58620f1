//! What the directory was asked for. No database, no clock, no HTML.

use chrono::NaiveDate;
use places::{PlaceId, Tree};
use uuid::Uuid;
use web::Query;

use crate::lists::{Focus, spoken_of};
use crate::organisations::State;

/// Shorter words are looked for at the start of a name; longer ones anywhere in it.
const RUN_LEN: usize = 3;

/// In which order the organisations stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Order {
    Name,
    NameBackwards,
    OldestFirst,
    LatestFirst,
}

impl Order {
    pub const ALL: [Self; 4] = [
        Self::Name,
        Self::NameBackwards,
        Self::LatestFirst,
        Self::OldestFirst,
    ];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameBackwards => "-name",
            Self::OldestFirst => "updated",
            Self::LatestFirst => "-updated",
        }
    }
}

/// A word that is looked for in names, in what is written about an organisation, and among its kinds of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// The kinds of work it speaks of.
    pub kinds: Vec<Uuid>,
}

/// Everything that narrows and orders the list. An empty list of ids means "any".
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Words of which each has to be met.
    pub words: Vec<Word>,
    /// Folded words so short that a name has to begin with them.
    pub beginnings: Vec<String>,
    pub sectors: Vec<Uuid>,
    pub focuses: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub language: Option<String>,
    /// `None`: whatever their state.
    pub state: Option<State>,
    /// Not confirmed since that day.
    pub stale_before: Option<NaiveDate>,
    pub order: Order,
}

/// The day before which a confirmation is old.
pub fn stale_before(today: NaiveDate) -> NaiveDate {
    today - chrono::Days::new(365)
}

/// Nobody has said since that day that it is still true.
pub fn is_stale(confirmed_on: Option<NaiveDate>, before: NaiveDate) -> bool {
    confirmed_on.is_none_or(|day| day < before)
}

/// The word for "whatever their state".
pub const ANY_STATE: &str = "any";

impl Choice {
    /// Active organisations about which nobody has said anything for a year.
    pub fn stale(today: NaiveDate) -> Self {
        let query = Query::parse("", "stale=yes");
        Self::read(&query, &[], &Tree::default(), today)
    }

    /// Active organisations that meet these words.
    pub fn named(text: &str, focuses: &[Focus]) -> Self {
        let (words, beginnings) = words(text, focuses);
        Self {
            words,
            beginnings,
            ..Self::read(&Query::default(), &[], &Tree::default(), NaiveDate::MIN)
        }
    }

    /// Reads an address. An area of focus brings its kinds of work with it, a place everything inside it.
    pub fn read(query: &Query, focuses: &[Focus], tree: &Tree, today: NaiveDate) -> Self {
        let (words, beginnings) = words(query.get("q"), focuses);
        let state = match query.get("state") {
            ANY_STATE => None,
            word => Some(State::from_word(word).unwrap_or(State::Active)),
        };
        let order = Order::ALL
            .into_iter()
            .find(|order| order.word() == query.get("sort"));
        Self {
            words,
            beginnings,
            sectors: query.ids("sector"),
            focuses: query
                .ids("focus")
                .into_iter()
                .flat_map(|id| with_kinds(id, focuses))
                .collect(),
            places: query
                .ids("place")
                .into_iter()
                .flat_map(|id| with_inside(id, tree))
                .collect(),
            language: Some(query.get("spoken").to_owned()).filter(|tag| !tag.is_empty()),
            state,
            stale_before: (query.get("stale") == "yes").then(|| stale_before(today)),
            order: order.unwrap_or(Order::Name),
        }
    }
}

/// The words of a search, and those too short to be looked for anywhere but at the start of a name.
fn words(text: &str, focuses: &[Focus]) -> (Vec<Word>, Vec<String>) {
    let (words, beginnings): (Vec<String>, Vec<String>) = kernel::fold_query(text)
        .into_iter()
        .partition(|word| word.chars().count() >= RUN_LEN);
    let words = words.into_iter().map(|text| {
        let kinds = spoken_of(focuses, &text).into_iter().map(|id| id.0);
        Word { kinds: kinds.collect(), text }
    });
    (words.collect(), beginnings)
}

fn with_kinds(id: Uuid, focuses: &[Focus]) -> Vec<Uuid> {
    let kinds = focuses
        .iter()
        .filter(|focus| focus.parent_id.is_some_and(|area| area.0 == id));
    std::iter::once(id).chain(kinds.map(|focus| focus.id.0)).collect()
}

fn with_inside(id: Uuid, tree: &Tree) -> Vec<Uuid> {
    match tree.inside(PlaceId(id)) {
        // An unknown place holds nothing, which is not the same as any place.
        [] => vec![id],
        inside => inside.iter().map(|place| place.id.0).collect(),
    }
}
