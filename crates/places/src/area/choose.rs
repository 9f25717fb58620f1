//! Copies areas of the world's list into a coalition's own places.

use std::collections::{HashMap, HashSet};

use kernel::Ids;
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::Doer;

use crate::places::{self, NewPlace, Place, PlaceId, Refusal, Tree};
use crate::world::{self, Area};

/// What became of a choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// The places now there for the first time, those above each one before it.
    pub added: Vec<PlaceId>,
    /// Ended places that were brought back.
    pub revived: Vec<PlaceId>,
    pub left_out: Vec<LeftOut>,
}

/// A code that was not taken, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub code: String,
    pub why: Refusal,
}

/// A country with all its first-level areas, by code.
pub fn whole(code: &str) -> Vec<&'static str> {
    let own = world::find(code).map(|area| area.code);
    own.into_iter()
        .chain(world::children(code).map(|area| area.code))
        .collect()
}

/// Copies these areas and the ones around them, with all their names. What is there already stays as it is;
/// what had ended comes back. Unknown codes and areas deeper than the coalition keeps are left out.
pub async fn choose(
    tx: &DatabaseTransaction,
    doer: &Doer,
    ids: &Ids,
    codes: &[&str],
) -> Result<Chosen, DbErr> {
    let level_max = coalitions::get(tx, doer.scope)
        .await?
        .map_or(0, |coalition| coalition.place_level_max);
    let tree = places::tree(tx, doer.scope).await?;
    let (areas, left_out) = sort_out(codes, level_max);
    let revived = ended(&tree, &areas);
    let new = new_places(&tree, ids, &areas);
    let chosen = Chosen {
        added: new.iter().map(|(id, _)| *id).collect(),
        revived: revived.iter().map(|place| place.id).collect(),
        left_out,
    };
    places::revive_all(tx, doer, &revived).await?;
    places::add_with_ids(tx, doer, ids, new).await?;
    Ok(chosen)
}

/// The areas asked for and those around them, each once, outer ones first.
fn sort_out(codes: &[&str], level_max: i32) -> (Vec<&'static Area>, Vec<LeftOut>) {
    let mut areas: Vec<&'static Area> = Vec::new();
    let mut seen: HashSet<&'static str> = HashSet::new();
    let mut left_out = Vec::new();
    for code in codes {
        let why = match world::find(code) {
            Some(area) if i32::from(area.level) <= level_max => {
                areas.extend(around(area).into_iter().filter(|area| seen.insert(area.code)));
                continue;
            }
            Some(_) => Refusal::TooDeep,
            None => Refusal::CodeUnknown,
        };
        left_out.push(LeftOut { code: (*code).to_owned(), why });
    }
    (areas, left_out)
}

/// An area and those around it, the country first.
fn around(area: &'static Area) -> Vec<&'static Area> {
    let mut chain = vec![area];
    let mut next = area.parent.and_then(world::find);
    while let Some(above) = next {
        chain.push(above);
        next = above.parent.and_then(world::find);
    }
    chain.reverse();
    chain
}

fn ended<'a>(tree: &'a Tree, areas: &[&'static Area]) -> Vec<&'a Place> {
    areas
        .iter()
        .filter_map(|area| tree.find_by_code(area.code))
        .filter(|place| place.is_ended())
        .collect()
}

fn new_places(tree: &Tree, ids: &Ids, areas: &[&'static Area]) -> Vec<(PlaceId, NewPlace)> {
    let mut made: HashMap<&str, PlaceId> = HashMap::new();
    let mut new = Vec::new();
    for area in areas.iter().filter(|area| tree.find_by_code(area.code).is_none()) {
        let id = PlaceId(ids.next());
        let there = |code: &str| tree.find_by_code(code).map(|place| place.id);
        let parent_id = area
            .parent
            .and_then(|code| made.get(code).copied().or_else(|| there(code)));
        made.insert(area.code, id);
        new.push((id, NewPlace::of_world(area, parent_id)));
    }
    new
}
