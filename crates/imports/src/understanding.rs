//! One import while it goes on: what it knows, and what a row means by that.

use std::collections::HashSet;
use std::sync::Arc;

use activities::{Draft, Role, Status};
use chrono::NaiveDate;
use kernel::OrganisationId;
use organisations::Sector;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::events::Doer;
use web::{App, PageError};

use crate::answers::Subject;
use crate::asking::Doubt;
use crate::columns::{Columns, Meaning};
use crate::comparing::Said;
use crate::crosswalk;
use crate::deciding::Deciding;
use crate::effects::Thing;
use crate::finding::Finder;
use crate::line::Line;
use crate::naming::{Named, Organisations};
use crate::placing::{Placed, Places};
use crate::report::Report;
use crate::rows::pieces;
use crate::runners::known_names;
use crate::saying::about_place;
use crate::taking::How;
use crate::teller::Teller;
use crate::whom::Populations;
use crate::working::{Kinds, Worked};

/// Everything one import needs.
pub struct Import<'a> {
    pub teller: Teller<'a>,
    app: &'a App,
    pub doer: Doer,
    pub today: NaiveDate,
    /// What each column means, and its heading.
    pub columns: Columns,
    pub headings: Vec<String>,
    pub answers: Arc<Deciding>,
    pub report: Report,
    pub places: Places,
    /// In which country the work is, where somebody is asked.
    pub country: Option<Doubt>,
    pub kinds: Kinds,
    pub organisations: Organisations,
    pub ended: HashSet<OrganisationId>,
    pub populations: Populations,
    pub sectors: (Vec<Sector>, Finder),
}

impl<'a> Import<'a> {
    pub async fn read(
        app: &'a App,
        tx: &impl ConnectionTrait,
        doer: Doer,
        (teller, how, headings): (Teller<'a>, &How, Vec<String>),
    ) -> Result<Self, PageError> {
        let scope = doer.scope;
        let coalition = coalitions::get(tx, scope).await?.ok_or(PageError::NotFound)?;
        let tree = places::tree(tx, scope).await?;
        let populations = organisations::populations(tx, scope).await?;
        let sectors = organisations::sectors(tx, scope).await?;
        let (known, ended) = known_names(tx, scope).await?;
        let answers = Deciding::read(tx, scope, how.answers.clone()).await?;
        let answers = Arc::new(answers);
        let populations = Populations::new(populations, Arc::clone(&answers));
        Ok(Self {
            teller,
            app,
            today: doer.at.date_naive(),
            doer,
            columns: how.columns.clone(),
            headings,
            report: Report::default(),
            places: Places::new(tree, coalition.place_level_max, Arc::clone(&answers)),
            country: None,
            kinds: Kinds::new(organisations::focuses(tx, scope).await?, Arc::clone(&answers)),
            organisations: Organisations::new(&known, Arc::clone(&answers), how.mark),
            ended,
            answers,
            populations,
            sectors: {
                let keys = sectors.iter().enumerate().filter(|(_, one)| !one.is_ended);
                let keys = keys.map(|(at, one)| (at, one.key.as_deref()));
                let known = crosswalk::words(crosswalk::SECTORS, keys);
                let names = sectors
                    .iter()
                    .enumerate()
                    .map(|(at, one)| (at, one.name.as_str(), false));
                let finder = Finder::new(alike::Subject::Words, names).know(known);
                (sectors, finder)
            },
        })
    }

    pub async fn make(&mut self, tx: &DatabaseTransaction, lines: &[&Line]) -> Result<(), PageError> {
        let places = self.places.make((tx, self.app), &self.doer, lines).await?;
        let elsewhere = self.teller.say("import-elsewhere", &[]);
        let kinds = self
            .kinds
            .make((tx, self.app), (&self.doer, &elsewhere), lines)
            .await?;
        for (id, name) in places {
            self.report.brings(Thing::Place, id.0);
            self.report.made("places", name);
        }
        for focus in kinds {
            self.report.brings(Thing::Focus, focus.id.0);
            if focus.parent_id.is_some() {
                self.report.made("kinds", focus.name);
            }
        }
        Ok(())
    }
}

impl Import<'_> {
    /// What a row says; `None` when it is refused, or something in it has to be asked first.
    pub fn understand(&mut self, line: &Line) -> Option<Said> {
        let place = self.place(line);
        let work = self.work(line);
        let parts = self.parts(line);
        let whom = self.whom(line);
        let ((place_id, (focus_id, title)), organisations) = place.zip(work).zip(parts)?;
        let population_id = whom?;
        for (meaning, written) in &line.odd {
            let key = match meaning {
                Meaning::Status => "import-odd-status",
                Meaning::Reached | Meaning::Targeted => "import-odd-number",
                _ => "import-odd-day",
            };
            self.remark(line.row, &[*meaning], key, &[("written", written)]);
        }
        for (meaning, written, day) in &line.turned {
            let day = self.teller.day(*day);
            self.remark(line.row, &[*meaning], "import-turned-day", &[("written", written), ("day", &day)]);
        }
        let began = line.from_on.or(line.confirmed_on);
        let from_on = began.unwrap_or_else(|| line.to_on.map_or(self.today, |last| last.min(self.today)));
        if line.from_on.is_none() {
            let day = self.teller.day(from_on);
            self.remark(line.row, &[Meaning::From, Meaning::Then], "import-began-then", &[("day", &day)]);
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
            id: line.id(),
        })
    }

    fn place(&mut self, line: &Line) -> Option<places::PlaceId> {
        let about = &about_place(line);
        match self.places.place(line) {
            Placed::Known { id, left_out } => {
                if let Some(written) = left_out {
                    self.remark(line.row, about, "import-coarser", &[("written", &written)]);
                }
                return Some(id);
            }
            Placed::Open(doubt) => self.ask(line.row, Subject::Place, doubt),
            Placed::Missing(missing) => {
                self.refuse(line.row, about, "import-refused-place", &[("written", &missing.written)]);
            }
            Placed::LeftOut(written) => {
                self.refuse(line.row, about, "import-left-out", &[("written", &written)]);
            }
            Placed::Anywhere(written) => match self.country.clone() {
                Some(doubt) => self.ask(line.row, Subject::Country, doubt),
                None => self.refuse(line.row, about, "import-refused-country", &[("written", &written)]),
            },
            Placed::Nowhere => self.refuse(line.row, about, "import-refused-nowhere", &[]),
        }
        None
    }

    fn work(&mut self, line: &Line) -> Option<(organisations::FocusId, Option<String>)> {
        let about = &[Meaning::Kind, Meaning::Area, Meaning::Title];
        match self.kinds.kind(line) {
            Worked::Known(id, title) => return Some((id, title)),
            Worked::Open(doubt) => self.ask(line.row, Subject::Kind, doubt),
            Worked::Missing { name, .. } => {
                self.refuse(line.row, about, "import-refused-kind", &[("written", &name)]);
            }
            Worked::LeftOut(written) => {
                self.refuse(line.row, about, "import-left-out", &[("written", &written)]);
            }
            Worked::Nothing => self.refuse(line.row, about, "import-refused-nothing", &[]),
        }
        None
    }

    fn parts(&mut self, line: &Line) -> Option<Vec<(kernel::OrganisationId, Role)>> {
        let about = &Role::ALL.map(Meaning::Organisation);
        // Of one alone it is known by its name.
        let several = (line.organisations.len() > 1).then_some(&line.sector);
        let sectors = self.sectors(line.row, several.into_iter().flat_map(|text| pieces(text)));
        let named = self.organisations.named(line, &self.doer, &sectors);
        let Named { parts, taken, split, open, left_out, unfit } = named;
        for (written, id) in taken {
            let name = self.organisations.name(id).to_owned();
            self.remark(line.row, about, "import-taken-for", &[("written", &written), ("name", &name)]);
        }
        for written in split {
            self.remark(line.row, about, "import-split", &[("written", &written)]);
        }
        let is_whole = open.is_empty() && left_out.is_empty();
        for (subject, doubt) in open {
            self.ask(line.row, subject, doubt);
        }
        for written in &left_out {
            self.refuse(line.row, about, "import-left-out", &[("written", written)]);
        }
        for written in &unfit {
            self.remark(line.row, about, "import-refused-name", &[("written", written)]);
        }
        if parts.is_empty() && is_whole {
            self.refuse(line.row, about, "import-refused-nobody", &[]);
        }
        Some(parts).filter(|parts| !parts.is_empty() && is_whole)
    }
}
