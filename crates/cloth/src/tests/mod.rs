//! What the cloth must say, by tables, and by comparison with a slow and simple counting of the same.

mod drawing;
mod findings;
mod loom;
mod mapping;
mod needs;
mod oracle;
mod random;
mod slow;
mod views;

use crate::{Activity, Ask, Asked, Axis, Cloth, Filter, Frame, Loom, Need, Role, Shown, Status, Tree, weave};

/// A province with two districts (1 and 2), and a province without any (3).
pub(super) const PROVINCE: u32 = 0;
pub(super) const NORTH: u32 = 1;
pub(super) const SOUTH: u32 = 2;
pub(super) const ISLAND: u32 = 3;
/// An area of focus with two kinds of work, and one without any.
pub(super) const CARE: u32 = 0;
pub(super) const SHELTER: u32 = 1;
pub(super) const HEALTH: u32 = 2;
pub(super) const LAW: u32 = 3;
pub(super) const CHILDREN: u32 = 0;
pub(super) const WOMEN: u32 = 1;

pub(super) fn frame() -> Frame {
    Frame {
        places: Tree::new(&[None, Some(PROVINCE), Some(PROVINCE), None]).unwrap(),
        focuses: Tree::new(&[None, Some(CARE), Some(CARE), None]).unwrap(),
        sectors_of: vec![vec![0], vec![1], vec![0, 1], vec![], vec![2], vec![2]],
        sectors: 3,
        populations: 2,
    }
}

/// Work under way since day 100, without an end.
pub(super) fn work(key: u32, place: u32, focus: u32) -> Activity {
    Activity {
        key,
        place,
        focus,
        population: None,
        from: 100,
        to: None,
        status: Status::UnderWay,
    }
}

/// A loom with each of these run by one organisation.
pub(super) fn loom_of(activities: &[(Activity, u32)]) -> Loom {
    let mut loom = Loom::new(frame()).unwrap();
    for (activity, organisation) in activities {
        loom.put(*activity, &[(*organisation, Role::Runs)]).unwrap();
    }
    loom
}

/// Districts by kinds of work, on day 200.
pub(super) fn ask() -> Ask {
    Ask {
        rows: Axis::Places(Shown::level(1)),
        cols: Axis::Focuses(Shown::level(1)),
        on: 200,
        filter: Filter::default(),
        overlap_from: 3,
    }
}

pub(super) fn asked_everywhere() -> Vec<Asked> {
    [PROVINCE, ISLAND]
        .iter()
        .flat_map(|place| [CARE, LAW].map(|focus| Asked { place: *place, focus, on: 150 }))
        .collect()
}

pub(super) fn need(place: u32, focus: u32, level: u8) -> Need {
    Need { place, focus, level }
}

pub(super) fn woven(loom: &Loom, ask: &Ask, asked: &[Asked], needs: &[Need]) -> Cloth {
    weave(loom, ask, asked, needs).unwrap()
}
