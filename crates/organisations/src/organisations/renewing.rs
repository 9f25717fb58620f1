//! Every query that reads many profiles whole or changes many at once: for what is taken in from a file.

use std::collections::HashMap;

use kernel::{Change, Happening, OrganisationId, Scope, Verb};
use places::PlaceId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::search;

use super::entities::organisation::{ActiveModel, Column, Entity, Model};
use super::links::{self, CHUNK, NAMED};
use super::many::ManyError;
use super::rules::{Checked, Draft, State};
use super::store::{self, KIND};
use crate::lists::{FocusId, SectorId};

/// A profile as it is kept, but for its contacts.
#[derive(Clone, Debug)]
pub struct Whole {
    pub draft: Draft,
    pub state: State,
    pub version: i32,
    row: Model,
}

/// A profile about to be changed, with what changes.
#[derive(Clone, Debug)]
pub struct Renewed {
    pub whole: Whole,
    pub to: Draft,
    pub changes: Vec<Change>,
}

/// Some profiles whole. Nobody else saves them until the transaction ends.
pub async fn wholes(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashMap<OrganisationId, Whole>, DbErr> {
    let mut rows: Vec<Model> = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let found = Entity::find()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .order_by_asc(Column::Id)
            .lock_exclusive()
            .all(tx)
            .await?;
        rows.extend(found);
    }
    let mut others = links::other_names(tx, scope, ids).await?;
    let mut sectors = links::sectors(tx, scope, ids).await?;
    let mut focuses = links::focuses(tx, scope, ids).await?;
    let mut places = links::places(tx, scope, ids).await?;
    let mut languages = links::languages(tx, scope, ids).await?;
    let wholes = rows.into_iter().map(|row| {
        let sectors = sectors.remove(&row.id).unwrap_or_default();
        let focuses = focuses.remove(&row.id).unwrap_or_default();
        let places = places.remove(&row.id).unwrap_or_default();
        let draft = Draft {
            name: row.name.clone(),
            acronym: row.acronym.clone().unwrap_or_default(),
            about: row.about.clone(),
            website: row.website.clone().unwrap_or_default(),
            other_names: others.remove(&row.id).unwrap_or_default(),
            languages: languages.remove(&row.id).unwrap_or_default(),
            sectors: sectors.into_iter().map(SectorId).collect(),
            focuses: focuses.into_iter().map(FocusId).collect(),
            places: places.into_iter().map(PlaceId).collect(),
            confirmed_on: row.confirmed_on,
        };
        let state = State::from_word(&row.state).unwrap_or(State::Active);
        (OrganisationId(row.id), Whole { draft, state, version: row.version, row })
    });
    Ok(wholes.collect())
}

/// Saves many profiles anew, each with its event; they have been read by [`wholes`] in the same transaction.
pub async fn change_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    renewed: Vec<Renewed>,
) -> Result<(), ManyError> {
    let mut checked: Vec<(Model, Checked)> = Vec::with_capacity(renewed.len());
    let mut happened = Vec::with_capacity(renewed.len());
    for Renewed { whole, to, changes } in renewed {
        let name = to.name.clone();
        let to = to
            .check()
            .map_err(|refusal| ManyError::Refused { name: name.clone(), refusal })?;
        let happening = Happening::new(Verb::Changed, KIND, whole.row.id, name).with(changes);
        happened.push((doer.clone(), happening));
        checked.push((whole.row, to));
    }
    for some in checked.chunks(CHUNK) {
        let anew = OnConflict::columns([Column::CoalitionId, Column::Id])
            .update_columns([
                Column::Name,
                Column::Folded,
                Column::Acronym,
                Column::About,
                Column::Website,
                Column::ConfirmedOn,
                Column::UpdatedAt,
                Column::Version,
            ])
            .to_owned();
        Entity::insert_many(some.iter().map(|(row, to)| anew_row(doer, row, to)))
            .on_conflict(anew)
            .exec_without_returning(tx)
            .await?;
    }
    let ids: Vec<Uuid> = checked.iter().map(|(row, _)| row.id).collect();
    links::clear(tx, doer.scope, &ids).await?;
    let linked: Vec<(OrganisationId, &Checked)> = checked
        .iter()
        .map(|(row, to)| (OrganisationId(row.id), to))
        .collect();
    links::write(tx, doer.scope, &linked).await?;
    let entries = linked.iter().map(|(id, to)| store::entry(*id, to));
    search::put_all(tx, doer.scope, entries.collect()).await?;
    Ok(events::record_all(tx, happened).await?)
}

fn anew_row(doer: &Doer, row: &Model, to: &Checked) -> ActiveModel {
    ActiveModel {
        name: Set(to.name.clone()),
        folded: Set(kernel::fold(&to.name)),
        acronym: Set(to.acronym.clone()),
        about: Set(to.about.clone()),
        website: Set(to.website.clone()),
        confirmed_on: Set(to.confirmed_on),
        updated_at: Set(doer.at),
        version: Set(row.version.saturating_add(1)),
        ..row.clone().into_active_model().reset_all()
    }
}
