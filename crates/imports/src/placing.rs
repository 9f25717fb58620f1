//! Which place a row means, from the country inwards.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kernel::fold;
use places::{Place, PlaceId, Tree, world};

use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::countries::{self, Counted};
use crate::deciding::Deciding;
use crate::finding::{Finder, Found, Lying};
use crate::line::Line;
use crate::making::Missing;
use crate::world_names;

/// Lists are written in these, or as people speak there.
const TONGUES: [&str; 4] = ["en", "fr", "es", "pt"];

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
    /// Nobody said in which country this is, and the coalition has no places yet.
    Anywhere(String),
    Nowhere,
}

pub struct Places {
    /// The coalition's, and all of the countries that somebody said.
    pub(crate) tree: Tree,
    pub(crate) finder: Finder,
    pub(crate) level_max: i32,
    pub(crate) answers: Arc<Deciding>,
    /// Countries that were said for this list.
    pub(crate) countries: Vec<&'static str>,
    /// In which countries names lie that stand there without one, until somebody said it.
    pub(crate) counted: Option<Counted>,
    /// Inside which places a new one of a level may lie.
    pub(crate) around: HashMap<Option<u8>, Arc<[Choice]>>,
    /// The places of a level inside one, looked up once.
    lying: HashMap<(Option<u8>, Option<usize>), Lying>,
    /// What was looked for before: level, around, and as it was written.
    before: HashMap<(Option<u8>, Option<usize>, String), Found>,
    /// What has to be asked, by what an answer is kept under.
    doubts: HashMap<String, Doubt>,
}

impl Places {
    pub fn new(tree: Tree, level_max: i32, answers: Arc<Deciding>) -> Self {
        let countries = answers.countries.iter();
        let countries = countries.filter_map(|code| world::find(code).map(|area| area.code));
        let countries = countries.collect();
        Self::within(tree, level_max, answers, countries)
    }

    pub(crate) fn within(
        tree: Tree,
        level_max: i32,
        answers: Arc<Deciding>,
        countries: Vec<&'static str>,
    ) -> Self {
        let tree = world_names::with_offered(tree, &countries);
        let names = tree.places().iter().enumerate().flat_map(|(at, place)| {
            let area = place.code.as_deref().and_then(world::find);
            let known = area.into_iter().flat_map(|area| {
                let there = area.local_names().map(|(_, name)| name);
                there.chain(TONGUES.map(|tongue| area.name_in(tongue)))
            });
            let own = [Some(place.name.as_str()), place.local_name.as_deref()];
            // Most languages write a name alike.
            let names: BTreeSet<&str> = own.into_iter().flatten().chain(known).collect();
            names.into_iter().map(move |name| (at, name, false))
        });
        Self {
            finder: Finder::new(alike::Subject::Places, names),
            tree,
            level_max,
            answers,
            countries,
            counted: None,
            around: HashMap::new(),
            lying: HashMap::new(),
            before: HashMap::new(),
            doubts: HashMap::new(),
        }
    }

    /// The same with other places, for the same list.
    pub(crate) fn renew(&mut self, tree: Tree) {
        let counted = self.counted.take();
        let countries = std::mem::take(&mut self.countries);
        *self = Self::within(tree, self.level_max, Arc::clone(&self.answers), countries);
        self.counted = counted;
    }

    pub fn place(&mut self, line: &Line) -> Placed {
        if self.counted.is_some()
            && let Some(written) = countries::without_country(line)
        {
            return Placed::Anywhere(written);
        }
        let mut at: Option<usize> = None;
        let mut key = String::new();
        for (level, name, code) in &line.places {
            let written = if name.is_empty() { code } else { name };
            if i32::from(*level) > self.level_max && at.is_some() {
                return self.known(at, Some(written.clone()));
            }
            let found = match self
                .by_code(code)
                .or_else(|| self.by_dashed(*level, (name, code)))
            {
                Some(place) => Found::Sure(place),
                None => self.by_name(*level, written, at),
            };
            // The same name inside another place is another word.
            key = format!("{key}/{level}{}", fold(written));
            let inside = at.map(|at| self.tree.places()[at].id);
            let missing = Missing {
                level: Some(*level),
                written: written.clone(),
                code: code.clone(),
                inside,
            };
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
        let inside = at.map(|at| self.tree.places()[at].id);
        let missing = Missing { level: None, written, code: String::new(), inside };
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
            .decide(word, usual, |id| self.position(PlaceId(id)).is_some());
        let at = match answer {
            Some(Answer::This(id) | Answer::Inside(id)) => self.position(PlaceId(id)),
            _ => None,
        };
        match (answer, at) {
            (Some(Answer::This(_)), Some(place)) => return Ok(place),
            (Some(Answer::Inside(_)), Some(around)) => return self.newly_inside(around, missing),
            _ => {}
        }
        match answer {
            Some(Answer::New) => Err(Placed::Missing(missing)),
            Some(Answer::Out) => Err(Placed::LeftOut(missing.written)),
            _ => Err(Placed::Open(self.doubt(found, key, missing))),
        }
    }

    /// Where a place stands; one that was offered may have become one of the coalition's.
    fn position(&self, id: PlaceId) -> Option<usize> {
        self.tree
            .position(id)
            .or_else(|| self.by_code(world_names::offered(id)?.code))
    }

    fn doubt(&mut self, found: &Found, key: &str, missing: Missing) -> Doubt {
        if let Some(doubt) = self.doubts.get(key) {
            return doubt.clone();
        }
        let may_make = self.of_world(&missing).is_some() || self.inside(&missing).is_some();
        let further = if may_make {
            Arc::default()
        } else {
            self.around(missing.level)
        };
        let choices = found.candidates().iter().map(|candidate| {
            let id = self.tree.places()[candidate.thing].id;
            let (name, reasons) = (self.tree.label(id), candidate.reasons.clone());
            Choice { id: id.0, name, reasons }
        });
        let doubt = Doubt {
            key: key.to_owned(),
            choices: choices.collect(),
            may_make,
            further,
            written: missing.written,
        };
        self.doubts.insert(key.to_owned(), doubt.clone());
        doubt
    }

    fn known(&self, at: Option<usize>, left_out: Option<String>) -> Placed {
        let Some(at) = at else {
            return Placed::Nowhere;
        };
        let id = self.tree.places()[at].id;
        match self.offered(id) {
            Some(area) => Placed::Missing(Missing {
                level: Some(area.level),
                written: area.name.to_owned(),
                code: area.code.to_owned(),
                inside: None,
            }),
            None => Placed::Known { id, left_out },
        }
    }

    pub(crate) fn by_code(&self, code: &str) -> Option<usize> {
        let usual = world::find(code).map_or(code, |area| area.code);
        self.tree
            .find_by_code(usual)
            .and_then(|place| self.tree.position(place.id))
    }

    fn by_name(&mut self, level: u8, written: &str, at: Option<usize>) -> Found {
        // Countries that are called nearly alike are others.
        if level == 0
            && let Some(code) = world_names::named(written, 0, &[])
        {
            return self.by_code(code).map_or(Found::Unknown, Found::Sure);
        }
        let key = (Some(level), at, written.to_owned());
        if let Some(found) = self.before.get(&key) {
            return found.clone();
        }
        let within = self.lying(Some(level), at);
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
        let within = self.lying(None, Some(at));
        let found = self.finder.find_within(written, &within);
        self.before.insert(key, found.clone());
        found
    }

    /// The places of a level that go on, or all, inside one or anywhere.
    fn lying(&mut self, level: Option<u8>, around: Option<usize>) -> Lying {
        let tree = &self.tree;
        let within = self.lying.entry((level, around)).or_insert_with(|| {
            let inside = around.map_or(tree.places(), |at| tree.inside(tree.places()[at].id));
            let fits = |place: &&Place| {
                level.is_none_or(|level| place.level == i32::from(level) && !place.is_ended())
            };
            let inside = inside.iter().filter(fits);
            Arc::new(inside.filter_map(|place| tree.position(place.id)).collect())
        });
        Arc::clone(within)
    }
}
