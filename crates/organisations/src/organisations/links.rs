//! Every query on what hangs on organisations: names, sectors, kinds of work, places, languages.

use std::collections::HashMap;

use kernel::{OrganisationId, Scope};
use places::PlaceId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entities::{link_focus, link_language, link_place, link_sector, name};
use super::rules::{Checked, OtherName};
use crate::lists::FocusId;

/// How many rows one statement writes.
pub(super) const CHUNK: usize = 500;
/// How many ids one statement names; both databases allow several times as many.
pub(crate) const NAMED: usize = 5_000;

/// What each organisation has of one thing.
pub type ByOrganisation<T> = HashMap<Uuid, Vec<T>>;

macro_rules! reading {
    ($name:ident, $table:ident, $column:ident, $value:ty) => {
        pub async fn $name(
            db: &impl ConnectionTrait,
            scope: Scope,
            ids: &[Uuid],
        ) -> Result<ByOrganisation<$value>, DbErr> {
            let mut found = HashMap::new();
            for some in ids.chunks(NAMED) {
                let rows: Vec<(Uuid, $value)> = $table::Entity::find()
                    .select_only()
                    .columns([$table::Column::OrganisationId, $table::Column::$column])
                    .filter($table::Column::CoalitionId.eq(scope.key()))
                    .filter($table::Column::OrganisationId.is_in(some.iter().copied()))
                    .into_tuple()
                    .all(db)
                    .await?;
                gather(&mut found, rows);
            }
            Ok(found)
        }
    };
}

reading!(sectors, link_sector, SectorId, Uuid);
reading!(focuses, link_focus, FocusId, Uuid);
reading!(places, link_place, PlaceId, Uuid);
reading!(languages, link_language, Language, String);

fn gather<T>(found: &mut ByOrganisation<T>, rows: Vec<(Uuid, T)>) {
    for (id, value) in rows {
        found.entry(id).or_default().push(value);
    }
}

/// The kinds of work and the places ticked on one organisation's profile.
pub async fn ticked(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<(Vec<FocusId>, Vec<PlaceId>), DbErr> {
    let found = (focuses(db, scope, &[id.0]).await?, places(db, scope, &[id.0]).await?);
    let (focuses, places) = (found.0.into_values().flatten(), found.1.into_values().flatten());
    Ok((focuses.map(FocusId).collect(), places.map(PlaceId).collect()))
}

/// The names each organisation has besides its own and its acronym.
pub async fn other_names(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<ByOrganisation<OtherName>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(NAMED) {
        let rows = name::Entity::find()
            .filter(name::Column::CoalitionId.eq(scope.key()))
            .filter(name::Column::OrganisationId.is_in(some.iter().copied()))
            .filter(name::Column::Kind.eq(OTHER))
            .order_by_asc(name::Column::Position)
            .all(db)
            .await?;
        let named = rows
            .into_iter()
            .map(|row| (row.organisation_id, OtherName { language: row.language, name: row.name }));
        gather(&mut found, named.collect());
    }
    Ok(found)
}

const OTHER: &str = "other";

/// Writes what hangs on organisations that have nothing yet.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    scope: Scope,
    all: &[(OrganisationId, &Checked)],
) -> Result<(), DbErr> {
    let mut rows = Rows::default();
    for (id, checked) in all {
        rows.add(scope.key(), id.0, checked);
    }
    insert::<link_sector::Entity, _>(tx, rows.sectors).await?;
    insert::<link_focus::Entity, _>(tx, rows.focuses).await?;
    insert::<link_place::Entity, _>(tx, rows.places).await?;
    insert::<link_language::Entity, _>(tx, rows.languages).await?;
    insert::<name::Entity, _>(tx, rows.names).await
}

/// The rows of all five tables.
#[derive(Default)]
struct Rows {
    sectors: Vec<link_sector::Model>,
    focuses: Vec<link_focus::Model>,
    places: Vec<link_place::Model>,
    languages: Vec<link_language::Model>,
    names: Vec<name::Model>,
}

impl Rows {
    fn add(&mut self, coalition_id: Uuid, organisation_id: Uuid, checked: &Checked) {
        let sectors = checked.sectors.iter();
        self.sectors.extend(sectors.map(|id| link_sector::Model {
            coalition_id,
            organisation_id,
            sector_id: id.0,
        }));
        let focuses = checked.focuses.iter();
        self.focuses.extend(focuses.map(|id| link_focus::Model {
            coalition_id,
            organisation_id,
            focus_id: id.0,
        }));
        let places = checked.places.iter();
        self.places.extend(places.map(|id| link_place::Model {
            coalition_id,
            organisation_id,
            place_id: id.0,
        }));
        let tags = checked.languages.iter();
        self.languages.extend(tags.map(|tag| link_language::Model {
            coalition_id,
            organisation_id,
            language: tag.clone(),
        }));
        self.names
            .extend(names_of(coalition_id, organisation_id, checked));
    }
}

/// Takes away what hangs on some organisations, before it is written anew or they go.
pub(super) async fn clear(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    macro_rules! clearing {
        ($some:ident, $($table:ident),*) => {$(
            $table::Entity::delete_many()
                .filter($table::Column::CoalitionId.eq(scope.key()))
                .filter($table::Column::OrganisationId.is_in($some.iter().copied()))
                .exec(tx)
                .await?;
        )*};
    }
    for some in ids.chunks(NAMED) {
        clearing!(some, link_sector, link_focus, link_place, link_language, name);
    }
    Ok(())
}

/// On whose profiles these places and kinds of work are ticked: organisation, and what.
pub async fn on_profiles(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(NAMED) {
        let places: Vec<(Uuid, Uuid)> = link_place::Entity::find()
            .select_only()
            .columns([link_place::Column::OrganisationId, link_place::Column::PlaceId])
            .filter(link_place::Column::CoalitionId.eq(scope.key()))
            .filter(link_place::Column::PlaceId.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let focuses: Vec<(Uuid, Uuid)> = link_focus::Entity::find()
            .select_only()
            .columns([link_focus::Column::OrganisationId, link_focus::Column::FocusId])
            .filter(link_focus::Column::CoalitionId.eq(scope.key()))
            .filter(link_focus::Column::FocusId.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(places.into_iter().chain(focuses));
    }
    Ok(found)
}

/// Its own name, its acronym and the others, as one index holds them.
fn names_of(coalition_id: Uuid, organisation_id: Uuid, checked: &Checked) -> Vec<name::Model> {
    let own = std::iter::once(("own", checked.name.as_str(), None));
    let acronym = checked
        .acronym
        .as_deref()
        .map(|acronym| ("acronym", acronym, None));
    let others = checked
        .other_names
        .iter()
        .map(|other| (OTHER, other.name.as_str(), other.language.clone()));
    let rows = own
        .chain(acronym)
        .chain(others)
        .zip(0..)
        .map(|((kind, text, language), position)| name::Model {
            coalition_id,
            organisation_id,
            position,
            kind: kind.to_owned(),
            name: text.to_owned(),
            folded: kernel::fold(text),
            language,
        });
    rows.collect()
}

async fn insert<E, A>(tx: &DatabaseTransaction, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rows = rows.into_iter();
    loop {
        let chunk: Vec<A> = rows
            .by_ref()
            .take(CHUNK)
            .map(|row| row.into_active_model().reset_all())
            .collect();
        if chunk.is_empty() {
            return Ok(());
        }
        E::insert_many(chunk).exec_without_returning(tx).await?;
    }
}
