//! Which id each of the story's keys became.

use std::collections::HashMap;

use anyhow::Context as _;
use kernel::{OrganisationId, PersonId, Scope};
use organisations::{FocusId, SectorId};
use places::PlaceId;
use uuid::Uuid;
use web::App;
use web::events::Doer;

/// The story's keys with the ids they were given.
pub struct Keys {
    pub scope: Scope,
    /// The program itself, from which everybody else's doing is made.
    pub program: Doer,
    pub people: HashMap<&'static str, PersonId>,
    pub seats: HashMap<&'static str, Uuid>,
    pub places: HashMap<&'static str, PlaceId>,
    pub sectors: HashMap<String, SectorId>,
    pub focuses: HashMap<String, FocusId>,
    pub organisations: HashMap<&'static str, OrganisationId>,
}

impl Keys {
    pub fn new(app: &App, scope: Scope) -> Self {
        Self {
            scope,
            program: Doer::program(app, scope),
            people: HashMap::new(),
            seats: HashMap::new(),
            places: HashMap::new(),
            sectors: HashMap::new(),
            focuses: HashMap::new(),
            organisations: HashMap::new(),
        }
    }

    pub fn place(&self, key: &str) -> anyhow::Result<PlaceId> {
        self.places
            .get(key)
            .copied()
            .with_context(|| format!("The demo knows no place {key:?}."))
    }

    pub fn focus(&self, key: &str) -> anyhow::Result<FocusId> {
        self.focuses
            .get(key)
            .copied()
            .with_context(|| format!("The demo knows no kind of work {key:?}."))
    }

    pub fn sector(&self, key: &str) -> anyhow::Result<SectorId> {
        self.sectors
            .get(key)
            .copied()
            .with_context(|| format!("The demo knows no sector {key:?}."))
    }

    pub fn organisation(&self, key: &str) -> anyhow::Result<OrganisationId> {
        self.organisations
            .get(key)
            .copied()
            .with_context(|| format!("The demo knows no organisation {key:?}."))
    }
}
