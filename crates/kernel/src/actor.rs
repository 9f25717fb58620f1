//! Who is acting, for which organisation, and what their seat allows.

use crate::{OrganisationId, PersonId};

/// What a seat in a coalition makes of a person.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    Coordinator,
    Representative,
    Reader,
    /// Nobody's seat: whoever came by an organisation's private link, and keeps what it does.
    LinkHolder,
}

impl Role {
    /// The roles that a seat can have.
    pub const ALL: [Self; 3] = [Self::Coordinator, Self::Representative, Self::Reader];

    /// The word kept in the database and in the access matrix.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Representative => "representative",
            Self::Reader => "reader",
            Self::LinkHolder => "link holder",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The whole of what a role may do. Finer questions (whose organisation?) belong to each feature's rules.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::{
            Administer, KeepActivities, KeepAnyOrganisation, KeepOrganisations, Read, SetNeeds, TakeAway,
        };
        match self {
            Self::Coordinator => &[
                Read,
                TakeAway,
                KeepOrganisations,
                KeepActivities,
                SetNeeds,
                KeepAnyOrganisation,
                Administer,
            ],
            Self::Representative => &[Read, TakeAway, KeepOrganisations, KeepActivities],
            Self::Reader => &[Read, TakeAway],
            Self::LinkHolder => &[KeepActivities],
        }
    }
}

/// Something a seat may allow.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Permission {
    /// See the coalition's records.
    Read,
    /// Take lists, the cloth and pictures out of the program.
    TakeAway,
    /// Keep the profile of one's own organisation.
    KeepOrganisations,
    /// Keep the activities of one's own organisation.
    KeepActivities,
    /// Keep the records of every organisation.
    KeepAnyOrganisation,
    /// Say what is needed where, and who was asked.
    SetNeeds,
    /// Change the coalition itself: its places, lists and settings.
    Administer,
}

/// What a person may do on the server, which gives no right to any coalition's content.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ServerRole {
    /// May start coalitions.
    Founder,
}

/// A signed-in person with their seat in the coalition they have entered, or somebody with a private link.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Actor {
    /// Nobody in particular for whoever came by a private link: it speaks for an organisation, not for a person.
    pub person_id: Option<PersonId>,
    /// What the person wants to be called.
    pub called: String,
    pub server_role: Option<ServerRole>,
    /// The role in the coalition entered; `None` outside every coalition.
    pub role: Option<Role>,
    /// The organisation for which the person acts, if they represent one here.
    pub organisation_id: Option<OrganisationId>,
}

impl Actor {
    pub fn may(&self, permission: Permission) -> bool {
        self.role
            .is_some_and(|role| role.permissions().contains(&permission))
    }

    /// Whether what this organisation does is theirs to say: their own, or anybody's.
    pub fn speaks_for(&self, organisation_id: OrganisationId) -> bool {
        self.may(Permission::KeepAnyOrganisation) || self.organisation_id == Some(organisation_id)
    }

    /// Whether the person keeps this organisation's records: their own, or anybody's.
    pub fn keeps(&self, organisation_id: OrganisationId) -> bool {
        self.may(Permission::KeepOrganisations) && self.speaks_for(organisation_id)
    }
}
