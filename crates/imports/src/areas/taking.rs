//! Takes a file of places in, whole or not at all: from the outermost level inwards, so that what is made can hold what
//! comes after it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use places::PlaceId;
use sea_orm::DatabaseTransaction;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use super::line::{Reader, Said, names_places};
use super::matching::Known;
use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::deciding::Deciding;
use crate::effects::{Effect, Thing};
use crate::finding::Found;
use crate::list::List;
use crate::report::{Fate, Report};
use crate::taking::How;
use crate::teller::Teller;

/// Takes a list of places in within a transaction, which has to be rolled back unless the report says that it is written.
pub async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    (doer, language): (Doer, Language),
    (list, how): (&List, &How),
) -> Result<Report, PageError> {
    let teller = Teller { texts: app.texts(), language };
    let rows = &list.table.rows;
    if !names_places(&how.columns) {
        return Ok(Report::lacking(rows.len(), vec![teller.say("import-no-place-named", &[])]));
    }
    let scope = doer.scope;
    for what in ["import", places::PLACE] {
        app.hold(tx, scope, what).await?;
    }
    let coalition = coalitions::get(tx, scope).await?.ok_or(PageError::NotFound)?;
    let before = places::tree(tx, scope).await?;
    let mut taking = Taking {
        app,
        tx,
        doer,
        teller,
        list,
        done: &how.done,
        deciding: Deciding::read(tx, scope, how.answers.clone()).await?,
        level_max: coalition.place_level_max,
        report: Report::lacking(rows.len(), Vec::new()),
        inside: None,
        codes: HashMap::new(),
        changed: Vec::new(),
        seen: HashMap::new(),
    };
    let reader = Reader::new(&list.table, &how.columns);
    taking
        .take(rows.iter().map(|row| reader.read(row)).collect())
        .await?;
    let Taking { mut report, changed, deciding, .. } = taking;
    if report.is_open() || how.is_trial {
        return Ok(report);
    }
    let after = places::tree(tx, scope).await?;
    let is_new = |id: PlaceId| before.get(id).is_none();
    let new = after.places().iter().filter(|place| is_new(place.id));
    let changed = changed.into_iter().filter(|effect| !is_new(PlaceId(effect.id)));
    report.effects = new
        .map(|place| Effect { version: place.version, ..Effect::added(Thing::Place, place.id.0) })
        .chain(changed)
        .collect();
    report.taken = deciding.taken();
    report.is_written = true;
    Ok(report)
}

pub struct Taking<'a> {
    pub app: &'a App,
    pub tx: &'a DatabaseTransaction,
    pub doer: Doer,
    pub teller: Teller<'a>,
    pub list: &'a List,
    done: &'a AtomicUsize,
    pub deciding: Deciding,
    pub level_max: i32,
    pub report: Report,
    /// All lie inside this one.
    pub inside: Option<PlaceId>,
    /// By which codes rows spoke of places.
    codes: HashMap<String, PlaceId>,
    /// What places were that became others.
    pub changed: Vec<Effect>,
    /// The row that spoke of a place first.
    seen: HashMap<(Option<PlaceId>, String), u32>,
}

/// What a row comes to.
enum Meant {
    Known(PlaceId),
    New(PlaceId),
    /// A country or a province of the world's list, chosen by its code.
    OfWorld(&'static str),
    /// It is refused or open, and that has been said.
    Said,
}

impl Taking<'_> {
    async fn take(&mut self, mut left: Vec<Said>) -> Result<(), PageError> {
        self.choose_around().await?;
        self.choose_countries(&left).await?;
        for level in 0..=3 {
            let mut known = self.known().await?;
            let own: Vec<Said>;
            (own, left) = left
                .into_iter()
                .partition(|said| level == 3 || known.is_ready(said, level));
            let mut meant: Vec<(Said, Meant)> = Vec::new();
            for said in own {
                self.done.fetch_add(1, Ordering::Relaxed);
                let means = self.meaning(&mut known, &said);
                meant.push((said, means));
            }
            let chosen: HashSet<u32> = self.choose(&meant).await?;
            if !chosen.is_empty() {
                known = self.known().await?;
            }
            self.write(&known, &chosen, meant).await?;
        }
        Ok(())
    }

    async fn known(&self) -> Result<Known, PageError> {
        let tree = places::tree(self.tx, self.doer.scope).await?;
        let wholes = places::wholes(self.tx, self.doer.scope).await?;
        let inside = self.inside.filter(|id| tree.get(*id).is_some());
        Ok(Known::new((tree, wholes), inside, self.codes.clone()))
    }

    fn refuse(&mut self, row: u32, key: &str, written: &str) -> Meant {
        let sentence = self.teller.say(key, &[("written", written)]);
        self.report.refuse(row, String::new(), sentence);
        Meant::Said
    }

    fn meaning(&mut self, known: &mut Known, said: &Said) -> Meant {
        let written = if said.name.is_empty() {
            &said.code
        } else {
            &said.name
        };
        if written.is_empty() {
            return self.refuse(said.row, "import-refused-no-name", "");
        }
        let inside = match known.around(said) {
            Ok(inside) => inside,
            Err(around) => return self.refuse(said.row, "import-refused-around", &around),
        };
        let level = known.level(said);
        let found = known.find(level, (&said.name, &said.code), inside);
        if let Found::Sure(at) = found {
            return Meant::Known(known.id(at));
        }
        let key =
            format!("{}/{}", inside.map_or_else(String::new, |id| id.0.to_string()), kernel::fold(written));
        let best = found.best().map(|at| known.id(at).0);
        if best.is_some() {
            let usual = best.map_or(Answer::New, Answer::This);
            let is_known = |id| known.tree.get(PlaceId(id)).is_some();
            match self
                .deciding
                .decide((Subject::Place, &key, written), usual, is_known)
            {
                Some(Answer::This(id)) if known.tree.get(PlaceId(id)).is_some() => {
                    return Meant::Known(PlaceId(id));
                }
                Some(Answer::Out) => return self.refuse(said.row, "import-left-out", written),
                Some(Answer::New) => (),
                _ => return self.ask(known, said, (&found, key)),
            }
        }
        if let Some(code) = known.of_world(said, level, inside) {
            return Meant::OfWorld(code);
        }
        match (inside, level) {
            (Some(inside), _) if !said.name.is_empty() => Meant::New(inside),
            (Some(_), _) => self.refuse(said.row, "import-refused-no-name", ""),
            (None, Some(0 | 1)) => self.refuse(said.row, "import-refused-world", written),
            (None, _) => self.refuse(said.row, "import-refused-inside", written),
        }
    }

    fn ask(&mut self, known: &Known, said: &Said, (found, key): (&Found, String)) -> Meant {
        let choices = found.candidates().iter().map(|candidate| {
            let id = known.id(candidate.thing);
            Choice {
                id: id.0,
                name: known.tree.label(id),
                reasons: candidate.reasons.clone(),
            }
        });
        let doubt = Doubt {
            key,
            written: said.name.clone(),
            choices: choices.collect(),
            may_make: true,
            further: Arc::default(),
        };
        let name = doubt.choices.first().map_or("", |choice| choice.name.as_str());
        let sentence = self
            .teller
            .say("import-asks-place", &[("written", &said.name), ("name", name)]);
        self.report.ask(said.row, (Subject::Place, doubt), sentence);
        Meant::Said
    }

    /// Chooses what the world's list has; gives the rows that asked for it.
    async fn choose(&mut self, meant: &[(Said, Meant)]) -> Result<HashSet<u32>, PageError> {
        let of_world = meant.iter().filter_map(|(said, meant)| match meant {
            Meant::OfWorld(code) => Some((said.row, *code)),
            _ => None,
        });
        let (rows, codes): (HashSet<u32>, Vec<&str>) = of_world.unzip();
        if !codes.is_empty() {
            places::choose(self.tx, &self.doer, self.app.ids(), &codes).await?;
        }
        Ok(rows)
    }

    async fn write(
        &mut self,
        known: &Known,
        chosen: &HashSet<u32>,
        meant: Vec<(Said, Meant)>,
    ) -> Result<(), PageError> {
        let (mut new, mut renewed) = (Vec::new(), Vec::new());
        for (said, means) in meant {
            let id = match means {
                Meant::Known(id) => Some(id),
                Meant::OfWorld(code) => known.tree.find_by_code(code).map(|place| place.id),
                Meant::New(inside) => {
                    new.extend(self.newcomer(known, &said, inside));
                    continue;
                }
                Meant::Said => continue,
            };
            let Some(id) = id else { continue };
            if !said.code.is_empty() {
                self.codes.insert(kernel::fold(&said.code), id);
            }
            if self.is_again((Some(id), String::new()), said.row) {
                continue;
            }
            let completed = self.completed(known, &said, id);
            let fate = match (chosen.contains(&said.row), &completed) {
                (_, Err(())) => continue,
                (true, _) => Fate::New,
                (false, Ok(Some(_))) => Fate::Changed,
                (false, Ok(None)) => Fate::Unchanged,
            };
            self.report.became(said.row, fate);
            renewed.extend(completed.ok().flatten());
        }
        places::add_many(self.tx, &self.doer, self.app.ids(), new).await?;
        places::change_many(self.tx, &self.doer, self.app.ids(), renewed).await?;
        Ok(())
    }

    /// Whether an earlier row spoke of the same place.
    pub fn is_again(&mut self, place: (Option<PlaceId>, String), row: u32) -> bool {
        let Some(first) = self.seen.get(&place).copied() else {
            self.seen.insert(place, row);
            return false;
        };
        let sentence = self.teller.say("import-twice", &[("row", &first.to_string())]);
        self.report.remark(row, String::new(), sentence);
        self.report.became(row, Fate::Unchanged);
        true
    }
}
