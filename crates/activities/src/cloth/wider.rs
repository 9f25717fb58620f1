//! Needs that a view cannot lay on its places, because they are recorded for larger ones: said plainly, with the way
//! to the view that has them.

use std::collections::HashSet;

use cloth::Key;
use places::PlaceId;
use web::{Frame, Query};

use super::picture::{Picture, usual_level};
use super::view::{Axis, View};
use crate::loom::{Atlas, Woven};

/// How many needs are recorded for larger places than those shown, and how deep the nearest of those lie.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Wider {
    pub needs: u32,
    level: i32,
}

impl Wider {
    /// Those that have to do with what a picture of places by kinds of work is narrowed to.
    pub(super) fn of(woven: &Woven, picture: &Picture) -> Self {
        let (view, atlas) = (&picture.view, &picture.atlas);
        let lines = match (view.rows, view.cols) {
            (Axis::Place, Axis::Focus) => &picture.cloth.rows,
            (Axis::Focus, Axis::Place) => &picture.cloth.cols,
            _ => return Self::default(),
        };
        let shown: HashSet<PlaceId> = lines
            .iter()
            .filter_map(|line| match line.key {
                Key::Place(number) => Some(PlaceId(atlas.places.id(number))),
                _ => None,
            })
            .collect();
        let needs: HashSet<(u32, u32)> = woven
            .needs(picture.cloth.ask.on)
            .into_iter()
            .map(|need| (need.place, need.focus))
            .collect();
        let shown_at = i32::from(view.level.unwrap_or_else(|| usual_level(atlas)));
        let levels = needs.into_iter().filter_map(|(place, focus)| {
            let place = atlas.tree.get(PlaceId(atlas.places.id(place)))?;
            let is_shown = || {
                atlas
                    .tree
                    .chain(place.id)
                    .iter()
                    .any(|one| shown.contains(&one.id))
            };
            let is_wider = place.level < shown_at && !place.is_ended() && !is_shown();
            (is_wider && is_meant(atlas, view, place.id, focus)).then_some(place.level)
        });
        levels.fold(Self::default(), |found, level| Self {
            needs: found.needs + 1,
            level: found.level.max(level),
        })
    }

    /// What is said above the view, and the address of the same by the places that have needs.
    pub(crate) fn notice(self, frame: &Frame, query: &Query) -> Option<Notice> {
        (self.needs > 0).then(|| Notice {
            title: frame.t2("wider-needs", "count", self.needs, "level", self.level),
            step: frame.t1("wider-needs-step", "level", self.level),
            href: query.with("level", &self.level.to_string()),
        })
    }
}

/// That needs are not seen here, and where they are.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub title: String,
    pub step: String,
    pub href: String,
}

/// Whether what is chosen lies inside the place and kind of work of a need, or the other way round.
fn is_meant(atlas: &Atlas, view: &View, place: PlaceId, focus: u32) -> bool {
    let is_here = |id: PlaceId| atlas.tree.within(place, id) || atlas.tree.within(id, place);
    let is_this =
        |chosen: u32| chosen == focus || atlas.area_of(chosen) == focus || atlas.area_of(focus) == chosen;
    let has_place = view.places.is_empty() || view.places.iter().any(|id| is_here(PlaceId(*id)));
    let has_focus = view.focuses.is_empty()
        || view
            .focuses
            .iter()
            .filter_map(|id| atlas.focuses.number(*id))
            .any(is_this);
    has_place && has_focus
}
