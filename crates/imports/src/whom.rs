//! For whom a row says that work is done: one of the coalition's own words, or everybody.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::fold;
use organisations::{Population, PopulationId};

use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::columns::Meaning;
use crate::crosswalk;
use crate::deciding::Deciding;
use crate::finding::Finder;
use crate::line::Line;
use crate::understanding::Import;

/// Words between several.
const AND: [&str; 9] = ["and", "et", "y", "e", "und", "or", "ou", "o", "u"];

/// Whom a word means; nobody in particular is everybody.
#[derive(Clone, Debug, PartialEq)]
pub enum Whom {
    Known(Option<PopulationId>),
    /// The best match, or everybody, where nobody is asked.
    Taken(Option<PopulationId>),
    /// Somebody has to be asked.
    Open(Doubt),
    /// Rows with this word are left out.
    LeftOut,
}

pub struct Populations {
    all: Vec<Population>,
    finder: Finder,
    /// Words for several that one entry covers, whatever stands between them and in whichever order.
    lists: HashMap<String, usize>,
    answers: Arc<Deciding>,
}

impl Populations {
    pub fn new(all: Vec<Population>, answers: Arc<Deciding>) -> Self {
        let keys = all.iter().enumerate().filter(|(_, one)| !one.is_ended);
        let known = crosswalk::words(crosswalk::POPULATIONS, keys.map(|(at, one)| (at, one.key.as_deref())));
        let names = || all.iter().enumerate().map(|(at, one)| (one.name.as_str(), at));
        // What the coalition calls its own goes before.
        let lists = known.iter().copied().chain(names());
        let lists = lists.filter_map(|(word, at)| Some((listed(word)?, at))).collect();
        let finder = Finder::new(alike::Subject::Words, names().map(|(name, at)| (at, name, false)));
        Self { finder: finder.know(known), lists, all, answers }
    }

    pub fn whom(&mut self, written: &str) -> Whom {
        if written.is_empty() {
            return Whom::Known(None);
        }
        if let Some(at) = self.sure(written) {
            return Whom::Known(Some(self.all[at].id));
        }
        let choices = self.choices(written);
        let usual = choices
            .first()
            .map_or(Answer::Everybody, |best| Answer::This(best.id));
        let (key, is_there) = (fold(written), self.all.iter().any(|one| !one.is_ended));
        let known = |id| self.all.iter().any(|one| one.id == PopulationId(id));
        let is_said = self.answers.given_to(Subject::Population, &key).is_some();
        let id = match self
            .answers
            .decide((Subject::Population, &key, written), usual, known)
        {
            Some(Answer::This(id)) if known(id) => Some(PopulationId(id)),
            Some(Answer::Everybody) => None,
            Some(Answer::Out) => return Whom::LeftOut,
            // There is nothing to choose from.
            _ if !is_there => None,
            _ => {
                let (written, further) = (written.to_owned(), Arc::default());
                return Whom::Open(Doubt { key, written, choices, may_make: false, further });
            }
        };
        if is_said { Whom::Known(id) } else { Whom::Taken(id) }
    }

    fn sure(&mut self, written: &str) -> Option<usize> {
        let whole = self.finder.find(written).sure();
        let list = || listed(written).and_then(|list| self.lists.get(&list).copied());
        if let Some(at) = whole.or_else(list) {
            return Some(at);
        }
        // Several words for the same: girls, boys.
        let mut pieces = pieces(written)
            .into_iter()
            .map(|piece| self.finder.find(&piece).sure());
        let first = pieces.next()??;
        pieces.all(|other| other == Some(first)).then_some(first)
    }

    /// What it may be as a whole: of several that it names, none is.
    fn choices(&mut self, written: &str) -> Vec<Choice> {
        if pieces(written).len() > 1 || !self.finder.is_turned(written) {
            return Vec::new();
        }
        let found = self.finder.alike(written).into_iter();
        let offered = found.filter(|one| !self.all[one.thing].is_ended);
        let choice = offered.map(|one| Choice {
            id: self.all[one.thing].id.0,
            name: self.all[one.thing].name.clone(),
            reasons: one.reasons,
        });
        choice.collect()
    }

    fn name(&self, id: PopulationId) -> String {
        let known = self.all.iter().find(|one| one.id == id);
        known.map(|one| one.name.clone()).unwrap_or_default()
    }
}

impl Import<'_> {
    /// Nothing when the row is left out, or somebody has to be asked first.
    pub fn whom(&mut self, line: &Line) -> Option<Option<PopulationId>> {
        let (about, written) = (&[Meaning::Population], line.population.as_str());
        match self.populations.whom(written) {
            Whom::Known(id) => return Some(id),
            Whom::Taken(Some(id)) => {
                let name = self.populations.name(id);
                self.remark(line.row, about, "import-taken-for", &[("written", written), ("name", &name)]);
                return Some(Some(id));
            }
            Whom::Taken(None) => {
                self.remark(line.row, about, "import-no-population", &[("written", written)]);
                return Some(None);
            }
            Whom::Open(doubt) => self.ask(line.row, Subject::Population, doubt),
            Whom::LeftOut => self.refuse(line.row, about, "import-left-out", &[("written", written)]),
        }
        None
    }
}

/// What stands between signs and words that list.
fn pieces(written: &str) -> Vec<String> {
    let words = written.replace([';', ',', '/', '&', '+', '|'], " ; ");
    let words = words
        .split_whitespace()
        .map(|word| match AND.contains(&word.to_lowercase().as_str()) {
            true => ";",
            false => word,
        });
    let listed = words.collect::<Vec<&str>>().join(" ");
    let pieces = listed.split(';').map(kernel::tidy);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Several in one order, to compare; nothing for one.
fn listed(written: &str) -> Option<String> {
    let mut pieces: Vec<String> = pieces(written).iter().map(|piece| fold(piece)).collect();
    pieces.sort_unstable();
    pieces.dedup();
    (pieces.len() > 1).then(|| pieces.join("+"))
}
