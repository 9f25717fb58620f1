//! Every query behind one organisation's page: all there is to say about it, ready to be shown.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{OrganisationId, Scope};
use places::PlaceId;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _};
use uuid::Uuid;

use super::entities::organisation;
use super::rules::{OtherName, State};
use super::{links, reads};
use crate::contacts::{self, Contact};
use crate::lists::{self, FocusId, SectorId};

/// A thing with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<Id> {
    pub id: Id,
    pub name: String,
}

/// An organisation's page in one value. Names are ready to be shown; languages are tags (see `language_name`).
#[derive(Clone, Debug)]
pub struct Profile {
    pub id: OrganisationId,
    pub name: String,
    pub acronym: Option<String>,
    pub about: String,
    pub website: Option<String>,
    pub other_names: Vec<OtherName>,
    pub languages: Vec<String>,
    /// In the order of the coalition's lists.
    pub sectors: Vec<Listed<SectorId>>,
    pub focuses: Vec<Listed<FocusId>>,
    /// With the places around each, down from the province.
    pub places: Vec<Listed<PlaceId>>,
    /// Personal details: not for lists, search or logs.
    pub contacts: Vec<Contact>,
    pub state: State,
    pub confirmed_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub ended_reason: Option<String>,
    /// The organisation that stands for it, when merged.
    pub merged_into: Option<Listed<OrganisationId>>,
    /// Organisations merged into this one.
    pub merged_here: Vec<Listed<OrganisationId>>,
    pub version: i32,
}

pub async fn profile(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<Option<Profile>, DbErr> {
    let Some(row) = organisation::Entity::find_by_id((scope.key(), id.0))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let mut profile = of_row(row);
    let one = [id.0];
    profile.other_names = links::other_names(db, scope, &one)
        .await?
        .remove(&id.0)
        .unwrap_or_default();
    profile.languages = links::languages(db, scope, &one)
        .await?
        .remove(&id.0)
        .unwrap_or_default();
    fill_lists(db, scope, &mut profile).await?;
    profile.contacts = contacts::of_organisation(db, scope, id).await?;
    profile.merged_here = reads::listed(db, scope, organisation::Column::MergedIntoId.eq(id.0)).await?;
    if let Some(into) = &mut profile.merged_into {
        into.name = reads::names(db, scope, &[into.id])
            .await?
            .remove(&into.id)
            .unwrap_or_default();
    }
    Ok(Some(profile))
}

/// What it has of the coalition's lists and places, in their order.
async fn fill_lists(db: &impl ConnectionTrait, scope: Scope, profile: &mut Profile) -> Result<(), DbErr> {
    let (id, one) = (profile.id.0, [profile.id.0]);
    let chosen = chosen_of(links::sectors(db, scope, &one).await?.remove(&id));
    let sectors = lists::sectors(db, scope)
        .await?
        .into_iter()
        .filter(|sector| chosen.contains(&sector.id.0));
    profile.sectors = sectors
        .map(|sector| Listed { id: sector.id, name: sector.name })
        .collect();
    let chosen = chosen_of(links::focuses(db, scope, &one).await?.remove(&id));
    let focuses = lists::focuses(db, scope)
        .await?
        .into_iter()
        .filter(|focus| chosen.contains(&focus.id.0));
    profile.focuses = focuses
        .map(|focus| Listed { id: focus.id, name: focus.name })
        .collect();
    let chosen = chosen_of(links::places(db, scope, &one).await?.remove(&id));
    let tree = places::tree(db, scope).await?;
    let within = tree.places().iter().filter(|place| chosen.contains(&place.id.0));
    profile.places = within
        .map(|place| Listed { id: place.id, name: tree.label(place.id) })
        .collect();
    Ok(())
}

fn chosen_of(ids: Option<Vec<Uuid>>) -> HashSet<Uuid> {
    ids.unwrap_or_default().into_iter().collect()
}

fn of_row(row: organisation::Model) -> Profile {
    Profile {
        id: OrganisationId(row.id),
        name: row.name,
        acronym: row.acronym,
        about: row.about,
        website: row.website,
        other_names: Vec::new(),
        languages: Vec::new(),
        sectors: Vec::new(),
        focuses: Vec::new(),
        places: Vec::new(),
        contacts: Vec::new(),
        state: State::from_word(&row.state).unwrap_or(State::Active),
        confirmed_on: row.confirmed_on,
        created_at: row.created_at,
        updated_at: row.updated_at,
        ended_at: row.ended_at,
        ended_reason: row.ended_reason,
        merged_into: row
            .merged_into_id
            .map(|id| Listed { id: OrganisationId(id), name: String::new() }),
        merged_here: Vec::new(),
        version: row.version,
    }
}
