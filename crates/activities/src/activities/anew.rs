//! Every query that saves many activities anew at once.

use kernel::{Change, Happening, Verb};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
};
use web::events::{self, Doer};
use web::search;

use super::entity::{ActiveModel, Column, Entity};
use super::part_entity as part;
use super::rules::Plan;
use super::store::Activity;
use super::write::{CHUNK, Entry, KIND, entry_of, put_parts, row};
use crate::loom::tally::Numbers;

/// What may differ when an activity is saved anew.
const WRITTEN: [Column; 13] = [
    Column::FocusId,
    Column::PlaceId,
    Column::LeadId,
    Column::PopulationId,
    Column::FromOn,
    Column::ToOn,
    Column::Status,
    Column::Title,
    Column::Reach,
    Column::Note,
    Column::ConfirmedOn,
    Column::ChangeNumber,
    Column::Version,
];

/// An activity as it is, what it becomes, its name then, and what is said of that in the record of events.
pub(super) type Becoming = (Activity, Plan, String, Vec<Change>);

/// Saves them anew. `numbers` were taken before they were read, so that nobody has changed them since.
pub(super) async fn change_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    numbers: Numbers,
    becoming: Vec<Becoming>,
) -> Result<(), DbErr> {
    for some in becoming.chunks(CHUNK) {
        let rows = some.iter().map(|(before, plan, name, _)| {
            let entry = Entry {
                id: before.id.0,
                doer: doer.clone().at(doer.person_id, before.created_at),
                plan: plan.clone(),
                name: name.clone(),
                later: Vec::new(),
            };
            let anew = row(doer.scope, &entry, before.number, numbers.change);
            ActiveModel { version: Set(before.version.saturating_add(1)), ..anew }
        });
        let in_place = OnConflict::columns([Column::CoalitionId, Column::Id])
            .update_columns(WRITTEN)
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(in_place)
            .exec_without_returning(tx)
            .await?;
        part::Entity::delete_many()
            .filter(part::Column::CoalitionId.eq(doer.scope.key()))
            .filter(part::Column::ActivityId.is_in(some.iter().map(|(before, ..)| before.id.0)))
            .exec(tx)
            .await?;
    }
    put_parts(
        tx,
        doer.scope,
        becoming
            .iter()
            .map(|(before, plan, ..)| (before.id.0, plan.draft())),
    )
    .await?;
    let found = |(before, plan, name, _): &Becoming| entry_of(before.id.0, name, plan.draft());
    search::put_all(tx, doer.scope, becoming.iter().filter_map(found).collect()).await?;
    let wordless = becoming.iter().filter(|one| found(one).is_none());
    let wordless: Vec<uuid::Uuid> = wordless.map(|(before, ..)| before.id.0).collect();
    search::remove(tx, doer.scope, &wordless).await?;
    let changed = becoming.into_iter().map(|(before, _, name, changes)| {
        let happening = Happening::new(Verb::Changed, KIND, before.id.0, name).with(changes);
        (doer.clone(), happening)
    });
    events::record_all(tx, changed.collect()).await
}
