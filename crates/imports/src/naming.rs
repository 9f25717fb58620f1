//! Which organisations a row names; and those that have to be made first.

use std::collections::HashMap;
use std::sync::Arc;

use activities::Role;
use kernel::{Ids, OrganisationId, fold};
use organisations::{Draft, Newcomer, SectorId};
use web::events::Doer;

use crate::answers::{Answer, Answers, Subject};
use crate::asking::{Choice, Doubt};
use crate::finding::{Finder, Found};
use crate::line::Line;

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

pub struct Organisations {
    ids: Vec<OrganisationId>,
    names: Vec<String>,
    positions: HashMap<OrganisationId, usize>,
    finder: Finder,
    answers: Arc<Answers>,
    /// Those made on the way.
    pub new: Vec<Newcomer>,
}

impl Organisations {
    pub fn new(known: &[(OrganisationId, String, bool)], answers: Arc<Answers>) -> Self {
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
        let finder = Finder::new(alike::Subject::Organisations, all);
        Self { finder, ids, names, positions, answers, new: Vec::new() }
    }

    pub fn name(&self, id: OrganisationId) -> &str {
        self.positions.get(&id).map_or("", |at| &self.names[*at])
    }

    /// Finds or makes everybody a row names.
    pub fn named(&mut self, line: &Line, (doer, ids): (&Doer, &Ids), sector: Option<SectorId>) -> Named {
        let mut named = Named::default();
        let is_alone = line.organisations.len() == 1;
        for (cell, role) in &line.organisations {
            let Some(parts) = self.parts(&mut named, cell) else {
                continue;
            };
            let acronym = if is_alone && parts.len() == 1 {
                line.acronym.as_str()
            } else {
                ""
            };
            for part in &parts {
                self.one(&mut named, (part, acronym, *role), (doer, ids), sector);
            }
        }
        named
    }

    /// The one or several that a cell names; nothing where that has to be asked, or its rows are left out.
    fn parts(&self, named: &mut Named, cell: &str) -> Option<Vec<String>> {
        let (parts, is_sure) = self.finder.split(cell);
        if parts.len() < 2 || is_sure {
            return Some(parts);
        }
        let key = fold(cell);
        match self.answers.decide(Subject::Several, &key, None) {
            Some(Answer::Several) => {
                named.split.push(cell.to_owned());
                Some(parts)
            }
            Some(Answer::One) => Some(vec![cell.to_owned()]),
            Some(Answer::Out) => {
                named.left_out.push(cell.to_owned());
                None
            }
            _ => {
                let doubt = Doubt { key, written: cell.to_owned(), choices: Vec::new(), may_make: false };
                named.open.push((Subject::Several, doubt));
                None
            }
        }
    }

    fn one(
        &mut self,
        named: &mut Named,
        (written, acronym, role): (&str, &str, Role),
        (doer, ids): (&Doer, &Ids),
        sector: Option<SectorId>,
    ) {
        let found = self.finder.find(written);
        if let Found::Sure(at) = found {
            named.parts.push((self.ids[at], role));
            return;
        }
        let key = fold(written);
        let best = found.best().map(|at| self.ids[at].0);
        let known = |id| self.positions.contains_key(&OrganisationId(id));
        match self.answers.decide(Subject::Organisation, &key, best) {
            Some(Answer::This(id)) if known(id) => {
                named.taken.push((written.to_owned(), OrganisationId(id)));
                named.parts.push((OrganisationId(id), role));
            }
            Some(Answer::New) => match self.make((written, acronym), (doer, ids), sector) {
                Some(id) => named.parts.push((id, role)),
                None => named.unfit.push(written.to_owned()),
            },
            Some(Answer::Out) => named.left_out.push(written.to_owned()),
            _ => {
                let choices = found.candidates().iter().map(|candidate| Choice {
                    id: self.ids[candidate.thing].0,
                    name: self.names[candidate.thing].clone(),
                    reasons: candidate.reasons.clone(),
                });
                let choices = choices.collect();
                let doubt = Doubt { key, written: written.to_owned(), choices, may_make: true };
                named.open.push((Subject::Organisation, doubt));
            }
        }
    }

    fn make(
        &mut self,
        (written, acronym): (&str, &str),
        (doer, ids): (&Doer, &Ids),
        sector: Option<SectorId>,
    ) -> Option<OrganisationId> {
        let draft = Draft {
            name: written.to_owned(),
            acronym: acronym.to_owned(),
            sectors: sector.into_iter().collect(),
            ..Draft::default()
        };
        draft.clone().check().ok()?;
        let id = OrganisationId(ids.next());
        self.finder.add(self.ids.len(), written, acronym);
        self.positions.insert(id, self.ids.len());
        self.ids.push(id);
        self.names.push(written.to_owned());
        self.new
            .push(Newcomer { id, doer: doer.clone(), draft, contacts: Vec::new() });
        Some(id)
    }
}
