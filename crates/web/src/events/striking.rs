//! Every query that takes a text out of the history of a thing: the one place where rows of events are changed.
//!
//! A row that held the text is written anew with a mark in its place; its id, number, time and author stay. That this
//! was done is an event of its own, written in the same transaction. Whoever chains events by digests has to expect
//! both: a row that differs from what it was, and a later row of the same thing that says so.

use std::collections::BTreeSet;

use kernel::{Change, Happening, Scope, Verb};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::doer::Doer;
use super::entity::{ActiveModel, Column, Entity, Model};
use super::store::{self, CHUNK, Event};

/// What is taken out of which history.
pub struct Strike<'a> {
    pub kind: &'static str,
    pub object_id: Uuid,
    /// What stands wherever a name is taken out: what the thing is called now, or the mark.
    pub name: &'a str,
    /// The field under which an earlier name is told.
    pub named: &'static str,
    pub texts: &'a [&'a str],
    /// The fields that stay as they are.
    pub spares: fn(&str) -> bool,
}

/// Everything that happened to one thing, latest first, but for what changed nothing.
pub async fn whole(db: &impl ConnectionTrait, scope: Scope, object_id: Uuid) -> Result<Vec<Event>, DbErr> {
    let rows = rows(db, scope, object_id).await?;
    Ok(rows.into_iter().filter_map(store::event).collect())
}

async fn rows(db: &impl ConnectionTrait, scope: Scope, object_id: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ObjectId.eq(object_id))
        .filter(store::changes_something())
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Takes texts out of everything that happened to one thing, and records in which fields they stood.
pub async fn strike(tx: &DatabaseTransaction, doer: &Doer, strike: Strike<'_>) -> Result<(), DbErr> {
    let mut found = BTreeSet::new();
    let rows = rows(tx, doer.scope, strike.object_id).await?;
    let struck: Vec<Model> = rows
        .into_iter()
        .filter_map(|row| without(row, &strike, &mut found))
        .collect();
    for some in struck.chunks(CHUNK) {
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(doer.scope.key()))
            .filter(Column::Id.is_in(some.iter().map(|row| row.id)))
            .exec(tx)
            .await?;
        let anew = some
            .iter()
            .cloned()
            .map(|row| row.into_active_model().reset_all());
        let anew: Vec<ActiveModel> = anew.collect();
        Entity::insert_many(anew).exec_without_returning(tx).await?;
    }
    // A name that was changed is told under the field in which it was changed.
    let is_told = |(field, text): &(String, String)| {
        field != strike.named || !found.iter().any(|(other, same)| other != field && same == text)
    };
    let told = found.iter().filter(|place| is_told(place));
    let fields: BTreeSet<String> = told.map(|(field, _)| field.clone()).collect();
    let mark = |field: String| Change {
        field,
        before: Change::STRUCK.to_owned(),
        after: Change::STRUCK.to_owned(),
    };
    let happening = Happening::new(Verb::Struck, strike.kind, strike.object_id, strike.name);
    store::record(tx, doer, happening.with(fields.into_iter().map(mark).collect())).await
}

/// The row without the texts; nothing when it holds none of them. What is found is noted: the field and the text.
fn without(mut row: Model, strike: &Strike<'_>, found: &mut BTreeSet<(String, String)>) -> Option<Model> {
    let mut is_struck = false;
    if strike.texts.contains(&row.name.as_str()) {
        let name = std::mem::replace(&mut row.name, strike.name.to_owned());
        found.insert((strike.named.to_owned(), name));
        is_struck = true;
    }
    let mut changes: Vec<Change> = serde_json::from_str(&row.changes).unwrap_or_default();
    let open = changes
        .iter_mut()
        .filter(|change| !(strike.spares)(&change.field));
    for Change { field, before, after } in open {
        for side in [before, after] {
            if strike.texts.contains(&side.as_str()) {
                let text = std::mem::replace(side, Change::STRUCK.to_owned());
                found.insert((field.clone(), text));
                is_struck = true;
            }
        }
    }
    row.changes = store::written(&changes);
    is_struck.then_some(row)
}
