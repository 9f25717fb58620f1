//! Many activities at once, with their history: for those brought in from elsewhere.

use kernel::{Change, Ids, Scope, Verb};
use organisations::FocusId;
use places::PlaceId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use std::collections::HashMap;
use web::events::Doer;

use super::narrow::Filter;
use super::rules::{Draft, Plan};
use super::store::Activity;
use super::write::{self, Entry};
use super::{ActivityId, anew, list, write_many};
use crate::loom::{self, tally};

/// An activity with who added it when, and what happened to it afterwards.
#[derive(Clone, Debug)]
pub struct Brought {
    pub doer: Doer,
    pub plan: Plan,
    /// Ended, confirmed …, each by somebody at some time.
    pub later: Vec<(Doer, Verb)>,
}

/// Adds them all in few statements. The ids come back in the order given.
pub async fn add_many(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    brought: Vec<Brought>,
) -> Result<Vec<ActivityId>, DbErr> {
    let names = Names::read(tx, scope).await?;
    let mut added = Vec::with_capacity(brought.len());
    let entries = brought.into_iter().map(|one| {
        let id = ids.next();
        added.push(ActivityId(id));
        let name = names.called(one.plan.draft());
        Entry { id, doer: one.doer, plan: one.plan, name, later: one.later }
    });
    let entries: Vec<Entry> = entries.collect();
    write::add(tx, scope, entries).await?;
    Ok(added)
}

/// An activity as it is, and what it becomes.
#[derive(Clone, Debug)]
pub struct Renewed {
    pub before: Activity,
    pub plan: Plan,
    /// What differs, in words.
    pub changes: Vec<Change>,
}

/// All activities there are, read so that nobody else writes any until the transaction ends, and what may become of
/// them.
pub struct Everything {
    pub activities: Vec<Activity>,
    pub(super) numbers: tally::Numbers,
}

/// All activities of a coalition as they are now.
pub async fn all(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Activity>, DbErr> {
    list::whole(db, scope, &Filter::default()).await
}

/// Holds all that activities of a coalition can name, and then all activities, and reads these. Whoever saves one takes
/// them in the same order, so that nobody waits for somebody who waits for them.
pub async fn hold_all(tx: &DatabaseTransaction, scope: Scope) -> Result<Everything, DbErr> {
    loom::hold_names(tx, scope).await?;
    let numbers = tally::change(tx, scope, 0).await?;
    let activities = all(tx, scope).await?;
    Ok(Everything { activities, numbers })
}

/// Saves some of them anew.
pub async fn change_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    everything: &Everything,
    renewed: Vec<Renewed>,
) -> Result<(), DbErr> {
    let names = Names::read(tx, doer.scope).await?;
    let becoming = renewed.into_iter().map(|Renewed { before, plan, changes }| {
        let name = names.called(plan.draft());
        (before, plan, name, changes)
    });
    anew::change_all(tx, doer, everything.numbers, becoming.collect()).await
}

/// Takes some of them out for good, each with what is kept of it.
pub async fn remove_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    everything: &Everything,
    gone: Vec<(&Activity, Vec<Change>)>,
) -> Result<(), DbErr> {
    let names = Names::read(tx, doer.scope).await?;
    let gone = gone.into_iter().map(|(activity, kept)| {
        // Its own title may be why it goes.
        let name = names.of(activity.focus_id, activity.place_id);
        (activity.id, activity.number, name, kept)
    });
    write_many::remove_all(tx, doer, everything.numbers, gone.collect()).await
}

/// What these are called: their titles, else kind of work and place.
pub async fn called_all(
    db: &impl ConnectionTrait,
    scope: Scope,
    activities: &[&Activity],
) -> Result<Vec<String>, DbErr> {
    let names = Names::read(db, scope).await?;
    let called = activities.iter().map(|activity| names.called(&activity.draft()));
    Ok(called.collect())
}

/// What places and kinds of work are called, while writing.
pub(crate) struct Names {
    tree: places::Tree,
    focuses: HashMap<FocusId, String>,
}

impl Names {
    pub(crate) async fn read(db: &impl ConnectionTrait, scope: Scope) -> Result<Self, DbErr> {
        let focuses = organisations::focuses(db, scope).await?;
        Ok(Self {
            tree: places::tree(db, scope).await?,
            focuses: focuses.into_iter().map(|focus| (focus.id, focus.name)).collect(),
        })
    }

    /// The activity's own title, else kind of work and place.
    pub(super) fn called(&self, draft: &Draft) -> String {
        let usual = || self.of(draft.focus_id, draft.place_id);
        draft.title.clone().unwrap_or_else(usual)
    }

    /// `Safe housing, Nan`.
    pub(crate) fn of(&self, focus_id: FocusId, place_id: PlaceId) -> String {
        let focus = self.focuses.get(&focus_id).map_or("", String::as_str);
        let place = self.tree.get(place_id).map_or("", |place| &place.name);
        format!("{focus}, {place}")
    }
}
