//! Which kind of work a row means; and the kinds that have to be made first.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::fold;
use organisations::{Focus, FocusId, NewKind};
use sea_orm::{DatabaseTransaction, DbErr};
use web::App;
use web::events::Doer;

use crate::answers::{Answer, Subject};
use crate::asking::{Choice, Doubt};
use crate::crosswalk;
use crate::deciding::Deciding;
use crate::finding::{Finder, Found};
use crate::line::Line;

/// What a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Worked {
    /// This kind of work; and the activity's own title, where it is another.
    Known(FocusId, Option<String>),
    /// Somebody has to be asked.
    Open(Doubt),
    /// Not there yet, and to be made.
    Missing {
        area: String,
        name: String,
    },
    /// Rows with this word are left out.
    LeftOut(String),
    Nothing,
}

pub struct Kinds {
    all: Vec<Focus>,
    /// Both by the position in `all`.
    kinds: Finder,
    areas: Finder,
    answers: Arc<Deciding>,
}

impl Kinds {
    pub fn new(all: Vec<Focus>, answers: Arc<Deciding>) -> Self {
        let finder = |is_area: bool| {
            let fit = |focus: &Focus| focus.parent_id.is_none() == is_area && !focus.is_ended;
            let some = || all.iter().enumerate().filter(move |(_, focus)| fit(focus));
            let names = some().flat_map(|(at, focus)| {
                let short = (focus.short != focus.name).then_some((at, focus.short.as_str(), false));
                std::iter::once((at, focus.name.as_str(), false)).chain(short)
            });
            let keys = some().map(|(at, focus)| (at, focus.key.as_deref()));
            Finder::new(alike::Subject::Words, names).know(crosswalk::words(crosswalk::FOCUSES, keys))
        };
        let (kinds, areas) = (finder(false), finder(true));
        Self { kinds, areas, all, answers }
    }

    /// The most exact word decides; a title is only taken for a kind of work when it is beyond doubt.
    pub fn kind(&mut self, line: &Line) -> Worked {
        let title = Some(line.title.clone()).filter(|title| !title.is_empty());
        let exact = if line.kind.is_empty() {
            &line.area
        } else {
            &line.kind
        };
        if let Found::Sure(at) = self.kinds.find(exact) {
            return Worked::Known(self.all[at].id, title);
        }
        if line.kind.is_empty()
            && let Found::Sure(at) = self.kinds.find(&line.title)
        {
            return Worked::Known(self.all[at].id, None);
        }
        // If it is broad, an area of focus will do.
        if let Found::Sure(at) = self.areas.find(exact) {
            return Worked::Known(self.all[at].id, title);
        }
        let name = [&line.kind, &line.area, &line.title]
            .into_iter()
            .find(|written| !written.is_empty());
        match name {
            Some(name) => self.decided(line, name, title),
            None => Worked::Nothing,
        }
    }

    /// What becomes of a word that is not surely known.
    fn decided(&mut self, line: &Line, name: &str, title: Option<String>) -> Worked {
        let (found, key) = (self.kinds.find(name), fold(name));
        // An area of focus that looks like a kind of work is no reason to take one for the other.
        let best = found.best().filter(|_| !line.kind.is_empty());
        let best = best.map(|at| self.all[at].id.0);
        let known = |id| self.all.iter().any(|focus| focus.id == FocusId(id));
        let usual = best.map_or(Answer::New, Answer::This);
        match self.answers.decide((Subject::Kind, &key, name), usual, known) {
            Some(Answer::This(id)) if known(id) => Worked::Known(FocusId(id), title),
            Some(Answer::New) => Worked::Missing { area: line.area.clone(), name: name.to_owned() },
            Some(Answer::Out) => Worked::LeftOut(name.to_owned()),
            _ => {
                let choices = found.candidates().iter().map(|candidate| Choice {
                    id: self.all[candidate.thing].id.0,
                    name: self.all[candidate.thing].name.clone(),
                    reasons: candidate.reasons.clone(),
                });
                let choices = choices.collect();
                Worked::Open(Doubt {
                    key,
                    written: name.to_owned(),
                    choices,
                    may_make: true,
                    further: Arc::default(),
                })
            }
        }
    }

    /// Makes the kinds of work that the rows name and the coalition has not, in the area they name; gives them, and the
    /// areas made for them.
    pub async fn make(
        &mut self,
        (tx, app): (&DatabaseTransaction, &App),
        (doer, elsewhere): (&Doer, &str),
        lines: &[&Line],
    ) -> Result<Vec<Focus>, DbErr> {
        let mut seen = HashSet::new();
        let mut new: Vec<NewKind> = Vec::new();
        // Areas that come new, by their folded names.
        let mut areas: HashMap<String, FocusId> = HashMap::new();
        for line in lines {
            let Worked::Missing { area, name } = self.kind(line) else {
                continue;
            };
            if !seen.insert(fold(&name)) {
                continue;
            }
            let area = if area.is_empty() {
                elsewhere.to_owned()
            } else {
                area
            };
            let known = self.areas.find(&area).best().map(|at| self.all[at].id);
            let area_id = known.unwrap_or_else(|| {
                *areas.entry(fold(&area)).or_insert_with(|| {
                    let id = FocusId(app.ids().next());
                    new.push(NewKind { id, area_id: None, name: area });
                    id
                })
            });
            new.push(NewKind { id: FocusId(app.ids().next()), area_id: Some(area_id), name });
        }
        let known: HashSet<FocusId> = self.all.iter().map(|focus| focus.id).collect();
        organisations::add_kinds(tx, doer, new).await?;
        *self = Self::new(organisations::focuses(tx, doer.scope).await?, Arc::clone(&self.answers));
        let made = self.all.iter().filter(|focus| !known.contains(&focus.id));
        Ok(made.cloned().collect())
    }
}
