//! Every query that changes how an organisation stands.

use chrono::{DateTime, Utc};
use kernel::OrganisationId;
use sea_orm::{
    ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};
use web::events::Doer;

use crate::organisations::State;
use crate::organisations::entities::organisation::{Column, Entity, Model};

/// How an organisation stands after something was done.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub state: State,
    pub ended_at: Option<DateTime<Utc>>,
    pub ended_reason: Option<String>,
    pub merged_into: Option<OrganisationId>,
}

impl Stand {
    /// As it stands now.
    pub fn of(row: &Model) -> Self {
        Self {
            state: State::from_word(&row.state).unwrap_or(State::Active),
            ended_at: row.ended_at,
            ended_reason: row.ended_reason.clone(),
            merged_into: row.merged_into_id.map(OrganisationId),
        }
    }

    pub fn active() -> Self {
        Self {
            state: State::Active,
            ended_at: None,
            ended_reason: None,
            merged_into: None,
        }
    }
}

/// Returns `false` when somebody else saved first.
pub(super) async fn set(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (id, version): (OrganisationId, i32),
    stand: &Stand,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::State, Expr::value(stand.state.word()))
        .col_expr(Column::EndedAt, Expr::value(stand.ended_at))
        .col_expr(Column::EndedReason, Expr::value(stand.ended_reason.clone()))
        .col_expr(Column::MergedIntoId, Expr::value(stand.merged_into.map(|into| into.0)))
        .col_expr(Column::UpdatedAt, Expr::value(doer.at))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}
