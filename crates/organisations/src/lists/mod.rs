//! The coalition's own lists: the sectors it tells apart, what it works on, and whom work is for.

mod defaults;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use store::Entry;

pub(crate) use pages::pages;

use kernel::{Happening, Ids, Scope, Verb};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::events::{self, Doer};

/// The kinds of thing in events. The table of a list is called the same.
pub const SECTOR: &str = "sector";
pub const FOCUS: &str = "focus";
pub const POPULATION: &str = "population";

/// One of the lists, and what its entries have besides a name and a sentence.
#[derive(Debug)]
pub(crate) struct List {
    /// The kind of thing in events, and the table.
    noun: &'static str,
    /// Its word in addresses and in the keys of its texts.
    word: &'static str,
    /// What comes with the program, under heads that are the names of columns.
    defaults: &'static str,
    /// Other systems whose codes it has, each in a column called like that.
    codes: &'static [&'static str],
    /// Whether entries stand in areas, which may have to be covered together.
    has_areas: bool,
}

static SECTORS: List = List {
    noun: SECTOR,
    word: "sectors",
    defaults: include_str!("../../lists/sectors.tsv"),
    codes: &["ocha", "iati", "htcds"],
    has_areas: false,
};

static FOCUSES: List = List {
    noun: FOCUS,
    word: "focuses",
    defaults: include_str!("../../lists/focuses.tsv"),
    codes: &[],
    has_areas: true,
};

static POPULATIONS: List = List {
    noun: POPULATION,
    word: "populations",
    defaults: include_str!("../../lists/populations.tsv"),
    codes: &[],
    has_areas: false,
};

/// The list with this word in its address.
pub(crate) fn called(word: &str) -> Option<&'static List> {
    [&SECTORS, &FOCUSES, &POPULATIONS]
        .into_iter()
        .find(|list| list.word == word)
}

/// A part of society that organisations come from.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SectorId(pub Uuid);

/// An area of focus, or a kind of work inside one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FocusId(pub Uuid);

/// Some people for whom work is done.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PopulationId(pub Uuid);

pub type Sector = Entry<SectorId>;
pub type Focus = Entry<FocusId>;
pub type Population = Entry<PopulationId>;

/// The coalition's sectors in order, ended ones too.
pub async fn sectors(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Sector>, DbErr> {
    Ok(store::named(store::entries(db, scope, &SECTORS).await?, SectorId))
}

/// The areas of focus in order, each followed by its kinds of work; ended ones too. With an area end its kinds of work.
pub async fn focuses(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Focus>, DbErr> {
    Ok(store::named(rules::ended_with_areas(store::entries(db, scope, &FOCUSES).await?), FocusId))
}

/// The kinds of work that a folded word speaks of: it is in their names or in that of their area, or a word of what
/// is written about them begins with it.
pub fn spoken_of(focuses: &[Focus], word: &str) -> Vec<FocusId> {
    // Without spaces, "return and" would hold "nan".
    let holds = |name: &str| {
        let mut words = name.split_whitespace();
        words.any(|one| kernel::fold(one).contains(word)) || kernel::fold(name).starts_with(word)
    };
    let is_named = |focus: &Focus| holds(&focus.name) || holds(&focus.short);
    let areas: Vec<FocusId> = focuses
        .iter()
        .filter(|one| is_named(one))
        .map(|one| one.id)
        .collect();
    let is_told = |focus: &Focus| {
        let mut words = focus.about.split_whitespace();
        focus.parent_id.is_some() && words.any(|told| kernel::fold(told).starts_with(word))
    };
    let is_meant = |focus: &&Focus| {
        areas.contains(&focus.id) || focus.parent_id.is_some_and(|id| areas.contains(&id)) || is_told(focus)
    };
    focuses.iter().filter(is_meant).map(|focus| focus.id).collect()
}

/// Those for whom work is done, in order, ended ones too.
pub async fn populations(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Population>, DbErr> {
    Ok(store::named(store::entries(db, scope, &POPULATIONS).await?, PopulationId))
}

/// An area of focus or a kind of work about to be added.
#[derive(Clone, Debug)]
pub struct NewKind {
    pub id: FocusId,
    /// `None` for an area.
    pub area_id: Option<FocusId>,
    pub name: String,
}

/// Adds areas and kinds of work at the end of their list, areas before what lies in them; those of a name that is
/// there already, or that none may have, are left out.
pub async fn add_kinds(tx: &DatabaseTransaction, doer: &Doer, new: Vec<NewKind>) -> Result<(), DbErr> {
    let all = store::entries(tx, doer.scope, &FOCUSES).await?;
    let mut others = rules::Others::of(&all);
    let mut added = Vec::new();
    let mut last = all.iter().map(|entry| entry.position).max().unwrap_or(0);
    for kind in new {
        let draft = rules::Draft {
            parent_id: kind.area_id.map(|id| id.0),
            name: kind.name,
            ..rules::Draft::default()
        };
        if let Ok(checked) = draft.check_beside(&others) {
            last += 1;
            let entry = store::fresh(&FOCUSES, (kind.id.0, last), checked);
            others.add(&entry);
            added.push(entry);
        }
    }
    let events = added
        .iter()
        .map(|entry| (doer.clone(), Happening::new(Verb::Added, FOCUS, entry.id, entry.name.clone())));
    events::record_all(tx, events.collect()).await?;
    if added.is_empty() {
        return Ok(());
    }
    store::add_many(tx, doer.scope, &FOCUSES, added).await
}

/// Takes kinds of work and areas out for good that nothing names, kinds before their areas; each with its event.
pub async fn remove_kinds(
    tx: &DatabaseTransaction,
    doer: &Doer,
    gone: Vec<(FocusId, String)>,
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = gone.iter().map(|(id, _)| id.0).collect();
    store::remove(tx, doer.scope, &FOCUSES, &ids).await?;
    let removed = gone
        .into_iter()
        .map(|(id, name)| (doer.clone(), Happening::new(Verb::Removed, FOCUS, id.0, name)));
    events::record_all(tx, removed.collect()).await
}

/// Gives a new coalition the lists that come with the program; it may change them afterwards.
pub async fn settle_lists(tx: &DatabaseTransaction, doer: &Doer, ids: &Ids) -> Result<(), DbErr> {
    for list in [&SECTORS, &FOCUSES, &POPULATIONS] {
        store::add_many(tx, doer.scope, list, defaults::entries(list, ids)).await?;
    }
    Ok(())
}
