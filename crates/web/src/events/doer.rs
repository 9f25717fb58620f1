//! Who does something that is recorded.

use chrono::{DateTime, Utc};
use kernel::{Ids, OrganisationId, PersonId, Scope};

use crate::app::App;
use crate::visit::Visit;

/// Who does something, in which coalition, for which organisation, when.
#[derive(Clone, Debug)]
pub struct Doer {
    pub scope: Scope,
    pub person_id: Option<PersonId>,
    pub organisation_id: Option<OrganisationId>,
    pub at: DateTime<Utc>,
    pub(super) ids: Ids,
}

impl Doer {
    /// A command or a job: the program itself.
    pub fn program(app: &App, scope: Scope) -> Self {
        Self {
            scope,
            person_id: None,
            organisation_id: None,
            at: app.now(),
            ids: app.ids().clone(),
        }
    }

    /// The same, at another time: for histories brought in from elsewhere.
    pub fn at(mut self, person_id: Option<PersonId>, at: DateTime<Utc>) -> Self {
        self.person_id = person_id;
        self.at = at;
        self
    }
}

impl Visit {
    pub fn doer(&self) -> Doer {
        Doer {
            scope: self.scope,
            person_id: self.actor.person_id,
            organisation_id: self.actor.organisation_id,
            at: self.app.now(),
            ids: self.app.ids().clone(),
        }
    }
}
