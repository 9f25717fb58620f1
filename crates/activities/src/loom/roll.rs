//! Things in a fixed order of arrival, each with a small number that never changes while the program keeps it.

use std::collections::HashMap;

use uuid::Uuid;

/// Numbers for the loom, names for people. New things are added at the end; how a list is read
/// (by name, by the order of a list) is kept apart, as a rank.
#[derive(Clone, Debug)]
pub(crate) struct Roll<T> {
    by_id: HashMap<Uuid, u32>,
    ids: Vec<Uuid>,
    things: Vec<T>,
    ranks: Vec<u32>,
}

impl<T> Default for Roll<T> {
    fn default() -> Self {
        Self {
            by_id: HashMap::new(),
            ids: Vec::new(),
            things: Vec::new(),
            ranks: Vec::new(),
        }
    }
}

impl<T> Roll<T> {
    /// The same numbers as `before` for what was there before; `None` when something is gone.
    /// `fresh` stands in the order in which people read it.
    pub(crate) fn renewed(before: &Self, fresh: Vec<(Uuid, T)>) -> Option<Self> {
        let mut roll = Self {
            by_id: before.by_id.clone(),
            ids: before.ids.clone(),
            ..Self::default()
        };
        for (id, _) in &fresh {
            if !roll.by_id.contains_key(id) {
                roll.by_id.insert(*id, u32::try_from(roll.ids.len()).ok()?);
                roll.ids.push(*id);
            }
        }
        if fresh.len() != roll.ids.len() {
            return None;
        }
        roll.ranks = vec![0; fresh.len()];
        let mut numbered = Vec::with_capacity(fresh.len());
        for (rank, (id, thing)) in (0..).zip(fresh) {
            let number = roll.by_id[&id];
            roll.ranks[number as usize] = rank;
            numbered.push((number, thing));
        }
        numbered.sort_by_key(|(number, _)| *number);
        roll.things = numbered.into_iter().map(|(_, thing)| thing).collect();
        Some(roll)
    }

    pub(crate) fn number(&self, id: Uuid) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// The numbers of all these; `None` when one is unknown.
    pub(crate) fn numbers(&self, ids: &[Uuid]) -> Option<Vec<u32>> {
        ids.iter().map(|id| self.number(*id)).collect()
    }

    pub(crate) fn id(&self, number: u32) -> Uuid {
        self.ids[number as usize]
    }

    pub(crate) fn get(&self, number: u32) -> &T {
        &self.things[number as usize]
    }

    /// Where it stands when people read the list.
    pub(crate) fn rank(&self, number: u32) -> u32 {
        self.ranks[number as usize]
    }

    pub(crate) fn find(&self, id: Uuid) -> Option<&T> {
        self.number(id).map(|number| self.get(number))
    }

    pub(crate) fn things(&self) -> &[T] {
        &self.things
    }

    pub(crate) fn ids(&self) -> &[Uuid] {
        &self.ids
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether the numbers stand in the order in which people read.
    pub(crate) fn is_in_order(&self) -> bool {
        self.ranks.is_sorted()
    }

    /// All of them in the order in which people read them.
    pub(crate) fn in_order(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..).take(self.ids.len()).collect();
        numbers.sort_by_key(|number| self.ranks[*number as usize]);
        numbers
    }
}
