//! Who may be given which seat, and what may become of it. No database, no clock, no HTML.

use kernel::{OrganisationId, PersonId, Role, ServerRole};
use uuid::Uuid;

use super::store::Seat;

/// As what somebody takes part, and for whom: passed the rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    role: Role,
    organisation_id: Option<OrganisationId>,
}

/// A change or an end after which somebody still looks after the coalition.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    seat: Seat,
    role: Option<Role>,
}

/// How far somebody gets who signs in as a person.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    pub coalitions: usize,
    pub server_role: Option<ServerRole>,
}

/// Why a seat could not be given, changed or ended like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("seat-refused-role")]
    RoleMissing,
    #[error("seat-refused-organisation")]
    OrganisationMissing,
    #[error("seat-refused-last")]
    LastCoordinator,
    #[error("seat-refused-gone")]
    Gone,
    #[error("seat-refused-link")]
    ReachesFurther,
    #[error("seat-refused-link-own")]
    OwnLink,
    #[error("seat-refused-link-coordinator")]
    LinkOfCoordinator,
}

impl Refusal {
    /// The field of the form that it is about.
    pub fn field(self) -> &'static str {
        match self {
            Self::OrganisationMissing => "organisation",
            _ => "role",
        }
    }
}

impl Given {
    /// A representative speaks for an organisation; for nobody else does one count.
    pub fn new(role: Option<Role>, organisation_id: Option<OrganisationId>) -> Result<Self, Refusal> {
        let role = role.ok_or(Refusal::RoleMissing)?;
        let organisation_id = organisation_id.filter(|_| role == Role::Representative);
        if role == Role::Representative && organisation_id.is_none() {
            return Err(Refusal::OrganisationMissing);
        }
        Ok(Self { role, organisation_id })
    }

    pub fn role(&self) -> Role {
        self.role
    }

    pub fn organisation_id(&self) -> Option<OrganisationId> {
        self.organisation_id
    }
}

impl Turn {
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// What the seat becomes; nothing when it ends.
    pub fn role(&self) -> Option<Role> {
        self.role
    }
}

/// What becomes of one of the seats held now. The last coordinator stays one: nobody else could give seats.
pub fn turn(held: &[Seat], id: Uuid, role: Option<Role>) -> Result<Turn, Refusal> {
    let seat = held.iter().find(|seat| seat.id == id).ok_or(Refusal::Gone)?;
    let leads = |seat: &&Seat| seat.role == Role::Coordinator;
    let is_left = role == Some(Role::Coordinator) || held.iter().filter(leads).any(|other| other.id != id);
    if leads(&seat) && !is_left {
        return Err(Refusal::LastCoordinator);
    }
    Ok(Turn { seat: *seat, role })
}

/// Whoever makes a link could use it: so none for whoever is or was a coordinator (a role is soon changed to and fro),
/// nor for oneself, who would stay for ever.
pub fn link(held: &[Seat], person_id: PersonId, by: PersonId) -> Result<(), Refusal> {
    if person_id == by {
        return Err(Refusal::OwnLink);
    }
    let led = |seat: &Seat| seat.person_id == person_id && seat.has_led;
    if held.iter().any(led) {
        return Err(Refusal::LinkOfCoordinator);
    }
    Ok(())
}

/// And only for those whose sign-in opens nothing but this coalition.
pub fn link_reaches(reach: Reach) -> Result<(), Refusal> {
    if reach.coalitions > 1 || reach.server_role.is_some() {
        return Err(Refusal::ReachesFurther);
    }
    Ok(())
}
