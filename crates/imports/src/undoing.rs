//! What would be undone of an import, and what stands in the way. No database, no clock, no HTML.

use std::collections::{HashMap, HashSet};

use activities::Activity;
use kernel::fold;
use organisations::{Contact, Focus, FocusId, Made, OrganisationId, Removal, removal};
use places::{PlaceId, Tree};
use uuid::Uuid;

use crate::areas::Area;
use crate::effects::{Act, Before, Effect, Thing, Work};
use crate::profiles::Profile;
use crate::staying::{Stay, Why};

/// The coalition's records, as far as an import can have touched them.
pub struct Ground<'a> {
    pub activities: &'a [Activity],
    /// Those that the import added or changed and that are still there, and their contacts.
    pub organisations: Vec<Made>,
    pub contacts: Vec<(OrganisationId, Contact)>,
    pub places: Tree,
    pub focuses: Vec<Focus>,
    /// Places and kinds of work that a need or a record of asking names.
    pub named: HashSet<Uuid>,
    /// The same for profiles, each with its organisation.
    pub ticked: Vec<(Uuid, Uuid)>,
}

/// What is undone.
#[derive(Default)]
pub struct Undoing<'a> {
    pub removed: Vec<&'a Activity>,
    pub restored: Vec<(&'a Activity, &'a Work)>,
    pub profiles: Vec<(OrganisationId, &'a Profile)>,
    pub areas: Vec<(PlaceId, &'a Area)>,
    /// Each with its organisation, and what that is called.
    pub contacts: Vec<(Uuid, (OrganisationId, String))>,
    /// Those that say again what they said before.
    pub safety: Vec<(Contact, (OrganisationId, String))>,
    pub organisations: Vec<(OrganisationId, String, Removal)>,
    /// Kinds of work before their areas.
    pub focuses: Vec<(FocusId, String)>,
    /// Places before those around them.
    pub places: Vec<(PlaceId, String)>,
    pub stays: Vec<Stay>,
}

impl<'a> Undoing<'a> {
    /// What is no longer there needs no undoing.
    pub fn of(effects: &'a [Effect], ground: &Ground<'a>) -> Self {
        let mut undoing = Self::default();
        let by_id: HashMap<Uuid, &'a Activity> =
            ground.activities.iter().map(|one| (one.id.0, one)).collect();
        let by_thing = |thing: Thing| effects.iter().filter(move |effect| effect.thing == thing);
        for effect in by_thing(Thing::Activity) {
            let Some(activity) = by_id.get(&effect.id).copied() else {
                continue;
            };
            match &effect.act {
                Act::Met => {}
                _ if activity.version != effect.version => {
                    undoing.stay(Thing::Activity, effect.id, "", Why::Changed);
                }
                Act::Changed(Before::Activity(before)) => undoing.restored.push((activity, before)),
                Act::Changed(_) => {}
                Act::Added => undoing.removed.push(activity),
            }
        }
        let added = effects.iter().filter(|effect| effect.act == Act::Added);
        let versions: HashMap<Uuid, i32> = added.map(|one| (one.id, one.version)).collect();
        let mut used = undoing.used(ground.activities);
        undoing.contacts(effects, ground);
        undoing.profiles(effects, ground);
        undoing.organisations(ground, (&versions, &used));
        used.extend(&ground.named);
        used.extend(undoing.ticked(ground));
        undoing.areas(effects, ground);
        undoing.focuses(ground, (&versions, &used));
        undoing.places(ground, (&versions, &used));
        undoing
    }

    /// Everything that becomes what it was.
    pub fn restored_ids(&self) -> Vec<Uuid> {
        let activities = self.restored.iter().map(|(one, _)| one.id.0);
        let profiles = self.profiles.iter().map(|(id, _)| id.0);
        let areas = self.areas.iter().map(|(id, _)| id.0);
        let safety = self.safety.iter().map(|(contact, _)| contact.id);
        activities.chain(profiles).chain(areas).chain(safety).collect()
    }

    /// What goes of kinds of work and their areas, by name; a kind whose area is called the same is told once.
    pub fn kinds(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let names = self.focuses.iter().map(|(_, name)| name);
        names.filter(|name| seen.insert(fold(name))).cloned().collect()
    }

    fn stay(&mut self, thing: Thing, id: Uuid, name: &str, why: Why) {
        self.stays.push(Stay { thing, id, name: name.to_owned(), why });
    }

    /// Everything that work names once this is done.
    fn used(&self, activities: &[Activity]) -> HashSet<Uuid> {
        let removed: HashSet<Uuid> = self.removed.iter().map(|one| one.id.0).collect();
        let restored: HashMap<Uuid, &Work> = self
            .restored
            .iter()
            .map(|(one, before)| (one.id.0, *before))
            .collect();
        let mut used = HashSet::new();
        for activity in activities.iter().filter(|one| !removed.contains(&one.id.0)) {
            used.extend([activity.focus_id.0, activity.place_id.0]);
            match restored.get(&activity.id.0) {
                Some(before) => used.extend(before.organisations()),
                None => used.extend(activity.organisations.iter().map(|(id, _)| id.0)),
            }
        }
        used
    }

    fn contacts(&mut self, effects: &[Effect], ground: &Ground<'_>) {
        let by_id: HashMap<Uuid, &Effect> = effects.iter().map(|effect| (effect.id, effect)).collect();
        let names: HashMap<OrganisationId, &str> = ground
            .organisations
            .iter()
            .map(|made| (made.id, made.name.as_str()))
            .collect();
        for (of, contact) in &ground.contacts {
            let name = names.get(of).copied().unwrap_or_default();
            let Some(effect) = by_id.get(&contact.id) else {
                continue;
            };
            let owner = (*of, name.to_owned());
            match &effect.act {
                _ if effect.version != contact.version => {
                    self.stay(Thing::Contact, of.0, name, Why::Changed);
                }
                Act::Added => self.contacts.push((contact.id, owner)),
                Act::Changed(Before::Contact(before)) => self.safety.push((before.onto(contact), owner)),
                Act::Changed(_) | Act::Met => {}
            }
        }
    }

    /// Profiles that become what they were.
    fn profiles(&mut self, effects: &'a [Effect], ground: &Ground<'_>) {
        let by_id: HashMap<Uuid, &Made> = ground
            .organisations
            .iter()
            .map(|made| (made.id.0, made))
            .collect();
        for effect in effects {
            if let Act::Changed(Before::Organisation(before)) = &effect.act
                && let Some(made) = by_id.get(&effect.id)
            {
                if made.version == effect.version {
                    self.profiles.push((made.id, before));
                } else {
                    self.stay(Thing::Organisation, effect.id, &made.name, Why::Changed);
                }
            }
        }
    }

    /// Places that become what they were.
    fn areas(&mut self, effects: &'a [Effect], ground: &Ground<'_>) {
        for effect in effects {
            if let Act::Changed(Before::Place(before)) = &effect.act
                && let Some(place) = ground.places.get(PlaceId(effect.id))
            {
                if place.version == effect.version {
                    self.areas.push((place.id, before));
                } else {
                    self.stay(Thing::Place, effect.id, &place.name, Why::Changed);
                }
            }
        }
    }

    /// What profiles name once this is done.
    fn ticked(&self, ground: &Ground<'_>) -> HashSet<Uuid> {
        let gone: HashSet<Uuid> = self.organisations.iter().map(|(id, ..)| id.0).collect();
        let before: HashMap<Uuid, HashSet<Uuid>> = self
            .profiles
            .iter()
            .map(|(id, before)| (id.0, before.named().collect()))
            .collect();
        let still = |(of, what): &&(Uuid, Uuid)| {
            !gone.contains(of) && before.get(of).is_none_or(|named| named.contains(what))
        };
        ground
            .ticked
            .iter()
            .filter(still)
            .map(|(_, what)| *what)
            .collect()
    }

    fn organisations(&mut self, ground: &Ground<'_>, (versions, used): Known<'_>) {
        let gone: HashSet<Uuid> = self.contacts.iter().map(|(id, _)| *id).collect();
        let left = ground
            .contacts
            .iter()
            .filter(|(_, contact)| !gone.contains(&contact.id));
        let reachable: HashSet<OrganisationId> = left.map(|(id, _)| *id).collect();
        for made in &ground.organisations {
            let Some(version) = versions.get(&made.id.0) else {
                // It was there before.
                continue;
            };
            let why = match removal(made.hanging) {
                None if made.hanging.seats > 0 => Why::Seats,
                None => Why::Merged,
                _ if *version != made.version => Why::Changed,
                _ if reachable.contains(&made.id) => Why::Contacts,
                _ if used.contains(&made.id.0) => Why::Named,
                _ if made.is_confirmed => Why::Confirmed,
                Some(removal) => {
                    self.organisations.push((made.id, made.name.clone(), removal));
                    continue;
                }
            };
            self.stay(Thing::Organisation, made.id.0, &made.name, why);
        }
    }

    fn focuses(&mut self, ground: &Ground<'_>, known: Known<'_>) {
        let focuses = ground.focuses.iter().map(|focus| Node {
            id: focus.id.0,
            around: focus.parent_id.map(|id| id.0),
            name: &focus.name,
            version: focus.version,
        });
        let gone = self.nested(Thing::Focus, focuses.rev(), known);
        self.focuses = gone.map(|(id, name)| (FocusId(id), name)).collect();
    }

    fn places(&mut self, ground: &Ground<'_>, known: Known<'_>) {
        let places = ground.places.places().iter().map(|place| Node {
            id: place.id.0,
            around: place.parent_id.map(|id| id.0),
            name: &place.name,
            version: place.version,
        });
        let gone = self.nested(Thing::Place, places.rev(), known);
        self.places = gone.map(|(id, name)| (PlaceId(id), name)).collect();
    }

    /// What goes of things that stand inside each other, inner ones first.
    fn nested<'n>(
        &mut self,
        thing: Thing,
        nodes: impl Iterator<Item = Node<'n>>,
        (versions, used): Known<'_>,
    ) -> std::vec::IntoIter<(Uuid, String)> {
        let mut gone = Vec::new();
        let mut holding: HashSet<Uuid> = HashSet::new();
        for node in nodes {
            let why = match versions.get(&node.id) {
                // It was there before.
                None => {
                    holding.extend(node.around);
                    continue;
                }
                Some(version) if *version != node.version => Why::Changed,
                Some(_) if used.contains(&node.id) => Why::Named,
                Some(_) if holding.contains(&node.id) => Why::Holds,
                Some(_) => {
                    gone.push((node.id, node.name.to_owned()));
                    continue;
                }
            };
            holding.extend(node.around);
            self.stay(thing, node.id, node.name, why);
        }
        gone.into_iter()
    }
}

/// The versions that things had after the import, and what is named by what stays.
type Known<'a> = (&'a HashMap<Uuid, i32>, &'a HashSet<Uuid>);

/// A place, a kind of work or an area, inside another one.
struct Node<'a> {
    id: Uuid,
    around: Option<Uuid>,
    name: &'a str,
    version: i32,
}
