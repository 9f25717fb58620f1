//! What would be undone of an import, or was, for whoever asks; and the records it touched.

use std::collections::{HashMap, HashSet};

use activities::{Activity, Everything};
use kernel::Scope;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::effects::{Effect, Thing};
use crate::staying::Stay;
use crate::undoing::{Ground, Undoing};

/// What was undone, or would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// So many added activities go, and so many changed ones become what they were.
    pub removed: usize,
    pub restored: usize,
    /// So many changed organisations and places become what they were, and so many contacts go.
    pub profiles: usize,
    pub areas: usize,
    pub contacts: usize,
    /// So many contacts say again what they said before.
    pub safety: usize,
    /// What was made on the way and goes, by name.
    pub organisations: Vec<String>,
    pub kinds: Vec<String>,
    pub places: Vec<String>,
    /// What stands in the way, each by its name.
    pub stays: Vec<Stay>,
    pub is_written: bool,
}

impl Undone {
    /// Whether there is nothing to undo.
    pub fn is_empty(&self) -> bool {
        let made = [&self.organisations, &self.kinds, &self.places];
        let counts = [
            self.removed,
            self.restored,
            self.profiles,
            self.areas,
            self.contacts,
            self.safety,
        ];
        counts.iter().all(|count| *count == 0) && made.iter().all(|names| names.is_empty())
    }

    /// Tells what stands in the way from anything else that might.
    pub fn mark(&self) -> String {
        let mut ids: Vec<String> = self.stays.iter().map(|stay| stay.id.to_string()).collect();
        ids.sort_unstable();
        web::digest(&ids.join(";"))
    }

    pub fn to_json(&self) -> Value {
        let stays = self.stays.iter().map(|stay| {
            json!({
                "thing": stay.thing.word(),
                "id": stay.id,
                "name": stay.name,
                "why": stay.why.word(),
            })
        });
        json!({
            "removed": self.removed,
            "restored": self.restored,
            "organisations_restored": self.profiles,
            "places_restored": self.areas,
            "contacts": self.contacts,
            "contacts_restored": self.safety,
            "organisations": self.organisations,
            "kinds": self.kinds,
            "places": self.places,
            "stays": stays.collect::<Vec<Value>>(),
            "written": self.is_written,
        })
    }
}

/// The records as far as an import can have touched them.
pub async fn ground<'a>(
    tx: &DatabaseTransaction,
    scope: Scope,
    (effects, everything): (&[Effect], &'a Everything),
) -> Result<Ground<'a>, DbErr> {
    let of = |thing: Thing| effects.iter().filter(move |effect| effect.thing == thing);
    let contacts: Vec<Uuid> = of(Thing::Contact).map(|effect| effect.id).collect();
    let contacts = organisations::owners(tx, scope, &contacts).await?;
    let own = of(Thing::Organisation).map(|effect| effect.id);
    // Those whose profiles stayed as they were, and that got or changed a contact, are among them.
    let organisations: HashSet<Uuid> = own.chain(contacts.iter().map(|id| id.0)).collect();
    let organisations: Vec<Uuid> = organisations.into_iter().collect();
    let lists: Vec<Uuid> = of(Thing::Place)
        .chain(of(Thing::Focus))
        .map(|effect| effect.id)
        .collect();
    let named = activities::needed_or_asked(tx, scope, &lists).await?;
    Ok(Ground {
        activities: &everything.activities,
        organisations: organisations::made(tx, scope, &organisations).await?,
        contacts: organisations::contacts_of(tx, scope, &organisations).await?,
        places: places::tree(tx, scope).await?,
        focuses: organisations::focuses(tx, scope).await?,
        named: named.into_iter().collect(),
        ticked: organisations::on_profiles(tx, scope, &lists).await?,
    })
}

/// What would be undone, with names.
pub async fn told(
    tx: &DatabaseTransaction,
    scope: Scope,
    (undoing, everything): (&Undoing<'_>, &Everything),
) -> Result<Undone, DbErr> {
    let mut stays = undoing.stays.clone();
    let by_id: HashMap<Uuid, &Activity> = everything.activities.iter().map(|one| (one.id.0, one)).collect();
    let nameless: Vec<&Activity> = stays
        .iter()
        .filter_map(|stay| by_id.get(&stay.id).copied())
        .collect();
    let called = activities::called_all(tx, scope, &nameless).await?;
    let called: HashMap<Uuid, String> = nameless.iter().map(|one| one.id.0).zip(called).collect();
    for stay in &mut stays {
        if let Some(name) = called.get(&stay.id) {
            stay.name.clone_from(name);
        }
    }
    Ok(Undone {
        removed: undoing.removed.len(),
        restored: undoing.restored.len(),
        profiles: undoing.profiles.len(),
        areas: undoing.areas.len(),
        contacts: undoing.contacts.len(),
        safety: undoing.safety.len(),
        organisations: undoing
            .organisations
            .iter()
            .map(|(_, name, _)| name.clone())
            .collect(),
        kinds: undoing.kinds(),
        places: undoing.places.iter().map(|(_, name)| name.clone()).collect(),
        stays,
        is_written: false,
    })
}
