//! Which place a row means, from the country inwards; and the places that have to be made first.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::fold;
use places::{Draft, NewPlace, PlaceId, Tree, world};
use sea_orm::{DatabaseTransaction, DbErr};
use web::App;
use web::events::Doer;

use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::deciding::Deciding;
use crate::finding::{Finder, Found};
use crate::line::Line;
use crate::world_names;

/// What a place of each level is called where nothing is known of its neighbours.
pub(crate) const KINDS: [&str; 4] = ["country", "province", "district", "subdistrict"];

/// Where a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Placed {
    Known {
        id: PlaceId,
        /// What was written of a place more exact than the coalition keeps.
        left_out: Option<String>,
    },
    /// Somebody has to be asked.
    Open(Doubt),
    /// Not there yet, and to be made.
    Missing(Missing),
    /// Rows with this word are left out.
    LeftOut(String),
    Nowhere,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    level: u8,
    pub written: String,
    code: String,
    inside: Option<PlaceId>,
}

pub struct Places {
    pub tree: Tree,
    finder: Finder,
    level_max: i32,
    answers: Arc<Deciding>,
    /// What was looked for before: level, around, and as it was written.
    before: HashMap<(Option<u8>, Option<usize>, String), Found>,
    /// What has to be asked, by what an answer is kept under.
    doubts: HashMap<String, Doubt>,
}

impl Places {
    pub fn new(tree: Tree, level_max: i32, answers: Arc<Deciding>) -> Self {
        let names = tree.places().iter().enumerate().flat_map(|(at, place)| {
            let local = place.local_name.as_deref().map(|name| (at, name, false));
            std::iter::once((at, place.name.as_str(), false)).chain(local)
        });
        let finder = Finder::new(alike::Subject::Places, names);
        Self {
            finder,
            tree,
            level_max,
            answers,
            before: HashMap::new(),
            doubts: HashMap::new(),
        }
    }

    pub fn place(&mut self, line: &Line) -> Placed {
        let mut at: Option<usize> = None;
        let mut key = String::new();
        for (level, name, code) in &line.places {
            let written = if name.is_empty() { code } else { name };
            if i32::from(*level) > self.level_max && at.is_some() {
                return self.known(at, Some(written.clone()));
            }
            let found = match self.by_code(code) {
                Some(place) => Found::Sure(place),
                None => self.by_name(*level, written, at),
            };
            // The same name inside another place is another word.
            key = format!("{key}/{level}{}", fold(written));
            let inside = at.map(|at| self.tree.places()[at].id);
            let missing = Missing { level: *level, written: written.clone(), code: code.clone(), inside };
            match self.decided(&found, &key, missing) {
                Ok(place) => at = Some(place),
                Err(placed) => return placed,
            }
        }
        if line.somewhere.is_empty() {
            return self.known(at, None);
        }
        let written = line.somewhere.clone();
        let found = self.anywhere(&written, at);
        if found == Found::Unknown && at.is_some() {
            return self.known(at, Some(written));
        }
        let key = format!("{key}/{}", fold(&written));
        let missing = Missing { level: 1, written, code: String::new(), inside: None };
        match self.decided(&found, &key, missing) {
            Ok(place) => self.known(Some(place), None),
            Err(placed) => placed,
        }
    }

    /// The place that was found, or answered; else what becomes of the row.
    fn decided(&mut self, found: &Found, key: &str, missing: Missing) -> Result<usize, Placed> {
        if let Found::Sure(place) = found {
            return Ok(*place);
        }
        let places = self.tree.places();
        let best = found.best().map(|at| places[at].id.0);
        let usual = best.map_or(Answer::New, Answer::This);
        let word = (Subject::Place, key, &*missing.written);
        let answer = self
            .answers
            .decide(word, usual, |id| self.tree.position(PlaceId(id)).is_some());
        if let Some(Answer::This(id)) = answer
            && let Some(place) = self.tree.position(PlaceId(id))
        {
            return Ok(place);
        }
        match answer {
            Some(Answer::New) => Err(Placed::Missing(missing)),
            Some(Answer::Out) => Err(Placed::LeftOut(missing.written)),
            _ => Err(Placed::Open(self.doubt(found, key, missing))),
        }
    }

    fn doubt(&mut self, found: &Found, key: &str, missing: Missing) -> Doubt {
        if let Some(doubt) = self.doubts.get(key) {
            return doubt.clone();
        }
        let choices = found.candidates().iter().map(|candidate| {
            let id = self.tree.places()[candidate.thing].id;
            let (name, reasons) = (self.tree.label(id), candidate.reasons.clone());
            Choice { id: id.0, name, reasons }
        });
        let doubt = Doubt {
            key: key.to_owned(),
            choices: choices.collect(),
            may_make: self.of_world(&missing).is_some() || self.inside(&missing).is_some(),
            written: missing.written,
        };
        self.doubts.insert(key.to_owned(), doubt.clone());
        doubt
    }

    /// Whether a row means a place that is there, or one of the world's list inside those that are.
    pub fn is_there(&mut self, line: &Line) -> bool {
        let written = match self.place(line) {
            Placed::Known { .. } => return true,
            Placed::Missing(Missing { written, .. }) | Placed::Open(Doubt { written, .. }) => written,
            Placed::LeftOut(_) | Placed::Nowhere => return false,
        };
        let level = line.places.last().map_or(1, |(level, ..)| *level);
        let missing = Missing { level, written, code: String::new(), inside: None };
        level <= 1 && self.of_world(&missing).is_some()
    }

    fn known(&self, at: Option<usize>, left_out: Option<String>) -> Placed {
        at.map_or(Placed::Nowhere, |at| Placed::Known { id: self.tree.places()[at].id, left_out })
    }

    fn by_code(&self, code: &str) -> Option<usize> {
        let usual = world::find(code).map_or(code, |area| area.code);
        self.tree
            .find_by_code(usual)
            .and_then(|place| self.tree.position(place.id))
    }

    fn by_name(&mut self, level: u8, written: &str, at: Option<usize>) -> Found {
        let key = (Some(level), at, written.to_owned());
        if let Some(found) = self.before.get(&key) {
            return found.clone();
        }
        let around = at.map(|at| self.tree.places()[at].id);
        let places = self.tree.places().iter().enumerate();
        let within: Vec<usize> = places
            .filter(|(_, place)| place.level == i32::from(level) && !place.is_ended())
            .filter(|(_, place)| around.is_none_or(|around| self.tree.within(around, place.id)))
            .map(|(at, _)| at)
            .collect();
        let found = match within.is_empty() {
            true => Found::Unknown,
            false => self.finder.find_within(written, &within),
        };
        self.before.insert(key, found.clone());
        found
    }

    fn anywhere(&mut self, written: &str, at: Option<usize>) -> Found {
        if let Some(place) = self.by_code(written) {
            return Found::Sure(place);
        }
        let Some(at) = at else {
            return self.finder.find(written);
        };
        let key = (None, Some(at), written.to_owned());
        if let Some(found) = self.before.get(&key) {
            return found.clone();
        }
        let around = self.tree.places()[at].id;
        let inside = self.tree.inside(around).iter();
        let within: Vec<usize> = inside.filter_map(|place| self.tree.position(place.id)).collect();
        let found = self.finder.find_within(written, &within);
        self.before.insert(key, found.clone());
        found
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
            *self = Self::new(places::tree(tx, doer.scope).await?, self.level_max, Arc::clone(&self.answers));
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

    /// The code under which the world's list has it.
    fn of_world(&self, missing: &Missing) -> Option<&'static str> {
        if let Some(area) = world::find(&missing.code).or_else(|| world::find(&missing.written)) {
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
        world_names::named(&missing.written, missing.level, &around)
    }

    fn inside(&self, missing: &Missing) -> Option<NewPlace> {
        let parent = self.tree.get(missing.inside?)?;
        if parent.level + 1 != i32::from(missing.level) {
            return None;
        }
        let usual = KINDS.get(usize::from(missing.level)).copied().unwrap_or("place");
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
}
