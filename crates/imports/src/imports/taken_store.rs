//! Every query that says how far the taking in of an import has come, and that it was undone.

use chrono::{DateTime, Utc};
use kernel::{Scope, Verb};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::Doer;

use super::entity::{Column, Entity};
use super::store;
use super::{effect_store, word_store};
use crate::report::Report;
use crate::what::What;

/// Says that somebody begins to take it in, or that this came to an end and nothing was written.
pub async fn set_begun(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: Uuid,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::TakenAt.is_null())
        .col_expr(Column::BegunAt, Expr::value(at))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps what became of each row, and what that did to records. False where somebody else was first.
pub async fn take_in(
    tx: &DatabaseTransaction,
    doer: &Doer,
    seen: (Uuid, i32),
    report: &Report,
) -> Result<bool, DbErr> {
    let values = [
        (Column::Added, Expr::value(store::number(report.added))),
        (Column::Changed, Expr::value(store::number(report.changed))),
        (Column::Unchanged, Expr::value(store::number(report.unchanged))),
        (Column::Refused, Expr::value(store::number(report.refused))),
        (Column::Report, Expr::value(store::written(report))),
        (Column::BegunAt, Expr::value(None::<DateTime<Utc>>)),
        (Column::TakenAt, Expr::value(doer.at)),
    ];
    if !store::save(tx, doer.scope, seen, values).await? {
        return Ok(false);
    }
    effect_store::add(tx, doer.scope, seen.0, &report.effects).await?;
    store::tell_of(tx, doer, (Verb::TakenIn, seen.0)).await?;
    Ok(true)
}

/// Says that it was undone, and how many things stayed. False where somebody else was first.
pub async fn take_back(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (id, version): (Uuid, i32),
    stayed: usize,
) -> Result<bool, DbErr> {
    let update = Entity::update_many()
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .filter(Column::UndoneAt.is_null())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UndoneAt, Expr::value(doer.at))
        .col_expr(Column::Stayed, Expr::value(store::number(stayed)));
    if update.exec(tx).await?.rows_affected != 1 {
        return Ok(false);
    }
    effect_store::forget(tx, doer.scope, id).await?;
    word_store::forget_of(tx, doer.scope, id).await?;
    store::tell_of(tx, doer, (Verb::Undone, id)).await?;
    Ok(true)
}

/// By what a list is known that comes again: by its headings, or by what its file is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub headings: String,
    pub file_name: String,
}

/// The latest list of activities of a source that was taken in and not undone.
pub async fn last_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    source: &Source,
) -> Result<Option<Uuid>, DbErr> {
    let mut is_same = Condition::any().add(Column::Headings.eq(&*source.headings));
    if !source.file_name.is_empty() {
        is_same = is_same.add(Column::FileName.eq(&*source.file_name));
    }
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Kind.eq(What::Activities.word()))
        .filter(is_same)
        .filter(Column::TakenAt.is_not_null())
        .filter(Column::UndoneAt.is_null())
        .order_by_desc(Column::TakenAt)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(db)
        .await
}
