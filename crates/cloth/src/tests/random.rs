//! Small looms and questions made at random, the same ones in every run.

use crate::{Activity, Ask, Asked, Axis, Filter, Frame, Need, Part, Role, Shown, Status, Tree, days};

/// SplitMix64.
pub(super) struct Random(pub u64);

pub(super) type Row = (Activity, Vec<Part>);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    pub(super) fn below(&mut self, limit: usize) -> u32 {
        (self.next() % limit.max(1) as u64) as u32
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn some(&mut self, of: usize, most: usize) -> Vec<u32> {
        if of == 0 || self.one_in(2) {
            return Vec::new();
        }
        (0..self.below(most + 1)).map(|_| self.below(of)).collect()
    }

    fn tree(&mut self, most: usize) -> Tree {
        let count = 1 + self.below(most) as usize;
        // Parents before or after their children: the order of indexes must not matter.
        let turned = self.one_in(2);
        let index = |node: usize| if turned { count - 1 - node } else { node };
        let mut parents = vec![None; count];
        for node in 1..count {
            if !self.one_in(4) {
                parents[index(node)] = Some(index(self.below(node) as usize) as u32);
            }
        }
        Tree::new(&parents).unwrap()
    }

    pub(super) fn frame(&mut self) -> Frame {
        let sectors = 1 + self.below(4);
        let organisations = 1 + self.below(9);
        Frame {
            places: self.tree(9),
            focuses: self.tree(7),
            sectors_of: (0..organisations)
                .map(|_| self.some(sectors as usize, 3))
                .collect(),
            sectors,
            populations: self.below(4),
        }
    }

    /// Days within two years, so that a view of years has something to tell.
    fn day(&mut self) -> i32 {
        days::from_date(2024, 1, 1) + self.below(730) as i32
    }

    pub(super) fn row(&mut self, frame: &Frame, key: u32) -> Row {
        let from = self.day();
        let activity = Activity {
            key,
            place: self.below(frame.places.len()),
            focus: self.below(frame.focuses.len()),
            population: Some(self.below(2 * frame.populations as usize))
                .filter(|one| *one < frame.populations),
            from,
            to: if self.one_in(2) {
                None
            } else {
                Some(from + self.below(400) as i32)
            },
            status: [
                Status::Planned,
                Status::UnderWay,
                Status::UnderWay,
                Status::Paused,
                Status::Finished,
            ][self.below(5) as usize],
        };
        let roles = [Role::Runs, Role::Runs, Role::Supports, Role::Pays];
        let crew = 1 + self.below(3);
        let part = |_| Part {
            organisation: self.below(frame.sectors_of.len()),
            role: roles[self.below(4) as usize],
            // Some end before the activity begins.
            to: Some(from - 30 + self.below(400) as i32).filter(|_| self.one_in(3)),
        };
        (activity, (0..crew).map(part).collect())
    }

    pub(super) fn rows(&mut self, frame: &Frame) -> Vec<Row> {
        (0..self.below(40)).map(|key| self.row(frame, key)).collect()
    }

    pub(super) fn ask(&mut self, frame: &Frame) -> Ask {
        let rows = self.axis(frame);
        let mut cols = self.axis(frame);
        while std::mem::discriminant(&rows) == std::mem::discriminant(&cols) {
            cols = self.axis(frame);
        }
        let mut filter = Filter {
            places: self.some(frame.places.len(), 2),
            focuses: self.some(frame.focuses.len(), 2),
            sectors: Vec::new(),
            populations: Vec::new(),
            organisations: Vec::new(),
            ..Filter::default()
        };
        match self.below(6) {
            0 => filter.sectors = self.some(frame.sectors as usize, 2),
            1 => filter.populations = self.some(frame.populations as usize, 2),
            2 => filter.organisations = self.some(frame.sectors_of.len(), 4),
            3 => filter.roles = vec![Role::Runs, Role::Pays],
            4 => filter.statuses = vec![Status::Planned, Status::UnderWay, Status::Paused],
            _ => {}
        }
        Ask { rows, cols, on: self.day(), filter, overlap_from: 2 + self.below(2) }
    }

    fn axis(&mut self, frame: &Frame) -> Axis {
        match self.below(10) {
            0..=2 => Axis::Places(self.shown(frame.places.len())),
            3..=5 => Axis::Focuses(self.shown(frame.focuses.len())),
            6 => Axis::Sectors,
            7 => Axis::Populations,
            8 => Axis::Organisations,
            _ => Axis::Years { first: 2024, last: 2025 + self.below(2) as i32 },
        }
    }

    fn shown(&mut self, nodes: usize) -> Shown {
        Shown { level: self.below(3) as u8, opened: self.some(nodes, 3) }
    }

    pub(super) fn ground(&mut self, frame: &Frame) -> (Vec<Asked>, Vec<Need>) {
        let spot = |random: &mut Self| (random.below(frame.places.len()), random.below(frame.focuses.len()));
        let count = self.below(20);
        let asked = (0..count).map(|_| spot(self)).collect::<Vec<_>>().into_iter();
        let asked = asked
            .map(|(place, focus)| Asked { place, focus, on: self.day() })
            .collect();
        let count = self.below(8);
        let needs = (0..count).map(|_| spot(self)).collect::<Vec<_>>().into_iter();
        let needs = needs
            .map(|(place, focus)| Need { place, focus, level: self.below(4) as u8 })
            .collect();
        (asked, needs)
    }
}
