//! A seat with what its pages say of it: who holds it, and the organisation it speaks for.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use coalitions::{Seat, SeatRefusal};
use kernel::{OrganisationId, PersonId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use web::{App, Frame, PageError, Visit};

/// `{id}`: a seat. An id that is none looks like one that is not there.
pub struct At(pub Uuid);

impl FromRequestParts<App> for At {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Path((_, id)) = Path::<(String, Uuid)>::from_request_parts(parts, app)
            .await
            .map_err(|_| PageError::NotFound)?;
        Ok(Self(id))
    }
}

/// A seat that is held, by whom and for whom.
pub struct Found {
    pub seat: Seat,
    pub called: String,
    /// The organisation it speaks for, with its name.
    pub organisation: Option<(OrganisationId, String)>,
    /// Why the visitor makes no sign-in link for its holder.
    pub no_link: Option<SeatRefusal>,
}

impl Found {
    /// Whether it is the visitor's own.
    pub fn is_own(&self, visit: &Visit) -> bool {
        visit.actor.person_id == Some(self.seat.person_id)
    }

    /// `Representative of Open Road`.
    pub fn said(&self, frame: &Frame) -> String {
        said(frame, self.seat.role, self.organisation.as_ref().map(|(_, name)| name.as_str()))
    }
}

/// A role in words, with the organisation it is for.
pub fn said(frame: &Frame, role: kernel::Role, organisation: Option<&str>) -> String {
    match organisation {
        Some(name) if role == kernel::Role::Representative => {
            frame.t1("role-representative-of", "organisation", name)
        }
        _ => frame.of("role-", role.word(), ""),
    }
}

/// All seats that are held.
pub async fn all(db: &impl ConnectionTrait, visit: &Visit) -> Result<Vec<Found>, PageError> {
    let seats = coalitions::holders(db, visit.scope).await?;
    let people: Vec<PersonId> = seats.iter().map(|seat| seat.person_id).collect();
    let called = people::called(db, &people).await?;
    let represented = organisations::represented(db, visit.scope).await?;
    let ids: Vec<OrganisationId> = seats
        .iter()
        .filter_map(|seat| represented.get(&seat.id).copied())
        .collect();
    let names = organisations::names(db, visit.scope, &ids).await?;
    let own = visit.actor.person_id.ok_or(PageError::SignInFirst)?;
    let found = seats.iter().map(|seat| Found {
        called: called.get(&seat.person_id).cloned().unwrap_or_default(),
        organisation: represented
            .get(&seat.id)
            .and_then(|id| Some((*id, names.get(id)?.clone()))),
        no_link: coalitions::may_link(&seats, seat.person_id, own).err(),
        seat: *seat,
    });
    Ok(found.collect())
}

/// Those that speak for any of these organisations.
pub async fn speaking_for(
    db: &impl ConnectionTrait,
    visit: &Visit,
    ids: &[OrganisationId],
) -> Result<Vec<Found>, PageError> {
    let mut held = all(db, visit).await?;
    held.retain(|found| {
        found
            .organisation
            .as_ref()
            .is_some_and(|(own, _)| ids.contains(own))
    });
    Ok(held)
}

/// One of them. Whoever comes after its end is told that somebody else was first.
pub async fn one(db: &impl ConnectionTrait, visit: &Visit, id: Uuid) -> Result<Found, PageError> {
    let held = all(db, visit)
        .await?
        .into_iter()
        .find(|found| found.seat.id == id);
    if let Some(found) = held {
        return Ok(found);
    }
    match coalitions::find_seat(db, visit.scope, id).await? {
        Some(_) => Err(PageError::Stale),
        None => Err(PageError::NotFound),
    }
}
