//! Every query that writes activities: each change with its number, its event and its searchable name, in one transaction.

use kernel::{Change, Happening, Scope, Verb};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    UpdateMany,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::search;

use super::ActivityId;
use super::course::{Course, Status};
use super::entity::{ActiveModel, Column, Entity};
use super::part_entity as part;
use super::rules::{Draft, Plan};
use super::write_many;
use crate::loom::tally;

/// The kind of thing in events and in the search index.
pub const KIND: &str = "activity";
pub(super) const CHUNK: usize = 500;

/// An activity about to be written, with what is said of it in the record of events.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub id: Uuid,
    pub doer: Doer,
    pub plan: Plan,
    /// What it is called: its title, or kind of work and place.
    pub name: String,
    /// What happened to it after it was added.
    pub later: Vec<(Doer, Verb)>,
}

/// Adds activities, their parts, events and searchable names, in few statements.
pub(crate) async fn add(tx: &DatabaseTransaction, scope: Scope, entries: Vec<Entry>) -> Result<(), DbErr> {
    let numbers = tally::change(tx, scope, entries.len()).await?;
    let rows: Vec<ActiveModel> = (numbers.first..)
        .zip(&entries)
        .map(|(number, entry)| row(scope, entry, number, numbers.change))
        .collect();
    for chunk in rows.chunks(CHUNK) {
        Entity::insert_many(chunk.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    put_parts(tx, scope, entries.iter().map(|entry| (entry.id, entry.plan.draft()))).await?;
    let found = entries
        .iter()
        .filter_map(|entry| entry_of(entry.id, &entry.name, entry.plan.draft()))
        .collect();
    search::put_all(tx, scope, found).await?;
    let happenings = entries.into_iter().flat_map(|entry| {
        let (id, name) = (entry.id, entry.name);
        let added = (entry.doer, Happening::new(Verb::Added, KIND, id, name.clone()));
        let later = entry.later.into_iter();
        std::iter::once(added)
            .chain(later.map(move |(doer, verb)| (doer, Happening::new(verb, KIND, id, name.clone()))))
    });
    events::record_all(tx, happenings.collect()).await
}

/// Saves an activity anew. Returns `false` when somebody else saved first.
pub(super) async fn change(
    tx: &DatabaseTransaction,
    (doer, verb): (&Doer, Verb),
    (id, version, name): (ActivityId, i32, &str),
    plan: &Plan,
    changes: Vec<Change>,
) -> Result<bool, DbErr> {
    let draft = plan.draft();
    let update = Entity::update_many()
        .col_expr(Column::FocusId, Expr::value(draft.focus_id.0))
        .col_expr(Column::PlaceId, Expr::value(draft.place_id.0))
        .col_expr(Column::LeadId, Expr::value(plan.lead().0))
        .col_expr(Column::PopulationId, Expr::value(draft.population_id.map(|id| id.0)))
        .col_expr(Column::FromOn, Expr::value(draft.from_on))
        .col_expr(Column::ToOn, Expr::value(draft.to_on))
        .col_expr(Column::Status, Expr::value(draft.status.word()))
        .col_expr(Column::Title, Expr::value(draft.title.clone()))
        .col_expr(Column::Reach, Expr::value(draft.reach))
        .col_expr(Column::Note, Expr::value(draft.note.clone()))
        .col_expr(Column::ConfirmedOn, Expr::value(draft.confirmed_on));
    if !save(tx, doer, update, (id, version)).await? {
        return Ok(false);
    }
    part::Entity::delete_many()
        .filter(part::Column::CoalitionId.eq(doer.scope.key()))
        .filter(part::Column::ActivityId.eq(id.0))
        .exec(tx)
        .await?;
    put_parts(tx, doer.scope, std::iter::once((id.0, draft))).await?;
    match entry_of(id.0, name, draft) {
        Some(entry) => search::put(tx, doer.scope, entry).await?,
        None => search::remove(tx, doer.scope, &[id.0]).await?,
    }
    let happening = Happening::new(verb, KIND, id.0, name).with(changes);
    events::record(tx, doer, happening).await?;
    Ok(true)
}

/// An activity with its name, the course it takes from now on, and what that changes.
pub(super) type Turned = (ActivityId, String, Course, Vec<Change>);

/// Ends an activity, or calls it off. Returns `false` when somebody else saved first.
pub(super) async fn leave(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (version, (id, name, course, changes)): (i32, Turned),
) -> Result<bool, DbErr> {
    note(tx, (doer, left(course)), takes(course), (id, version, &name), changes).await
}

pub(super) fn takes(course: Course) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::ToOn, Expr::value(course.to_on))
        .col_expr(Column::Status, Expr::value(course.status.word()))
}

/// What is said to have been done with an activity that nobody goes on with.
fn left(course: Course) -> Verb {
    match course.status {
        Status::CalledOff => Verb::CalledOff,
        _ => Verb::Ended,
    }
}

/// Ends many at once, or calls them off. `numbers` were taken before they were read, so that nobody has changed them
/// since.
pub(super) async fn leave_all(
    tx: &DatabaseTransaction,
    doer: &Doer,
    numbers: tally::Numbers,
    leaving: Vec<Turned>,
) -> Result<(), DbErr> {
    write_many::turn_all(tx, (doer, left), numbers, leaving).await
}

/// Takes an activity up again that was over. Returns `false` when somebody else saved first.
pub(super) async fn revive(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (version, (id, name, course, changes)): (i32, Turned),
) -> Result<bool, DbErr> {
    let update = takes(course).col_expr(Column::ConfirmedOn, Expr::value(doer.at.date_naive()));
    note(tx, (doer, Verb::Revived), update, (id, version, &name), changes).await
}

/// Says that an activity is still true today. Returns `false` when somebody else saved first.
pub(super) async fn confirm(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (id, version, name): (ActivityId, i32, &str),
    changes: Vec<Change>,
) -> Result<bool, DbErr> {
    let update = Entity::update_many().col_expr(Column::ConfirmedOn, Expr::value(doer.at.date_naive()));
    note(tx, (doer, Verb::Confirmed), update, (id, version, name), changes).await
}

async fn note(
    tx: &DatabaseTransaction,
    (doer, verb): (&Doer, Verb),
    update: UpdateMany<Entity>,
    (id, version, name): (ActivityId, i32, &str),
    changes: Vec<Change>,
) -> Result<bool, DbErr> {
    if !save(tx, doer, update, (id, version)).await? {
        return Ok(false);
    }
    events::record(tx, doer, Happening::new(verb, KIND, id.0, name).with(changes)).await?;
    Ok(true)
}

async fn save(
    tx: &DatabaseTransaction,
    doer: &Doer,
    update: UpdateMany<Entity>,
    (id, version): (ActivityId, i32),
) -> Result<bool, DbErr> {
    let numbers = tally::change(tx, doer.scope, 0).await?;
    let updated = update
        .col_expr(Column::ChangeNumber, Expr::value(numbers.change))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

pub(super) async fn put_parts<'a>(
    tx: &DatabaseTransaction,
    scope: Scope,
    drafts: impl Iterator<Item = (Uuid, &'a Draft)>,
) -> Result<(), DbErr> {
    let parts: Vec<part::ActiveModel> = drafts
        .flat_map(|(id, draft)| {
            draft
                .organisations
                .iter()
                .map(move |(organisation_id, role)| part::ActiveModel {
                    coalition_id: Set(scope.key()),
                    activity_id: Set(id),
                    organisation_id: Set(organisation_id.0),
                    role: Set(role.word().to_owned()),
                })
        })
        .collect();
    for chunk in parts.chunks(CHUNK) {
        part::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub(super) fn row(scope: Scope, entry: &Entry, number: i64, change: i64) -> ActiveModel {
    let draft = entry.plan.draft();
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(entry.id),
        number: Set(number),
        focus_id: Set(draft.focus_id.0),
        place_id: Set(draft.place_id.0),
        lead_id: Set(entry.plan.lead().0),
        population_id: Set(draft.population_id.map(|id| id.0)),
        from_on: Set(draft.from_on),
        to_on: Set(draft.to_on),
        status: Set(draft.status.word().to_owned()),
        title: Set(draft.title.clone()),
        reach: Set(draft.reach),
        note: Set(draft.note.clone()),
        confirmed_on: Set(draft.confirmed_on),
        change_number: Set(change),
        created_at: Set(entry.doer.at),
        version: Set(1),
    }
}

/// Only what has words of its own can be found by them; the rest is found by its organisation and place.
pub(super) fn entry_of(id: Uuid, name: &str, draft: &Draft) -> Option<search::Entry> {
    let names: Vec<String> = draft.title.iter().cloned().collect();
    let text = draft.note.clone().unwrap_or_default();
    let has_words = !names.is_empty() || !text.is_empty();
    has_words.then(|| search::Entry { id, kind: KIND, title: name.to_owned(), names, text })
}
