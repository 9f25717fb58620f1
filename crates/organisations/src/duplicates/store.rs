//! Every query on names that may belong to the same organisation.

use kernel::Scope;
use sea_orm::sea_query::{ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _,
    RelationDef, sea_query::Expr,
};
use uuid::Uuid;

use super::rules::Known;
use crate::organisations::State;
use crate::organisations::entities::{name, organisation};

/// Every name of every active organisation.
pub async fn names(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Known>, DbErr> {
    let rows: Vec<(Uuid, String, String, String)> = name::Entity::find()
        .select_only()
        .columns([
            name::Column::OrganisationId,
            name::Column::Name,
            name::Column::Folded,
            name::Column::Kind,
        ])
        .join(JoinType::InnerJoin, to_organisation())
        .filter(name::Column::CoalitionId.eq(scope.key()))
        .filter(organisation::Column::State.eq(State::Active.word()))
        .into_tuple()
        .all(db)
        .await?;
    let known = rows.into_iter().map(|(id, name, folded, kind)| Known {
        id,
        name,
        folded,
        is_acronym: kind == "acronym",
    });
    Ok(known.collect())
}

fn to_organisation() -> RelationDef {
    name::Entity::belongs_to(organisation::Entity)
        .from(name::Column::OrganisationId)
        .to(organisation::Column::Id)
        .on_condition(|left, right| {
            Expr::col((left, name::Column::CoalitionId))
                .equals((right, organisation::Column::CoalitionId))
                .into_condition()
        })
        .into()
}
