//! One import while it goes on: what it knows, and what a row means by that.

use activities::{Draft, Role, Status};
use alike::Subject;
use chrono::NaiveDate;
use organisations::{Population, PopulationId, Sector, SectorId};
use sea_orm::DatabaseTransaction;
use web::events::Doer;
use web::{App, PageError};

use crate::columns::Meaning;
use crate::comparing::Said;
use crate::finding::{Finder, Found};
use crate::line::Line;
use crate::naming::{Named, Organisations};
use crate::placing::{Placed, Places};
use crate::report::Report;
use crate::taking::How;
use crate::teller::Teller;
use crate::working::{Kinds, Worked};

/// Everything one import needs.
pub struct Import<'a> {
    pub teller: Teller<'a>,
    app: &'a App,
    pub doer: Doer,
    today: NaiveDate,
    pub report: Report,
    places: Places,
    kinds: Kinds,
    pub organisations: Organisations,
    populations: (Vec<Population>, Finder),
    sectors: (Vec<Sector>, Finder),
}

impl<'a> Import<'a> {
    pub async fn read(
        app: &'a App,
        tx: &DatabaseTransaction,
        doer: Doer,
        (teller, how): (Teller<'a>, &How),
    ) -> Result<Self, PageError> {
        let scope = doer.scope;
        let coalition = coalitions::get(tx, scope).await?.ok_or(PageError::NotFound)?;
        let tree = places::tree(tx, scope).await?;
        let populations = organisations::populations(tx, scope).await?;
        let sectors = organisations::sectors(tx, scope).await?;
        let known = organisations::all_names(tx, scope).await?;
        let named = |names: Vec<&str>| {
            let names: Vec<(usize, String)> = names.into_iter().map(str::to_owned).enumerate().collect();
            Finder::new(Subject::Words, names.iter().map(|(at, name)| (*at, name.as_str(), false)))
        };
        Ok(Self {
            teller,
            app,
            today: doer.at.date_naive(),
            doer,
            report: Report::default(),
            places: Places::new(tree, coalition.place_level_max, how.takes_likely),
            kinds: Kinds::new(organisations::focuses(tx, scope).await?, how.takes_likely),
            organisations: Organisations::new(&known, how.takes_likely),
            populations: {
                let finder = named(populations.iter().map(|one| one.name.as_str()).collect());
                (populations, finder)
            },
            sectors: {
                let finder = named(sectors.iter().map(|one| one.name.as_str()).collect());
                (sectors, finder)
            },
        })
    }

    pub async fn make(&mut self, tx: &DatabaseTransaction, lines: &[Line]) -> Result<(), PageError> {
        let places = self.places.make((tx, self.app), &self.doer, lines).await?;
        let elsewhere = self.teller.say("import-elsewhere", &[]);
        let kinds = self
            .kinds
            .make((tx, self.app), (&self.doer, &elsewhere), lines)
            .await?;
        places
            .into_iter()
            .for_each(|name| self.report.made("places", name));
        kinds.into_iter().for_each(|name| self.report.made("kinds", name));
        Ok(())
    }
}

impl Import<'_> {
    pub fn remark(&mut self, line: &Line, key: &str, args: &[(&str, &str)]) {
        self.report.remark(line.row, self.teller.say(key, args));
    }

    fn refuse(&mut self, line: &Line, key: &str, args: &[(&str, &str)]) {
        self.report.refuse(line.row, self.teller.say(key, args));
    }

    fn ask(&mut self, key: &str, written: &str, name: &str) {
        let sentence = self.teller.say(key, &[("written", written), ("name", name)]);
        if !self.report.open.contains(&sentence) {
            self.report.open.push(sentence);
        }
    }

    /// What a row says; `None` when it is refused, or something in it has to be asked first.
    pub fn understand(&mut self, line: &Line) -> Option<Said> {
        let place = self.place(line);
        let work = self.work(line);
        let parts = self.parts(line);
        let ((place_id, (focus_id, title)), organisations) = place.zip(work).zip(parts)?;
        for (meaning, written) in &line.odd {
            let key = match meaning {
                Meaning::Status => "import-odd-status",
                Meaning::Reached | Meaning::Targeted => "import-odd-number",
                _ => "import-odd-day",
            };
            self.remark(line, key, &[("written", written)]);
        }
        let population_id = self.population(line);
        let from_on = line.from_on.or(line.confirmed_on).unwrap_or(self.today);
        if line.from_on.is_none() {
            let day = self.teller.day(from_on);
            self.remark(line, "import-began-then", &[("day", &day)]);
        }
        let status = line.status.unwrap_or(match line.to_on {
            Some(last) if last < self.today => Status::Finished,
            _ => Status::UnderWay,
        });
        let draft = Draft {
            organisations,
            focus_id,
            place_id,
            population_id,
            from_on,
            to_on: line.to_on,
            status,
            title,
            reach: line.reach,
            note: Some(line.note.clone()).filter(|note| !note.is_empty()),
            confirmed_on: line.confirmed_on,
        };
        Some(Said {
            draft,
            has_from: line.from_on.is_some(),
            has_status: line.status.is_some(),
        })
    }

    fn place(&mut self, line: &Line) -> Option<places::PlaceId> {
        match self.places.place(line) {
            Placed::Known { id, left_out } => {
                if let Some(written) = left_out {
                    self.remark(line, "import-coarser", &[("written", &written)]);
                }
                return Some(id);
            }
            Placed::Likely(id, written) => {
                let label = self.places.label(id);
                self.ask("import-asks-place", &written, &label);
            }
            Placed::Missing(missing) if self.organisations.takes_likely() => {
                self.refuse(line, "import-refused-place", &[("written", &missing.written)]);
            }
            Placed::Missing(missing) => self.ask("import-asks-new-place", &missing.written, ""),
            Placed::Nowhere => self.refuse(line, "import-refused-nowhere", &[]),
        }
        None
    }

    fn work(&mut self, line: &Line) -> Option<(organisations::FocusId, Option<String>)> {
        match self.kinds.kind(line) {
            Worked::Known(id, title) => return Some((id, title)),
            Worked::Likely(id, written) => {
                let name = self.kinds.name(id).to_owned();
                self.ask("import-asks-kind", &written, &name);
            }
            Worked::Missing { name, .. } if self.organisations.takes_likely() => {
                self.refuse(line, "import-refused-kind", &[("written", &name)]);
            }
            Worked::Missing { name, .. } => self.ask("import-asks-new-kind", &name, ""),
            Worked::Nothing => self.refuse(line, "import-refused-nothing", &[]),
        }
        None
    }

    fn parts(&mut self, line: &Line) -> Option<Vec<(kernel::OrganisationId, Role)>> {
        let sector = self.sector(line);
        let named = self
            .organisations
            .named(line, (&self.doer, self.app.ids()), sector);
        let Named { parts, taken, split, open, open_splits, unfit } = named;
        for (written, id) in taken {
            let name = self.organisations.name(id).to_owned();
            self.remark(line, "import-taken-for", &[("written", &written), ("name", &name)]);
        }
        for written in split {
            self.remark(line, "import-split", &[("written", &written)]);
        }
        let is_open = !open.is_empty() || !open_splits.is_empty();
        for (written, id) in open {
            let name = id.map_or_else(String::new, |id| self.organisations.name(id).to_owned());
            let key = if id.is_some() {
                "import-asks-organisation"
            } else {
                "import-asks-new-organisation"
            };
            self.ask(key, &written, &name);
        }
        for written in open_splits {
            self.ask("import-asks-split", &written, "");
        }
        for written in &unfit {
            self.remark(line, "import-refused-name", &[("written", written)]);
        }
        if parts.is_empty() && !is_open {
            self.refuse(line, "import-refused-nobody", &[]);
        }
        Some(parts).filter(|parts| !parts.is_empty() && !is_open)
    }

    fn population(&mut self, line: &Line) -> Option<PopulationId> {
        if line.population.is_empty() {
            return None;
        }
        let (all, finder) = &mut self.populations;
        match finder.find(&line.population) {
            Found::Sure(at) => Some(all[at].id),
            Found::Likely(at) if self.organisations.takes_likely() => Some(all[at].id),
            _ => {
                self.remark(line, "import-no-population", &[("written", &line.population)]);
                None
            }
        }
    }

    fn sector(&mut self, line: &Line) -> Option<SectorId> {
        let (all, finder) = &mut self.sectors;
        match finder.find(&line.sector) {
            Found::Sure(at) | Found::Likely(at) => Some(all[at].id),
            Found::Unknown => None,
        }
    }
}
