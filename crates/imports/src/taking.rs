//! Takes a table of activities in, whole or not at all.

use std::collections::{BTreeMap, HashMap};

use activities::{Brought, Draft, Role, Status};
use alike::Subject;
use chrono::NaiveDate;
use hxl::Table;
use kernel::Scope;
use organisations::{Population, PopulationId, Sector, SectorId};
use sea_orm::DatabaseTransaction;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use crate::columns::{Columns, Meaning};
use crate::comparing::{Compared, Known, Said};
use crate::finding::{Finder, Found};
use crate::line::Line;
use crate::naming::{Named, Organisations};
use crate::placing::{Placed, Places};
use crate::report::Report;
use crate::teller::Teller;
use crate::working::{Kinds, Worked};

/// How a table is taken in.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// What somebody said of columns, by their headings.
    pub said: BTreeMap<String, Meaning>,
    /// The best match is taken for each organisation, place and kind of work, and what is missing is made.
    pub takes_likely: bool,
    /// Everything is done, and undone again.
    pub is_trial: bool,
}

/// Everything one import needs.
struct Import<'a> {
    teller: Teller<'a>,
    app: &'a App,
    doer: Doer,
    today: NaiveDate,
    report: Report,
    places: Places,
    kinds: Kinds,
    organisations: Organisations,
    populations: (Vec<Population>, Finder),
    sectors: (Vec<Sector>, Finder),
}

/// Takes in a table of activities. Nothing is written while something is open, or when it is only tried.
pub async fn activities(app: &App, scope: Scope, table: &Table, how: &How) -> Result<Report, PageError> {
    let teller = Teller { texts: app.texts(), language: Language::English };
    let columns = Columns::of(table, &how.said);
    let lacking = lacking(&columns);
    if !lacking.is_empty() {
        let open = lacking.into_iter().map(|key| teller.say(key, &[])).collect();
        return Ok(Report { rows: table.rows.len(), open, ..Report::default() });
    }
    let lines = lines(&columns, table);
    let tx = app.begin().await?;
    // One import at a time; and nobody writes activities until it is done.
    app.hold(&tx, scope, "import").await?;
    for noun in [places::PLACE, organisations::FOCUS, organisations::ORGANISATION] {
        app.hold(&tx, scope, noun).await?;
    }
    let everything = activities::hold_all(&tx, scope).await?;
    let mut import = Import::read(app, &tx, Doer::program(app, scope), (teller, how)).await?;
    import.report.rows = table.rows.len();
    if how.takes_likely {
        import.make(&tx, &lines).await?;
    }
    let mut known = Known::new(everything.activities.clone());
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for line in &lines {
        let Some(said) = import.understand(line) else {
            continue;
        };
        match known.compare(line.row, &said, &import.teller) {
            Compared::New(plan) => {
                added.push(Brought { doer: import.doer.clone(), plan: *plan, later: Vec::new() })
            }
            Compared::Changed(renewed) => changed.push(*renewed),
            Compared::Unchanged => import.report.unchanged += 1,
            Compared::Again(row) => {
                import.report.unchanged += 1;
                import.remark(line, "import-twice", &[("row", &row.to_string())]);
            }
            Compared::Refused(refusal) => {
                let sentence = import.teller.say(&refusal.to_string(), &[]);
                import.report.refuse(line.row, sentence);
            }
        }
    }
    let Import { mut report, doer, organisations, .. } = import;
    (report.added, report.changed) = (added.len(), changed.len());
    for newcomer in &organisations.new {
        report.made("organisations", newcomer.draft.name.clone());
    }
    if !report.open.is_empty() || how.is_trial {
        tx.rollback().await?;
        return Ok(report);
    }
    let output = |error: organisations::ManyError| PageError::Output(error.to_string());
    organisations::add_many(&tx, organisations.new)
        .await
        .map_err(output)?;
    activities::add_many(&tx, scope, app.ids(), added).await?;
    activities::change_many(&tx, &doer, &everything, changed).await?;
    tx.commit().await?;
    report.is_written = true;
    Ok(report)
}

/// What no column tells.
fn lacking(columns: &Columns) -> Vec<&'static str> {
    let has = |meanings: &[Meaning]| meanings.iter().any(|meaning| columns.has(*meaning));
    let places: Vec<Meaning> = (0..=3)
        .flat_map(|level| [Meaning::Place(level), Meaning::PlaceCode(level)])
        .chain([Meaning::Somewhere])
        .collect();
    [
        (&[Meaning::Organisation(Role::Runs)][..], "import-no-organisation"),
        (&places, "import-no-place"),
        (&[Meaning::Kind, Meaning::Area, Meaning::Title], "import-no-work"),
    ]
    .into_iter()
    .filter(|(meanings, _)| !has(meanings))
    .map(|(_, key)| key)
    .collect()
}

/// The rows in words; rows with the same code are one activity with all their organisations.
fn lines(columns: &Columns, table: &Table) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(table.rows.len());
    let mut by_code: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let line = Line::read(columns, row);
        match by_code.get(&line.code) {
            Some(at) if !line.code.is_empty() => lines[*at].organisations.extend(line.organisations),
            _ => {
                by_code.insert(line.code.clone(), lines.len());
                lines.push(line);
            }
        }
    }
    lines
}

impl<'a> Import<'a> {
    async fn read(
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

    async fn make(&mut self, tx: &DatabaseTransaction, lines: &[Line]) -> Result<(), PageError> {
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

    fn remark(&mut self, line: &Line, key: &str, args: &[(&str, &str)]) {
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
    fn understand(&mut self, line: &Line) -> Option<Said> {
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
