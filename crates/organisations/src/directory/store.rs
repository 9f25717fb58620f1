//! What the directory reads: the ids on a page, and what the lines say.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::Scope;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;
use web::{COUNT_MAX, PAGE_LEN, PageOf};

use super::choice::Choice;
use super::narrow::{Few, along, count, few};
use crate::organisations::entities::organisation::{Column, Entity};
use crate::organisations::links::NAMED;

/// A line of the directory: id, name, acronym, state, last confirmed, last changed.
pub type Row = (Uuid, String, Option<String>, String, Option<NaiveDate>, DateTime<Utc>);

/// The ids on one page of the list, and how many there are.
pub async fn page_of_ids(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    page: u64,
) -> Result<PageOf<Uuid>, DbErr> {
    let before = (page - 1) * PAGE_LEN;
    let total = match few(db, scope, choice, PAGE_LEN, before).await? {
        Few::Page(page) => return Ok(page),
        Few::Many => COUNT_MAX + 1,
        Few::NotAsked => count(db, scope, choice).await?,
    };
    let rows = along(db, scope, choice, PAGE_LEN, before).await?;
    Ok(PageOf { rows, total })
}

/// The ids of the whole list in order, up to `most`.
pub async fn all_ids(
    db: &impl ConnectionTrait,
    scope: Scope,
    choice: &Choice,
    most: u64,
) -> Result<Vec<Uuid>, DbErr> {
    match few(db, scope, choice, COUNT_MAX, 0).await? {
        Few::Page(page) => Ok(page.rows),
        Few::Many | Few::NotAsked => along(db, scope, choice, most, 0).await,
    }
}

/// What the lines of these organisations say, in the order of the ids.
pub async fn rows(db: &impl ConnectionTrait, scope: Scope, ids: &[Uuid]) -> Result<Vec<Row>, DbErr> {
    let mut found: Vec<Row> = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let rows: Vec<Row> = Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::Name,
                Column::Acronym,
                Column::State,
                Column::ConfirmedOn,
                Column::UpdatedAt,
            ])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let mut by_id: std::collections::HashMap<Uuid, Row> =
            rows.into_iter().map(|row| (row.0, row)).collect();
        found.extend(some.iter().filter_map(|id| by_id.remove(id)));
    }
    Ok(found)
}

/// The two texts that only lists taken away show: what it is about, and its website.
pub async fn long_texts(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<std::collections::HashMap<Uuid, (String, Option<String>)>, DbErr> {
    let mut found = std::collections::HashMap::new();
    for some in ids.chunks(NAMED) {
        let rows: Vec<(Uuid, String, Option<String>)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::About, Column::Website])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(
            rows.into_iter()
                .map(|(id, about, website)| (id, (about, website))),
        );
    }
    Ok(found)
}
