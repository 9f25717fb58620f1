//! Who did what stands in the record of events: a person, an organisation by its private link, or the program.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Scope};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use web::events::Event;
use web::{Frame, search};

use crate::persons;

/// The names behind some events.
pub struct Doers {
    people: HashMap<PersonId, String>,
    /// Organisations for which somebody acted by a private link.
    organisations: HashMap<Uuid, String>,
}

impl Doers {
    /// Looks up in one go everybody who did something, and those to whom something happened.
    pub async fn read(
        db: &impl ConnectionTrait,
        scope: Scope,
        events: &[Event],
        meant: impl Iterator<Item = PersonId>,
    ) -> Result<Self, DbErr> {
        let people: HashSet<PersonId> = events
            .iter()
            .filter_map(|event| event.person_id)
            .chain(meant)
            .collect();
        let spoken_for: HashSet<Uuid> = events.iter().filter_map(spoken_for).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let spoken_for: Vec<Uuid> = spoken_for.into_iter().collect();
        Ok(Self {
            people: persons::called(db, &people).await?,
            organisations: search::titles(db, scope, &spoken_for).await?,
        })
    }

    pub fn person(&self, id: PersonId) -> Option<&String> {
        self.people.get(&id)
    }

    /// Who did it, in words.
    pub fn who(&self, frame: &Frame, event: &Event) -> String {
        let person = event.person_id.and_then(|id| self.person(id)).cloned();
        person.unwrap_or_else(|| match spoken_for(event) {
            Some(id) => match self.organisations.get(&id) {
                Some(name) => frame.t1("event-by-link", "name", name),
                None => frame.t("event-by-some-link"),
            },
            None => frame.t("event-nobody"),
        })
    }
}

/// The organisation for which nobody in particular acted: whoever has its private link.
fn spoken_for(event: &Event) -> Option<Uuid> {
    event
        .organisation_id
        .filter(|_| event.person_id.is_none())
        .map(|id| id.0)
}
