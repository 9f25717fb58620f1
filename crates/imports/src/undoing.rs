//! What would be undone of an import, and what stands in the way. No database, no clock, no HTML.

use std::collections::{HashMap, HashSet};

use activities::Activity;
use organisations::{Focus, FocusId, Made, OrganisationId, Removal, removal};
use places::{PlaceId, Tree};
use uuid::Uuid;

use crate::effects::{Act, Before, Effect, Thing};

/// The coalition's records, as far as an import can have touched them.
pub struct Ground<'a> {
    pub activities: &'a [Activity],
    /// Those that the import added and that are still there.
    pub organisations: Vec<Made>,
    pub places: Tree,
    pub focuses: Vec<Focus>,
    /// Places and kinds of work that a profile, a need or a record of asking names.
    pub named: HashSet<Uuid>,
}

/// Why something stays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// Somebody changed, confirmed, ended or merged it since.
    Changed,
    /// Somebody said that it is still true.
    Confirmed,
    Contacts,
    Seats,
    /// Another one stands for it, or it stands for another.
    Merged,
    /// Other work names it, a profile, a need or a record of asking.
    Named,
    /// Something inside it stays.
    Holds,
}

impl Why {
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Confirmed => "confirmed",
            Self::Contacts => "contacts",
            Self::Seats => "seats",
            Self::Merged => "merged",
            Self::Named => "named",
            Self::Holds => "holds",
        }
    }
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    pub thing: Thing,
    pub id: Uuid,
    /// Empty for an activity, which is called after what it names.
    pub name: String,
    pub why: Why,
}

/// What is undone.
#[derive(Default)]
pub struct Undoing<'a> {
    pub removed: Vec<&'a Activity>,
    pub restored: Vec<(&'a Activity, &'a Before)>,
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
                Act::Changed(before) => undoing.restored.push((activity, before)),
                Act::Added => undoing.removed.push(activity),
            }
        }
        let versions: HashMap<Uuid, i32> = effects.iter().map(|one| (one.id, one.version)).collect();
        let mut used = undoing.used(ground.activities);
        undoing.organisations(ground, (&versions, &used));
        used.extend(&ground.named);
        undoing.focuses(ground, (&versions, &used));
        undoing.places(ground, (&versions, &used));
        undoing
    }

    fn stay(&mut self, thing: Thing, id: Uuid, name: &str, why: Why) {
        self.stays.push(Stay { thing, id, name: name.to_owned(), why });
    }

    /// Everything that work names once this is done.
    fn used(&self, activities: &[Activity]) -> HashSet<Uuid> {
        let removed: HashSet<Uuid> = self.removed.iter().map(|one| one.id.0).collect();
        let restored: HashMap<Uuid, &Before> = self
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

    fn organisations(&mut self, ground: &Ground<'_>, (versions, used): Known<'_>) {
        for made in &ground.organisations {
            let why = match removal(made.hanging) {
                None if made.hanging.seats > 0 => Why::Seats,
                None => Why::Merged,
                _ if versions.get(&made.id.0) != Some(&made.version) => Why::Changed,
                _ if made.has_contacts => Why::Contacts,
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
