//! Places that rows name and the coalition has not: as the world's list has them, or inside one that is known.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::fold;
use places::{Draft, NewPlace, PlaceId, world};
use sea_orm::{DatabaseTransaction, DbErr};
use web::App;
use web::events::Doer;

use crate::asking::{Choice, Doubt};
use crate::countries::Counted;
use crate::finding::Found;
use crate::line::Line;
use crate::placing::{Placed, Places};
use crate::world_names;

/// What a place of each level is called where nothing is known of its neighbours.
pub(crate) const KINDS: [&str; 4] = ["country", "province", "district", "subdistrict"];

/// A question offers so many places inside which a new one may lie.
const AROUND_MAX: usize = 200;

/// A place that is not there yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Where the row says it.
    pub level: Option<u8>,
    pub written: String,
    pub code: String,
    pub inside: Option<PlaceId>,
}

impl Places {
    /// Looks in which country the places of a list lie that stand there without one, where the coalition has none yet:
    /// the likely one is taken where nobody is asked. Gives what there is to choose from, where somebody is.
    pub fn look_for_country(&mut self, lines: &[&Line]) -> Option<&Counted> {
        if self.tree.is_empty() {
            self.counted = Counted::of(lines);
            let sure = self.counted.as_ref().and_then(Counted::sure);
            if let Some(country) = sure.filter(|_| self.answers.takes_likely) {
                let answers = Arc::clone(&self.answers);
                *self = Self::within(self.tree.clone(), self.level_max, answers, vec![country]);
            }
        }
        self.counted.as_ref()
    }

    /// Makes what the rows name and the coalition has not: countries and provinces as the world's list has them, and
    /// below them what a row puts inside a known place. Gives what was made, by id and name.
    pub async fn make(
        &mut self,
        (tx, app): (&DatabaseTransaction, &App),
        doer: &Doer,
        lines: &[&Line],
    ) -> Result<Vec<(PlaceId, String)>, DbErr> {
        let mut made = Vec::new();
        // Each round makes places inside those of the round before.
        for _ in 0..=KINDS.len() {
            let mut seen = HashSet::new();
            let mut missing: Vec<Missing> = Vec::new();
            for line in lines {
                if let Placed::Missing(one) = self.place(line)
                    && seen.insert((one.inside, one.level, fold(&one.written)))
                {
                    missing.push(one);
                }
            }
            let codes: Vec<&str> = missing.iter().filter_map(|one| self.of_world(one)).collect();
            let below: Vec<NewPlace> = missing
                .iter()
                .filter(|one| self.of_world(one).is_none())
                .filter_map(|one| self.inside(one))
                .collect();
            if codes.is_empty() && below.is_empty() {
                break;
            }
            let known: HashSet<PlaceId> = self.tree.places().iter().map(|place| place.id).collect();
            places::choose(tx, doer, app.ids(), &codes).await?;
            places::add_many(tx, doer, app.ids(), below).await?;
            self.renew(places::tree(tx, doer.scope).await?);
            let new = self
                .tree
                .places()
                .iter()
                .filter(|place| !known.contains(&place.id));
            let new: Vec<(PlaceId, String)> = new.map(|place| (place.id, place.name.clone())).collect();
            if new.is_empty() {
                break;
            }
            made.extend(new);
        }
        Ok(made)
    }

    /// The code under which the world's list has it, or what has to be there before it can be made.
    pub(crate) fn of_world(&self, missing: &Missing) -> Option<&'static str> {
        if let Some(area) = world::find(&missing.code).or_else(|| world::find(&missing.written)) {
            return Some(area.code);
        }
        let dashed = world_names::dashed(&missing.code).and_then(|code| world::find(&code));
        if let Some(area) = dashed.filter(|_| missing.written == missing.code)
            && missing.level.is_none_or(|level| level == area.level)
        {
            return Some(area.code);
        }
        let around: Vec<&str> = match missing.inside.and_then(|id| self.tree.get(id)) {
            Some(place) => place.code.as_deref().into_iter().collect(),
            None => self
                .tree
                .roots()
                .iter()
                .filter_map(|root| root.code.as_deref())
                .collect(),
        };
        let named = world_names::named(&missing.written, missing.level.unwrap_or(1), &around);
        named.or_else(|| Some(self.offered(missing.inside?)?.code))
    }

    pub(crate) fn inside(&self, missing: &Missing) -> Option<NewPlace> {
        let parent = self.tree.get(missing.inside?)?;
        // A code is no name.
        if missing.written == missing.code {
            return None;
        }
        let level = usize::try_from(parent.level + 1).unwrap_or(0);
        if missing.level.is_some_and(|said| usize::from(said) != level) {
            return None;
        }
        let usual = KINDS.get(level).copied().unwrap_or("place");
        let beside = self.tree.children(parent.id);
        let draft = Draft {
            name: missing.written.clone(),
            code: missing.code.clone(),
            kind: beside
                .first()
                .map_or(usual, |place| place.kind.as_str())
                .to_owned(),
            ..Draft::default()
        };
        NewPlace::inside(&self.tree, parent.id, self.level_max, &draft).ok()
    }

    /// Somebody said that it is new inside a place; by now it may be there.
    pub(crate) fn newly_inside(&self, around: usize, missing: Missing) -> Result<usize, Placed> {
        let around = self.tree.places()[around].id;
        let name = fold(&missing.written);
        let beside = self.tree.children(around).into_iter();
        let there = beside
            .filter(|place| !place.is_ended())
            .find(|place| fold(&place.name) == name);
        match there.and_then(|place| self.tree.position(place.id)) {
            Some(place) => Ok(place),
            None => Err(Placed::Missing(Missing { level: None, inside: Some(around), ..missing })),
        }
    }

    /// What the world's list has there, where it is not yet one of the coalition's places.
    pub(crate) fn offered(&self, id: PlaceId) -> Option<&'static world::Area> {
        if self.countries.is_empty() {
            return None;
        }
        world_names::offered(id)
    }

    /// Inside which places a new one may lie: those one level up, else the outermost; any where nobody says the level.
    pub(crate) fn around(&mut self, level: Option<u8>) -> Arc<[Choice]> {
        if let Some(known) = self.around.get(&level) {
            return Arc::clone(known);
        }
        let (tree, level_max) = (&self.tree, self.level_max);
        let fits = |above: Option<i32>| -> Vec<Choice> {
            let may_hold = |level: i32| level < level_max && above.is_none_or(|above| level == above);
            let places = tree.places().iter();
            let places = places.filter(|place| !place.is_ended() && may_hold(place.level));
            let choice = |id: PlaceId| Choice { id: id.0, name: tree.label(id), reasons: Vec::new() };
            places.map(|place| choice(place.id)).collect()
        };
        let mut around = fits(level.map(|level| i32::from(level) - 1));
        if around.is_empty() && level != Some(0) {
            around = fits(Some(0));
        }
        if around.len() > AROUND_MAX {
            around.clear();
        }
        let around: Arc<[Choice]> = around.into();
        self.around.insert(level, Arc::clone(&around));
        around
    }

    /// National codes often are those of ISO 3166-2 without the dash: `TH50`. What is called quite differently is another.
    pub(crate) fn by_dashed(&self, level: u8, (name, code): (&str, &str)) -> Option<usize> {
        let at = self.by_code(&world_names::dashed(code)?)?;
        let is_level = self.tree.places()[at].level == i32::from(level);
        let may_be = || name.is_empty() || self.finder.find_within(name, &[at].into()) != Found::Unknown;
        Some(at).filter(|_| is_level && may_be())
    }

    /// Whether a row means a place that is there, or one of the world's list inside those that are.
    pub fn is_there(&mut self, line: &Line) -> bool {
        let written = match self.place(line) {
            Placed::Known { .. } => return true,
            Placed::Missing(Missing { written, .. }) | Placed::Open(Doubt { written, .. }) => written,
            Placed::LeftOut(_) | Placed::Anywhere(_) | Placed::Nowhere => return false,
        };
        let level = line.places.last().map_or(1, |(level, ..)| *level);
        let missing = Missing { level: Some(level), written, code: String::new(), inside: None };
        level <= 1 && self.of_world(&missing).is_some()
    }
}
