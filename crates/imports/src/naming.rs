//! Which organisations a row names; and those that have to be made first.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use activities::Role;
use kernel::{OrganisationId, fold};
use organisations::{Draft, Newcomer, SectorId};
use uuid::Uuid;
use web::events::Doer;

use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::coming::Coming;
use crate::deciding::Deciding;
use crate::exact::Exact;
use crate::finding::{ALIKE, Finder, Found};
use crate::line::{Line, told_apart};
use crate::rows::pieces;

/// Who a row names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    pub parts: Vec<(OrganisationId, Role)>,
    /// Written so, and taken for that one.
    pub taken: Vec<(String, OrganisationId)>,
    /// Cells that were read as several.
    pub split: Vec<String>,
    /// What somebody has to be asked.
    pub open: Vec<(Subject, Doubt)>,
    /// Words whose rows are left out.
    pub left_out: Vec<String>,
    /// What no organisation can be called.
    pub unfit: Vec<String>,
}

/// Who a word means.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    Known(OrganisationId),
    /// As somebody answered, or by the best match.
    Taken(OrganisationId),
    New(OrganisationId),
    Open(Doubt),
    LeftOut,
    /// No organisation can be called so.
    Unfit,
}

pub struct Organisations {
    ids: Vec<OrganisationId>,
    names: Vec<String>,
    positions: HashMap<OrganisationId, usize>,
    exact: Exact,
    /// Words of which it was said whom they were taken for.
    told: HashSet<String>,
    pub finder: Finder,
    pub answers: Arc<Deciding>,
    /// From which ids are worked out, the same each time that the same list is looked at.
    mark: Uuid,
    made: HashSet<OrganisationId>,
    /// Whether two names of this list that are not the same are two organisations, however alike, as in a record.
    is_exact: bool,
    /// Names that may come new with this list, so that others of it are asked about as these.
    pub coming: Coming,
    /// Short names that stand in the list, by the folded name of their organisation.
    pub acronyms: HashMap<String, String>,
    /// What sorts of organisation they are, in the same way.
    pub sectors: HashMap<String, Vec<SectorId>>,
    /// What the coalition's places are called, folded.
    pub places: HashSet<String>,
    /// Those made on the way.
    pub new: Vec<Newcomer>,
}

impl Organisations {
    pub fn new(known: &[organisations::Called], answers: Arc<Deciding>, mark: Uuid) -> Self {
        let (mut ids, mut names): (Vec<OrganisationId>, Vec<String>) = (Vec::new(), Vec::new());
        let mut positions = HashMap::new();
        for (id, name, is_acronym) in known {
            let at = *positions.entry(*id).or_insert_with(|| {
                ids.push(*id);
                names.push(String::new());
                ids.len() - 1
            });
            if !is_acronym && names[at].is_empty() {
                names[at].clone_from(name);
            }
        }
        let all = known
            .iter()
            .map(|(id, name, is_acronym)| (positions[id], name.as_str(), *is_acronym));
        let exact = Exact::of(known, &positions);
        let finder = Finder::new(alike::Subject::Organisations, all);
        Self {
            finder,
            ids,
            names,
            positions,
            answers,
            mark,
            made: HashSet::new(),
            is_exact: false,
            exact,
            told: HashSet::new(),
            coming: Coming::new(alike::Subject::Organisations),
            acronyms: HashMap::new(),
            sectors: HashMap::new(),
            places: HashSet::new(),
            new: Vec::new(),
        }
    }

    pub fn name(&self, id: OrganisationId) -> &str {
        self.positions.get(&id).map_or("", |at| &self.names[*at])
    }

    pub fn has(&self, id: OrganisationId) -> bool {
        self.positions.contains_key(&id)
    }

    /// Whether it comes with this list.
    pub fn is_made(&self, id: OrganisationId) -> bool {
        self.made.contains(&id)
    }

    /// The one a word means beyond doubt.
    pub fn sure(&mut self, written: &str) -> Option<OrganisationId> {
        match self.finder.find(written) {
            Found::Sure(at) => Some(self.ids[at]),
            _ => None,
        }
    }

    /// Who a list of organisations means: what is like nobody who is known is new, and nobody need be asked.
    pub fn listed(&mut self, written: &str, acronym: &str) -> Who {
        self.who((written, acronym), Some(Answer::New))
    }

    /// An id that belongs to this list.
    pub fn worked_out(&self, text: &str) -> Uuid {
        web::worked_out(self.mark, text)
    }

    /// Finds or makes everybody a row names; `sectors` are the sorts of those whose own is told nowhere.
    pub fn named(&mut self, line: &Line, doer: &Doer, sectors: &[SectorId]) -> Named {
        let mut named = Named::default();
        for (cell, role) in &line.organisations {
            // A record names organisations by their very names.
            let parts = if line.is_from_elsewhere {
                Some(pieces(cell).map(str::to_owned).collect())
            } else {
                self.parts(&mut named, cell)
            };
            let told = self.sectors.get(&fold(cell)).cloned();
            let sectors = told.as_deref().unwrap_or(sectors);
            self.is_exact = line.is_from_elsewhere;
            for part in parts.unwrap_or_default() {
                self.one(&mut named, (&part, *role), (doer, sectors));
            }
        }
        named
    }

    fn one(
        &mut self,
        named: &mut Named,
        (written, role): (&str, Role),
        (doer, sectors): (&Doer, &[SectorId]),
    ) {
        let key = fold(written);
        let acronym = self.acronyms.get(&key).cloned().unwrap_or_default();
        match self.who((written, &acronym), None) {
            Who::Known(id) => named.parts.push((id, role)),
            Who::Taken(id) => {
                named.taken.push((written.to_owned(), id));
                named.parts.push((id, role));
            }
            Who::New(id) => {
                let own = self.sectors.get(&key).map_or(sectors, Vec::as_slice);
                let draft = Draft { sectors: own.to_vec(), ..newly(written, &acronym) };
                let doer = doer.clone();
                self.new.push(Newcomer { id, doer, draft, contacts: Vec::new() });
                named.parts.push((id, role));
            }
            Who::Open(doubt) => named.open.push((Subject::Organisation, doubt)),
            Who::LeftOut => named.left_out.push(written.to_owned()),
            Who::Unfit => named.unfit.push(written.to_owned()),
        }
    }

    /// Finds or makes an organisation; `unlike` is what becomes of a word that is like nobody, where nobody is asked.
    fn who(&mut self, (written, acronym): (&str, &str), unlike: Option<Answer>) -> Who {
        let key = fold(written);
        if let Some(at) = self.exact.find(&key) {
            return Who::Known(self.ids[at]);
        }
        let mut found = self.finder.find(written);
        if self.is_exact {
            found = found.without(|at| self.is_made(self.ids[at]) && fold(&self.names[at]) != key);
        }
        if let Found::Sure(at) = found
            && !self.is_told_apart(at, &key)
        {
            let id = self.surely(at, &key, written);
            // It is said once of each word.
            let is_new = self.told.insert(key);
            return if is_new { Who::Taken(id) } else { Who::Known(id) };
        }
        let unlike = unlike.filter(|_| found == Found::Unknown);
        let alike = found.best_from(ALIKE).map(|at| self.ids[at].0);
        let usual = alike.map_or(Answer::New, Answer::This);
        let word = (Subject::Organisation, &*key, written);
        let answer = self
            .answers
            .decide(word, usual, |id| self.has(OrganisationId(id)));
        match answer.or(unlike) {
            Some(Answer::This(id)) if self.has(OrganisationId(id)) => Who::Taken(OrganisationId(id)),
            Some(Answer::New) => self.make(written, acronym).map_or(Who::Unfit, Who::New),
            Some(Answer::Out) => Who::LeftOut,
            _ => {
                let coming = if self.is_exact {
                    Vec::new()
                } else {
                    self.coming(written)
                };
                let choices = found.candidates().iter().map(|candidate| Choice {
                    id: self.ids[candidate.thing].0,
                    name: self.names[candidate.thing].clone(),
                    reasons: candidate.reasons.clone(),
                });
                let choices = choices.chain(coming).collect();
                Who::Open(Doubt {
                    key,
                    written: written.to_owned(),
                    choices,
                    may_make: true,
                    further: Arc::default(),
                })
            }
        }
    }

    /// Whether somebody answered that a word means another one than what came with this list, however like it is.
    fn is_told_apart(&self, at: usize, key: &str) -> bool {
        let answer = self.answers.given_to(Subject::Organisation, key);
        let holds = answer.is_some_and(|answer| match answer {
            Answer::This(id) => self.has(OrganisationId(id)),
            _ => true,
        });
        holds && self.is_made(self.ids[at]) && fold(&self.names[at]) != key
    }

    /// Those that may come new with this list and that a word may mean.
    fn coming(&mut self, written: &str) -> Vec<Choice> {
        let coming = self.coming.alike(written).into_iter();
        let choices =
            coming.map(|(name, reasons)| Choice { id: self.worked_out(&fold(&name)), name, reasons });
        choices
            .filter(|choice| !self.has(OrganisationId(choice.id)))
            .collect()
    }

    /// What is beyond doubt today may not be so once others of such names are known: where nobody is asked it is kept in
    /// mind, unless it is the very name.
    fn surely(&self, at: usize, key: &str, written: &str) -> OrganisationId {
        let id = self.ids[at];
        if !self.answers.takes_likely || fold(&self.names[at]) == key {
            return id;
        }
        let word = (Subject::Organisation, key, written);
        let has = |id| self.has(OrganisationId(id));
        match self.answers.decide(word, Answer::This(id.0), has) {
            Some(Answer::This(other)) if has(other) => OrganisationId(other),
            _ => id,
        }
    }

    fn make(&mut self, written: &str, acronym: &str) -> Option<OrganisationId> {
        newly(written, acronym).check().ok()?;
        let id = OrganisationId(self.worked_out(&fold(written)));
        self.finder.add(self.ids.len(), written, acronym);
        self.exact.add(fold(written), self.ids.len());
        self.positions.insert(id, self.ids.len());
        self.ids.push(id);
        self.names.push(written.to_owned());
        self.made.insert(id);
        Some(id)
    }
}

fn newly(written: &str, acronym: &str) -> Draft {
    let (name, acronym) = told_apart(written, acronym);
    Draft { name, acronym, ..Draft::default() }
}
