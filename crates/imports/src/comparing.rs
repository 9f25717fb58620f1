//! Whether an activity from a table is new, changes one that is there, or says nothing new.

use std::collections::{HashMap, HashSet};

use activities::{Activity, Draft, Plan, Renewed, Role, Status};
use chrono::NaiveDate;
use kernel::{Change, OrganisationId, fold};
use organisations::{FocusId, PopulationId};
use places::PlaceId;
use uuid::Uuid;

use crate::teller::Teller;

/// The field under which the history tells of notes.
pub const NOTE: &str = "activities-note";

/// What makes two activities the same: who runs it, what, where, for whom, and its own title.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Key {
    runners: Vec<OrganisationId>,
    focus_id: FocusId,
    place_id: PlaceId,
    population_id: Option<PopulationId>,
    title: String,
}

impl Key {
    fn of(draft: &Draft, mergers: &Mergers) -> Self {
        let runs = draft.organisations.iter().filter(|(_, role)| *role == Role::Runs);
        let standing = |id: &OrganisationId| mergers.get(id).copied().unwrap_or(*id);
        let mut runners: Vec<OrganisationId> = runs.map(|(id, _)| standing(id)).collect();
        runners.sort_unstable();
        runners.dedup();
        Self {
            runners,
            focus_id: draft.focus_id,
            place_id: draft.place_id,
            population_id: draft.population_id,
            title: fold(draft.title.as_deref().unwrap_or_default()),
        }
    }
}

/// Organisations that were merged, each with the one that stands for it.
pub type Mergers = HashMap<OrganisationId, OrganisationId>;

/// What a row says beyond what it is about; what it leaves open stays as it is.
#[derive(Clone, Debug)]
pub struct Said {
    pub draft: Draft,
    pub has_from: bool,
    pub has_status: bool,
    /// The activity it names itself by its id, as Weft's own lists do.
    pub id: Option<Uuid>,
}

/// What became of a row.
#[derive(Clone, Debug)]
pub enum Compared {
    New(Box<Plan>),
    Changed(Box<Renewed>),
    Unchanged(Box<Activity>),
    /// The same as that row of the same table.
    Again(u32),
    Refused(activities::Refusal),
}

/// The activities there are, and those that rows have been found to mean.
pub struct Known {
    all: Vec<Activity>,
    mergers: Mergers,
    by_key: HashMap<Key, Vec<usize>>,
    /// Activities that some row names by their id: no other row means them.
    by_id: HashMap<Uuid, usize>,
    today: NaiveDate,
    /// Rows by what they add or change.
    met: HashMap<Key, Vec<(u32, Draft)>>,
}

impl Known {
    /// `ids` are all that the rows name.
    pub fn new(all: Vec<Activity>, mergers: Mergers, (ids, today): (&HashSet<Uuid>, NaiveDate)) -> Self {
        let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
        let mut by_id = HashMap::new();
        for (at, activity) in all.iter().enumerate() {
            if ids.contains(&activity.id.0) {
                by_id.insert(activity.id.0, at);
            } else {
                let key = Key::of(&activity.draft(), &mergers);
                by_key.entry(key).or_default().push(at);
            }
        }
        Self { all, mergers, by_key, by_id, today, met: HashMap::new() }
    }

    /// The activity a row names by its id, if it still speaks of the same work; each is meant once.
    fn named(&mut self, said: &Said, key: &Key) -> Option<usize> {
        let id = said.id?;
        let at = *self.by_id.get(&id)?;
        let own = Key::of(&self.all[at].draft(), &self.mergers);
        let is_same = Key { runners: Vec::new(), ..own } == Key { runners: Vec::new(), ..key.clone() };
        is_same.then(|| self.by_id.remove(&id)).flatten()
    }

    pub fn compare(&mut self, row: u32, said: &Said, teller: &Teller<'_>) -> Compared {
        let key = Key::of(&said.draft, &self.mergers);
        if let Some(at) = self.named(said, &key) {
            return self.against(at, said, teller);
        }
        let met = self.met.entry(key.clone()).or_default();
        if let Some((first, _)) = met.iter().find(|(_, draft)| *draft == said.draft) {
            return Compared::Again(*first);
        }
        met.push((row, said.draft.clone()));
        let candidates = self.by_key.entry(key).or_default();
        let same_day = candidates
            .iter()
            .position(|at| self.all[*at].from_on == said.draft.from_on);
        // One that began on another day is another activity, unless the row says nothing of the day or it is the only one.
        let chosen = same_day
            .or((!candidates.is_empty() && !said.has_from).then_some(0))
            .or((candidates.len() == 1 && met.len() == 1).then_some(0))
            // What begins after another has ended is the next one.
            .filter(|at| {
                let over = self.all[candidates[*at]].to_on;
                !said.has_from || over.is_none_or(|last| said.draft.from_on <= last)
            });
        let Some(chosen) = chosen else {
            return match Plan::new(said.draft.clone()) {
                Ok(plan) => Compared::New(Box::new(plan)),
                Err(refusal) => Compared::Refused(refusal),
            };
        };
        let at = candidates.remove(chosen);
        self.against(at, said, teller)
    }

    /// What a row changes in the activity it means.
    fn against(&self, at: usize, said: &Said, teller: &Teller<'_>) -> Compared {
        let before = self.all[at].clone();
        let after = overlaid(&before, said, &self.mergers);
        if after.status == Status::CalledOff
            && before.status != Status::CalledOff
            && let Err(refusal) = before.may_be_called_off(self.today)
        {
            return Compared::Refused(refusal);
        }
        if after == before.draft() {
            return Compared::Unchanged(Box::new(before));
        }
        let changes = changes(teller, &before.draft(), &after);
        match Plan::new(after) {
            Ok(plan) if *plan.draft() == before.draft() => Compared::Unchanged(Box::new(before)),
            Ok(plan) => Compared::Changed(Box::new(Renewed { before, plan, changes })),
            Err(refusal) => Compared::Refused(refusal),
        }
    }
}

fn overlaid(before: &Activity, said: &Said, mergers: &Mergers) -> Draft {
    let mut draft = before.draft();
    let row = &said.draft;
    let standing = |id: &OrganisationId| mergers.get(id).copied().unwrap_or(*id);
    for (id, role) in &row.organisations {
        let is_there = |(one, own): &(OrganisationId, Role)| standing(one) == *id && own == role;
        if !draft.organisations.iter().any(is_there) {
            draft.organisations.push((*id, *role));
        }
    }
    if said.has_from {
        draft.from_on = row.from_on;
    }
    if said.has_status {
        // A table speaks of today: work that is over by its last day is called finished there.
        let is_same = row.status == before.status
            || row.status == Status::Finished && row.to_on.is_some() && row.to_on == before.to_on;
        if !is_same {
            draft.status = row.status;
        }
    }
    draft.to_on = row.to_on.or(draft.to_on);
    draft.reach = row.reach.or(draft.reach);
    draft.note = row.note.clone().or(draft.note);
    draft.confirmed_on = row.confirmed_on.max(draft.confirmed_on);
    draft
}

pub fn changes(teller: &Teller<'_>, before: &Draft, after: &Draft) -> Vec<Change> {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| teller.day(day));
    let status = |status: Status| teller.say(&format!("activities-status-{}", status.word()), &[]);
    let number = |reach: Option<i32>| reach.map_or_else(String::new, |reach| reach.to_string());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        Change::of("activities-from", &teller.day(before.from_on), &teller.day(after.from_on)),
        Change::of("activities-to", &day(before.to_on), &day(after.to_on)),
        Change::of("cloth-status", &status(before.status), &status(after.status)),
        Change::of("activities-reach", &number(before.reach), &number(after.reach)),
        Change::of(NOTE, &text(&before.note), &text(&after.note)),
        Change::of("activities-confirmed-label", &day(before.confirmed_on), &day(after.confirmed_on)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
