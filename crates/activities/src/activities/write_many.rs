//! Every query that changes many activities alike, or takes them out: few statements, and an event for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Change, Happening, Scope, Verb};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, UpdateMany};
use uuid::Uuid;
use web::events::{self, Doer};
use web::search;

use super::ActivityId;
use super::course::Course;
use super::entity::{Column, Entity};
use super::part_entity as part;
use super::write::{self, KIND, Turned};
use crate::loom::tally;

const CHUNK: usize = 500;

/// Gives many the course they take from now on, each under the verb for it. `numbers` were taken before they were read.
pub(super) async fn turn_all(
    tx: &DatabaseTransaction,
    (doer, verb): (&Doer, fn(Course) -> Verb),
    numbers: tally::Numbers,
    turned: Vec<Turned>,
) -> Result<(), DbErr> {
    let mut alike: BTreeMap<Course, Vec<Uuid>> = BTreeMap::new();
    for (id, _, course, _) in &turned {
        alike.entry(*course).or_default().push(id.0);
    }
    for (course, ids) in alike {
        save_all(tx, doer.scope, numbers, (&ids, &write::takes(course))).await?;
    }
    let happened = turned.into_iter().map(|(id, name, course, changes)| {
        (doer.clone(), Happening::new(verb(course), KIND, id.0, name).with(changes))
    });
    events::record_all(tx, happened.collect()).await
}

/// Says that many are still true today. `numbers` were taken before they were read.
pub(super) async fn confirm_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    numbers: tally::Numbers,
    confirmed: Vec<(ActivityId, String, Vec<Change>)>,
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = confirmed.iter().map(|(id, ..)| id.0).collect();
    let update = Entity::update_many().col_expr(Column::ConfirmedOn, Expr::value(doer.at.date_naive()));
    save_all(tx, doer.scope, numbers, (&ids, &update)).await?;
    let said = confirmed.into_iter().map(|(id, name, changes)| {
        (doer.clone(), Happening::new(Verb::Confirmed, KIND, id.0, name).with(changes))
    });
    events::record_all(tx, said.collect()).await
}

/// An activity whose confirmation was a mistake, with its name, when it had last been confirmed before, and what that
/// changes.
pub(super) type Mistaken = (ActivityId, String, Option<NaiveDate>, Vec<Change>);

/// Takes confirmations back, whatever the versions: `numbers` were taken before they were read.
pub(super) async fn take_back_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    numbers: tally::Numbers,
    mistaken: Vec<Mistaken>,
) -> Result<(), DbErr> {
    let mut alike: BTreeMap<Option<NaiveDate>, Vec<Uuid>> = BTreeMap::new();
    for (id, _, day, _) in &mistaken {
        alike.entry(*day).or_default().push(id.0);
    }
    for (day, ids) in alike {
        let update = Entity::update_many().col_expr(Column::ConfirmedOn, Expr::value(day));
        save_all(tx, doer.scope, numbers, (&ids, &update)).await?;
    }
    let said = mistaken.into_iter().map(|(id, name, _, changes)| {
        (doer.clone(), Happening::new(Verb::Changed, KIND, id.0, name).with(changes))
    });
    events::record_all(tx, said.collect()).await
}

/// An activity about to be removed, with the number it has, its name, and what is kept of it.
pub(super) type Gone = (ActivityId, i64, String, Vec<Change>);

/// Removes many for good, whatever their versions: `numbers` were taken before they were read. What is said of them
/// earlier stays in the record of events.
pub(super) async fn remove_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    numbers: tally::Numbers,
    gone: Vec<Gone>,
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = gone.iter().map(|(id, ..)| id.0).collect();
    for some in ids.chunks(CHUNK) {
        part::Entity::delete_many()
            .filter(part::Column::CoalitionId.eq(doer.scope.key()))
            .filter(part::Column::ActivityId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(doer.scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    search::remove(tx, doer.scope, &ids).await?;
    let keys: Vec<i64> = gone.iter().map(|(_, number, ..)| *number).collect();
    tally::remove(tx, doer.scope, numbers.change, &keys).await?;
    let said = gone.into_iter().map(|(id, _, name, changes)| {
        (doer.clone(), Happening::new(Verb::Removed, KIND, id.0, name).with(changes))
    });
    events::record_all(tx, said.collect()).await
}

/// Changes many rows alike, whatever their versions: nobody else has written since the numbers were taken.
async fn save_all(
    tx: &DatabaseTransaction,
    scope: Scope,
    numbers: tally::Numbers,
    (ids, update): (&[Uuid], &UpdateMany<Entity>),
) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        update
            .clone()
            .col_expr(Column::ChangeNumber, Expr::value(numbers.change))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
