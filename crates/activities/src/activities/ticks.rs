//! The boxes of the grid, as somebody left them.

use std::collections::HashSet;

use organisations::FocusId;
use places::PlaceId;
use web::Form;

use super::store::Activity;

/// What somebody has ticked, and the activities they had in sight when they did.
#[derive(Default)]
pub(super) struct Ticks {
    pub cells: HashSet<String>,
    pub seen: HashSet<String>,
}

impl Ticks {
    pub(super) fn read(sent: &Form) -> Self {
        let all = |name: &str| sent.all(name).into_iter().collect();
        Self { cells: all("cell"), seen: all("seen") }
    }

    /// Whether somebody took this activity's tick away.
    pub(super) fn is_dropped(&self, activity: &Activity) -> bool {
        self.seen.contains(&sight(activity))
            && !self.cells.contains(&word(activity.place_id, activity.focus_id))
    }
}

pub(super) fn word(place: PlaceId, focus: FocusId) -> String {
    format!("{}.{}", place.0, focus.0)
}

/// An activity as somebody has seen it.
pub(super) fn sight(activity: &Activity) -> String {
    format!("{}.{}", activity.id.0, activity.version)
}
