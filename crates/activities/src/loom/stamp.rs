//! How things stand in the database, in a few numbers: when they are the same, so is everything in memory.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use kernel::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use super::tally::{self, Tally};
use crate::populations;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stamp {
    pub tally: Tally,
    /// How many places there are, and their versions together; likewise organisations.
    places: (i64, i64),
    organisations: (i64, i64),
    /// The short lists as a whole.
    lists: u64,
}

impl Stamp {
    /// Whether all names and numbers are still the same.
    pub(super) fn has_names_of(&self, other: &Self) -> bool {
        let names = |stamp: &Self| (stamp.places, stamp.organisations, stamp.lists);
        names(self) == names(other)
    }
}

pub(super) async fn read(db: &impl ConnectionTrait, scope: Scope) -> Result<Stamp, DbErr> {
    Ok(Stamp {
        tally: tally::read(db, scope).await?,
        places: places::revision(db, scope).await?,
        organisations: organisations::revision(db, scope).await?,
        lists: lists(db, scope).await?,
    })
}

/// Sectors, areas, kinds of work and populations are few, and their order counts: they are compared whole.
async fn lists(db: &impl ConnectionTrait, scope: Scope) -> Result<u64, DbErr> {
    let mut hasher = DefaultHasher::new();
    for sector in organisations::sectors(db, scope).await? {
        (sector.id.0, &sector.name, sector.is_ended).hash(&mut hasher);
    }
    for focus in organisations::focuses(db, scope).await? {
        let parent = focus.parent_id.map(|id| id.0);
        (focus.id.0, parent, &focus.name, &focus.short, focus.must_cover, focus.is_ended).hash(&mut hasher);
    }
    for one in populations::populations(db, scope).await? {
        (one.id.0, &one.name, one.is_ended).hash(&mut hasher);
    }
    Ok(hasher.finish())
}
