//! A coalition's places as one tree, in the order in which lists and maps show them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use web::Options;

/// One place as one coalition knows it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PlaceId(pub Uuid);

/// An administrative area.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub parent_id: Option<PlaceId>,
    /// 0 country, 1 province, 2 district, 3 below.
    pub level: i32,
    pub code: Option<String>,
    pub name: String,
    /// The name in the script written there.
    pub local_name: Option<String>,
    /// What it is called there: `province`, `district`.
    pub kind: String,
    pub ended_at: Option<DateTime<Utc>>,
    pub version: i32,
}

impl Place {
    pub fn is_ended(&self) -> bool {
        self.ended_at.is_some()
    }
}

/// All places of a coalition, ended ones too: each followed by the places inside it, siblings by name.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    places: Vec<Place>,
    parents: Vec<Option<u32>>,
    /// For each place, where the places inside it stop.
    ends: Vec<usize>,
    by_id: HashMap<PlaceId, usize>,
    by_code: HashMap<String, usize>,
}

impl Tree {
    /// Puts places in order. One whose parent is missing is left out.
    pub fn new(mut rows: Vec<Place>) -> Self {
        // Later ones are taken first below, so the order is turned round here.
        rows.sort_by_cached_key(|place| (kernel::fold(&place.name), place.name.clone(), place.id));
        let mut waiting: HashMap<Option<PlaceId>, Vec<Place>> = HashMap::new();
        for place in rows.into_iter().rev() {
            waiting.entry(place.parent_id).or_default().push(place);
        }
        let mut tree = Self::default();
        let mut next = waiting.remove(&None).unwrap_or_default();
        while let Some(place) = next.pop() {
            next.extend(waiting.remove(&Some(place.id)).unwrap_or_default());
            tree.push(place);
        }
        tree.close();
        tree
    }

    fn push(&mut self, place: Place) {
        let at = self.places.len();
        let parent = place.parent_id.and_then(|id| self.by_id.get(&id)).copied();
        self.parents.push(parent.and_then(|at| u32::try_from(at).ok()));
        self.by_id.insert(place.id, at);
        if let Some(code) = &place.code {
            self.by_code.insert(code.to_uppercase(), at);
        }
        self.places.push(place);
    }

    fn close(&mut self) {
        self.ends = (1..=self.places.len()).collect();
        for at in (0..self.places.len()).rev() {
            if let Some(parent) = self.parents[at] {
                let parent = parent as usize;
                self.ends[parent] = self.ends[parent].max(self.ends[at]);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every place in order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    pub fn get(&self, id: PlaceId) -> Option<&Place> {
        self.position(id).map(|at| &self.places[at])
    }

    /// Where a place stands in the order.
    pub fn position(&self, id: PlaceId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// For each place in order, the position of the one around it.
    pub fn parents(&self) -> Vec<Option<u32>> {
        self.parents.clone()
    }

    /// The countries.
    pub fn roots(&self) -> Vec<&Place> {
        self.places
            .iter()
            .filter(|place| place.parent_id.is_none())
            .collect()
    }

    /// The places directly inside one, by name.
    pub fn children(&self, id: PlaceId) -> Vec<&Place> {
        self.inside(id)
            .iter()
            .filter(|place| place.parent_id == Some(id))
            .collect()
    }

    /// A place and everything inside it, in order; nothing for an unknown id.
    pub fn inside(&self, id: PlaceId) -> &[Place] {
        self.position(id)
            .map_or(&[], |at| &self.places[at..self.ends[at]])
    }

    /// The places around one, from the country down to itself.
    pub fn chain(&self, id: PlaceId) -> Vec<&Place> {
        let mut chain = Vec::new();
        let mut next = self.position(id);
        while let Some(at) = next {
            chain.push(&self.places[at]);
            next = self.parents[at].map(|at| at as usize);
        }
        chain.reverse();
        chain
    }

    /// The names around a place, from the country down to its own.
    pub fn path_of(&self, id: PlaceId) -> Vec<&str> {
        self.chain(id)
            .into_iter()
            .map(|place| place.name.as_str())
            .collect()
    }

    /// Its name with those around it up to the province: `Chiang Rai › Mae Sai`. Empty for an unknown id.
    pub fn label(&self, id: PlaceId) -> String {
        let path = self.path_of(id);
        path[usize::from(path.len() > 1)..].join(" › ")
    }

    /// Whether `inner` is `outer` or lies inside it.
    pub fn within(&self, outer: PlaceId, inner: PlaceId) -> bool {
        match (self.position(outer), self.position(inner)) {
            (Some(outer), Some(inner)) => (outer..self.ends[outer]).contains(&inner),
            _ => false,
        }
    }

    /// The deepest level there is; 0 when there are no places.
    pub fn deepest_level(&self) -> i32 {
        self.places.iter().map(|place| place.level).max().unwrap_or(0)
    }

    /// With codes by which places are known elsewhere; what a place has as its own goes before.
    #[must_use]
    pub fn also_known(mut self, codes: impl IntoIterator<Item = (PlaceId, String)>) -> Self {
        for (id, code) in codes {
            if let Some(at) = self.position(id) {
                self.by_code.entry(code.trim().to_uppercase()).or_insert(at);
            }
        }
        self
    }

    /// The same with more places.
    #[must_use]
    pub fn with(&self, more: &[Place]) -> Self {
        let codes = self
            .by_code
            .iter()
            .map(|(code, at)| (self.places[*at].id, code.clone()));
        Self::new([&self.places, more].concat()).also_known(codes)
    }

    /// The place with a code, its own or another one, in capitals or not.
    pub fn find_by_code(&self, code: &str) -> Option<&Place> {
        self.by_code
            .get(&code.trim().to_uppercase())
            .map(|at| &self.places[*at])
    }

    /// What can be chosen in a form: every place that has not ended.
    pub fn options(&self) -> Vec<Options> {
        self.options_with(&[])
    }

    /// The same, with ended places that a record already names.
    pub fn options_with(&self, also: &[PlaceId]) -> Vec<Options> {
        let heading = self.heading_level();
        self.places
            .iter()
            .filter(|place| !place.is_ended() || also.contains(&place.id))
            .map(|place| {
                let depth = u8::try_from(place.level - 1).unwrap_or(0);
                let option =
                    Options::new(place.id.0.to_string(), self.label(place.id)).inside(depth, &place.name);
                match heading
                    .and_then(|level| self.chain(place.id).get(level).map(|above| above.name.clone()))
                {
                    Some(name) => option.in_group(name),
                    None => option,
                }
            })
            .collect()
    }

    /// Lists over several countries have countries as headings; one country's, its provinces once there are districts.
    fn heading_level(&self) -> Option<usize> {
        match (self.roots().len(), self.deepest_level()) {
            (2.., _) => Some(0),
            (1, 2..) => Some(1),
            _ => None,
        }
    }
}
