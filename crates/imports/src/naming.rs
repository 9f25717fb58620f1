//! Which organisations a row names; and those that have to be made first.

use activities::Role;
use alike::Subject;
use kernel::{Ids, OrganisationId};
use organisations::{Draft, Newcomer, SectorId};
use web::events::Doer;

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
    /// What somebody has to be asked: written so, and probably that one; or nobody known.
    pub open: Vec<(String, Option<OrganisationId>)>,
    /// Cells that may name several, or one.
    pub open_splits: Vec<String>,
    /// What no organisation can be called.
    pub unfit: Vec<String>,
}

pub struct Organisations {
    ids: Vec<OrganisationId>,
    names: Vec<String>,
    finder: Finder,
    takes_likely: bool,
    /// Those made on the way.
    pub new: Vec<Newcomer>,
}

impl Organisations {
    pub fn new(known: &[(OrganisationId, String, bool)], takes_likely: bool) -> Self {
        let (mut ids, mut names): (Vec<OrganisationId>, Vec<String>) = (Vec::new(), Vec::new());
        let mut place = std::collections::HashMap::new();
        for (id, name, is_acronym) in known {
            place.entry(*id).or_insert_with(|| {
                ids.push(*id);
                names.push(String::new());
                ids.len() - 1
            });
            if !is_acronym && names[place[id]].is_empty() {
                names[place[id]].clone_from(name);
            }
        }
        let all = known
            .iter()
            .map(|(id, name, is_acronym)| (place[id], name.as_str(), *is_acronym));
        let finder = Finder::new(Subject::Organisations, all);
        Self { finder, ids, names, takes_likely, new: Vec::new() }
    }

    pub fn takes_likely(&self) -> bool {
        self.takes_likely
    }

    pub fn name(&self, id: OrganisationId) -> &str {
        let at = self.ids.iter().position(|one| *one == id);
        at.map_or("", |at| &self.names[at])
    }

    /// Finds or makes everybody a row names.
    pub fn named(&mut self, line: &Line, (doer, ids): (&Doer, &Ids), sector: Option<SectorId>) -> Named {
        let mut named = Named::default();
        let is_alone = line.organisations.len() == 1;
        for (cell, role) in &line.organisations {
            let (parts, is_sure) = self.finder.split(cell);
            if parts.len() > 1 && !is_sure && !self.takes_likely {
                named.open_splits.push(cell.clone());
                continue;
            }
            if parts.len() > 1 && !is_sure {
                named.split.push(cell.clone());
            }
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

    fn one(
        &mut self,
        named: &mut Named,
        (written, acronym, role): (&str, &str, Role),
        (doer, ids): (&Doer, &Ids),
        sector: Option<SectorId>,
    ) {
        match self.finder.find(written) {
            Found::Sure(at) => named.parts.push((self.ids[at], role)),
            Found::Likely(at) if self.takes_likely => {
                named.taken.push((written.to_owned(), self.ids[at]));
                named.parts.push((self.ids[at], role));
            }
            Found::Likely(at) => named.open.push((written.to_owned(), Some(self.ids[at]))),
            Found::Unknown if self.takes_likely => {
                let draft = Draft {
                    name: written.to_owned(),
                    acronym: acronym.to_owned(),
                    sectors: sector.into_iter().collect(),
                    ..Draft::default()
                };
                if draft.clone().check().is_err() {
                    named.unfit.push(written.to_owned());
                    return;
                }
                let id = OrganisationId(ids.next());
                self.finder.add(self.ids.len(), written, acronym);
                self.ids.push(id);
                self.names.push(written.to_owned());
                self.new
                    .push(Newcomer { id, doer: doer.clone(), draft, contacts: Vec::new() });
                named.parts.push((id, role));
            }
            Found::Unknown => named.open.push((written.to_owned(), None)),
        }
    }
}
