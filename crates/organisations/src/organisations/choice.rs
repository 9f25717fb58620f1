//! Every query that offers an organisation in a form: in a list, or by the name that is written where the list would be
//! too long.

use kernel::{OrganisationId, Scope, fold};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use web::Options;

use super::entities::{name, organisation};
use super::profile::Listed;
use super::reads;
use super::rules::State;

/// A list longer than this is no longer offered: it would take more to load and to look through than the name to write.
pub const OFFERED_MAX: usize = 400;

/// Every organisation that is neither ended nor merged, by name; `None` when they are too many to choose from.
pub async fn options(db: &impl ConnectionTrait, scope: Scope) -> Result<Option<Vec<Options>>, DbErr> {
    use organisation::Column;
    let rows: Vec<(Uuid, String, Option<String>)> = organisation::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Acronym])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::State.eq(State::Active.word()))
        .order_by_asc(Column::Folded)
        .order_by_asc(Column::Id)
        .limit(OFFERED_MAX as u64 + 1)
        .into_tuple()
        .all(db)
        .await?;
    if rows.len() > OFFERED_MAX {
        return Ok(None);
    }
    let options = rows.into_iter().map(|(id, name, acronym)| match acronym {
        Some(acronym) => Options::new(id.to_string(), format!("{name} ({acronym})")),
        None => Options::new(id.to_string(), name),
    });
    Ok(Some(options.collect()))
}

/// The organisations that go by this name, other name or acronym now, whatever its capitals and accents.
pub async fn called(
    db: &impl ConnectionTrait,
    scope: Scope,
    written: &str,
) -> Result<Vec<Listed<OrganisationId>>, DbErr> {
    let wanted = fold(written);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let named: Vec<Uuid> = name::Entity::find()
        .select_only()
        .column(name::Column::OrganisationId)
        .filter(name::Column::CoalitionId.eq(scope.key()))
        .filter(name::Column::Folded.eq(wanted))
        .order_by_asc(name::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let named: Vec<OrganisationId> = named.into_iter().map(OrganisationId).collect();
    let mut standing = reads::stand_for(db, scope, &named).await?;
    standing.sort_unstable();
    standing.dedup();
    reads::active(db, scope, &standing).await
}
