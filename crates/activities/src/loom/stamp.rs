//! How things stand in the database, in a few numbers: when they are the same, so is everything in memory.

use kernel::Scope;
use organisations::{FOCUS, ORGANISATION, POPULATION, SECTOR};
use places::PLACE;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use web::events::{self, Tally};

use super::tally;
use crate::needs::{ASKED, NEED};

/// Everything an activity can point to.
const NAMES: [&str; 5] = [PLACE, ORGANISATION, SECTOR, FOCUS, POPULATION];
/// What was asked and what is needed.
const GROUND: [&str; 2] = [ASKED, NEED];

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// The latest change to an activity.
    pub change: i64,
    pub names: Tally,
    pub ground: Tally,
}

pub(super) async fn read(db: &impl ConnectionTrait, scope: Scope) -> Result<Stamp, DbErr> {
    let change = tally::last_change(db, scope).await?;
    let tally = events::tally(db, scope).await?;
    Ok(Stamp { change, names: tally.only(&NAMES), ground: tally.only(&GROUND) })
}

/// The tally of all names, which stays as it is to the end of the transaction.
pub(crate) async fn hold_names(tx: &DatabaseTransaction, scope: Scope) -> Result<Tally, DbErr> {
    events::tally_held(tx, scope, &NAMES).await
}
