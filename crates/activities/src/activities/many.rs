//! Many activities at once, with their history: for those brought in from elsewhere.

use kernel::{Ids, Scope, Verb};
use organisations::FocusId;
use places::PlaceId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use std::collections::HashMap;
use web::events::Doer;

use super::ActivityId;
use super::rules::Plan;
use super::write::{self, Entry};

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
        let draft = one.plan.draft();
        let name = draft
            .title
            .clone()
            .unwrap_or_else(|| names.of(draft.focus_id, draft.place_id));
        Entry { id, doer: one.doer, plan: one.plan, name, later: one.later }
    });
    let entries: Vec<Entry> = entries.collect();
    write::add(tx, scope, entries).await?;
    Ok(added)
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

    /// `Safe housing, Nan`.
    pub(crate) fn of(&self, focus_id: FocusId, place_id: PlaceId) -> String {
        let focus = self.focuses.get(&focus_id).map_or("", String::as_str);
        let place = self.tree.get(place_id).map_or("", |place| &place.name);
        format!("{focus}, {place}")
    }
}
