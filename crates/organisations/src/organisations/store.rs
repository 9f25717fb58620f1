//! Every writing query on the table of organisations itself.

use chrono::NaiveDate;
use kernel::{OrganisationId, Scope};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use uuid::Uuid;
use web::events::Doer;
use web::search::{self, Entry};

use super::entities::name;
use super::entities::organisation::{ActiveModel, Column, Entity, Model};
use super::links;
use super::rules::{Checked, State};

/// The kind of thing in events and in the search index.
pub const KIND: &str = "organisation";

/// Writes organisations that are not there yet, with all that hangs on them and their entries in the search index.
pub(super) async fn insert(
    tx: &DatabaseTransaction,
    all: &[(OrganisationId, &Checked, Doer)],
) -> Result<(), DbErr> {
    let Some(scope) = all.first().map(|(_, _, doer)| doer.scope) else {
        return Ok(());
    };
    for some in all.chunks(links::CHUNK) {
        let rows: Vec<ActiveModel> = some
            .iter()
            .map(|(id, checked, doer)| row(*id, checked, doer))
            .collect();
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let linked: Vec<(OrganisationId, &Checked)> =
        all.iter().map(|(id, checked, _)| (*id, *checked)).collect();
    links::write(tx, scope, &linked).await?;
    let entries: Vec<Entry> = linked.iter().map(|(id, checked)| entry(*id, checked)).collect();
    search::put_all(tx, scope, entries).await
}

fn row(id: OrganisationId, checked: &Checked, doer: &Doer) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(doer.scope.key()),
        id: Set(id.0),
        name: Set(checked.name.clone()),
        folded: Set(kernel::fold(&checked.name)),
        acronym: Set(checked.acronym.clone()),
        about: Set(checked.about.clone()),
        website: Set(checked.website.clone()),
        state: Set(State::Active.word().to_owned()),
        confirmed_on: Set(Some(checked.confirmed_on.unwrap_or_else(|| doer.at.date_naive()))),
        ended_at: Set(None),
        ended_reason: Set(None),
        merged_into_id: Set(None),
        created_at: Set(doer.at),
        updated_at: Set(doer.at),
        version: Set(1),
    }
}

pub(super) fn entry(id: OrganisationId, checked: &Checked) -> Entry {
    let others = checked.other_names.iter().map(|other| other.name.clone());
    Entry {
        id: id.0,
        kind: KIND,
        title: checked.name.clone(),
        names: checked.acronym.iter().cloned().chain(others).collect(),
        text: checked.about.clone(),
    }
}

/// Writes a profile anew. Returns `false` when somebody else saved first.
pub(super) async fn update(
    tx: &DatabaseTransaction,
    doer: &Doer,
    id: OrganisationId,
    version: i32,
    checked: &Checked,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(checked.name.clone()))
        .col_expr(Column::Folded, Expr::value(kernel::fold(&checked.name)))
        .col_expr(Column::Acronym, Expr::value(checked.acronym.clone()))
        .col_expr(Column::About, Expr::value(checked.about.clone()))
        .col_expr(Column::Website, Expr::value(checked.website.clone()))
        .col_expr(Column::ConfirmedOn, Expr::value(Some(doer.at.date_naive())))
        .col_expr(Column::UpdatedAt, Expr::value(doer.at))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Ok(false);
    }
    links::clear(tx, doer.scope, &[id.0]).await?;
    links::write(tx, doer.scope, &[(id, checked)]).await?;
    search::put(tx, doer.scope, entry(id, checked)).await?;
    Ok(true)
}

/// Deletes organisations with what hangs on their profiles, and their entries in the search index.
pub(crate) async fn remove(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    links::clear(tx, scope, ids).await?;
    for some in ids.chunks(links::NAMED) {
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    search::remove(tx, scope, ids).await
}

/// Says that a profile is still true. Nothing in it changes, so its version stays.
pub(crate) async fn confirm(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: OrganisationId,
    on: NaiveDate,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ConfirmedOn, Expr::value(Some(on)))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((scope.key(), id.0)).one(db).await
}

/// Organisations that already go by one of these folded names, with the name that meets it.
pub(crate) async fn known_as(
    db: &impl ConnectionTrait,
    scope: Scope,
    folded: &[String],
) -> Result<Vec<(String, OrganisationId)>, DbErr> {
    let mut found = Vec::new();
    for some in folded.chunks(links::NAMED) {
        let rows: Vec<(String, Uuid)> = name::Entity::find()
            .select_only()
            .columns([name::Column::Folded, name::Column::OrganisationId])
            .filter(name::Column::CoalitionId.eq(scope.key()))
            .filter(name::Column::Folded.is_in(some.iter().map(String::as_str)))
            .filter(name::Column::Folded.ne(""))
            .filter(name::Column::Kind.ne("acronym"))
            .order_by_asc(name::Column::Folded)
            .order_by_asc(name::Column::OrganisationId)
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|(folded, id)| (folded, OrganisationId(id))));
    }
    Ok(found)
}

/// How many active organisations there are, counted up to so many.
pub(super) async fn few(db: &impl ConnectionTrait, scope: Scope, most: u64) -> Result<usize, DbErr> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::State.eq(State::Active.word()))
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.len())
}
