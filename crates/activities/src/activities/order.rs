//! In which order a list of activities stands: by a day, or as places, kinds of work and organisations stand in
//! their own lists.

use std::collections::HashMap;

use uuid::Uuid;

use super::entity::Column;
use crate::loom::Atlas;

/// The orders that can be asked for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Sort {
    /// Changed last, first.
    #[default]
    Changed,
    From(Turn),
    Confirmed(Turn),
    Place(Turn),
    Focus(Turn),
    Organisation(Turn),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Turn {
    Up,
    Down,
}

/// An order as the database can follow it.
#[derive(Clone, Debug)]
pub(crate) enum Order {
    /// Along an index.
    Along(Column, Turn),
    /// In groups: first all with the first of these ids in that column, the latest start first, then the next.
    Grouped(Column, Vec<Uuid>),
}

/// Changed last, first.
pub(crate) const USUAL: Order = Order::Along(Column::ChangeNumber, Turn::Down);

impl Sort {
    pub(crate) fn from_word(word: &str) -> Self {
        let (word, turn) = word
            .strip_prefix('-')
            .map_or((word, Turn::Up), |word| (word, Turn::Down));
        match word {
            "from" => Self::From(turn),
            "confirmed" => Self::Confirmed(turn),
            "place" => Self::Place(turn),
            "focus" => Self::Focus(turn),
            "organisation" => Self::Organisation(turn),
            _ => Self::Changed,
        }
    }

    pub(crate) fn order(self, atlas: &Atlas) -> Order {
        match self {
            Self::Changed => USUAL,
            Self::From(turn) => Order::Along(Column::FromOn, turn),
            Self::Confirmed(turn) => Order::Along(Column::ConfirmedOn, turn),
            Self::Place(turn) => {
                let places = atlas.tree.places().iter().map(|place| place.id.0);
                Order::Grouped(Column::PlaceId, turned(places.collect(), turn))
            }
            Self::Focus(turn) => {
                let focuses = atlas.focuses.in_order().into_iter();
                let ids = focuses.map(|number| atlas.focuses.id(number)).collect();
                Order::Grouped(Column::FocusId, turned(ids, turn))
            }
            Self::Organisation(turn) => Order::Grouped(Column::LeadId, turned(organisations(atlas), turn)),
        }
    }
}

fn turned(mut ids: Vec<Uuid>, turn: Turn) -> Vec<Uuid> {
    if turn == Turn::Down {
        ids.reverse();
    }
    ids
}

/// By name; those that were merged stand with the one that stands for them.
fn organisations(atlas: &Atlas) -> Vec<Uuid> {
    let mut ids = atlas.organisations.ids().to_vec();
    ids.sort_by_key(|id| {
        let number = atlas.organisation(*id);
        number.map(|number| atlas.organisations.rank(number))
    });
    ids
}

/// The groups that a page of a grouped list touches, and how many rows of the first stand on the pages before.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Stretch {
    pub ids: Vec<Uuid>,
    pub skip: u64,
}

/// Walks along the groups to the page after `before` rows.
pub(crate) fn stretch(ids: &[Uuid], counts: &HashMap<Uuid, u64>, before: u64, most: u64) -> Stretch {
    let mut found = Stretch { ids: Vec::new(), skip: 0 };
    let mut passed = 0;
    for (id, count) in ids
        .iter()
        .filter_map(|id| counts.get(id).map(|count| (*id, *count)))
    {
        if passed >= before + most {
            break;
        }
        if passed + count > before {
            if found.ids.is_empty() {
                found.skip = before - passed;
            }
            found.ids.push(id);
        }
        passed += count;
    }
    found
}
