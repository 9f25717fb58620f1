//! Many needs and records of asking at once, each with who wrote it down when.

use kernel::{Ids, Scope};
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::Doer;

use super::rules::{AskedPlan, NeedPlan};
use super::store;
use crate::activities::Names;

/// Writes down what was asked.
pub async fn add_asked_many(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    asked: Vec<(Doer, AskedPlan)>,
) -> Result<(), DbErr> {
    let names = Names::read(tx, scope).await?;
    let named = asked.into_iter().map(|(doer, plan)| {
        let name = names.of(plan.focus_id, plan.place_id);
        (doer, plan, name)
    });
    store::add_asked(tx, scope, ids, named.collect()).await
}

/// Sets needs where none was set before.
pub async fn add_needs_many(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    needs: Vec<(Doer, NeedPlan)>,
) -> Result<(), DbErr> {
    let names = Names::read(tx, scope).await?;
    let named = needs.into_iter().map(|(doer, plan)| {
        let name = names.of(plan.focus_id, plan.place_id);
        (doer, plan, name)
    });
    store::add_needs(tx, scope, ids, named.collect()).await
}
