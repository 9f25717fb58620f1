//! A counting so slow and simple that it is plainly right, to hold the cloth against.

use std::collections::BTreeSet;

use super::random::Row;
use crate::{
    Activity, Ask, Asked, Axis, Cloth, Frame, Key, Loom, Need, Overlap, Role, Share, Spot, State, Status,
    Tally, Tree, days, threads, weave,
};

pub(super) struct Slow<'a> {
    pub frame: &'a Frame,
    pub ask: &'a Ask,
    pub rows: &'a [Row],
    pub asked: &'a [Asked],
    pub needs: &'a [Need],
}

/// An activity as long as an organisation has a part in it, and that organisation.
type Seen = (Activity, u32);

impl Slow<'_> {
    /// Each organisation's part in each activity that counts; with `anybody`, whoever runs or supports it.
    fn parts(&self, anybody: bool) -> Vec<Seen> {
        let filter = &self.ask.filter;
        let mut parts = Vec::new();
        for (activity, part) in self
            .rows
            .iter()
            .flat_map(|row| row.1.iter().map(|part| (row.0, part)))
        {
            let to = part.to.map_or(end(&activity), |to| to.min(end(&activity)));
            let activity = Activity { to: Some(to), ..activity };
            let sectors = &self.frame.sectors_of[part.organisation as usize];
            let counted = filter.roles.contains(&part.role)
                && (filter.organisations.is_empty() || filter.organisations.contains(&part.organisation))
                && (filter.sectors.is_empty() || sectors.iter().any(|one| filter.sectors.contains(one)));
            let is_meant = if anybody { part.role != Role::Pays } else { counted };
            if is_meant && self.goes_on(&activity) {
                parts.push((activity, part.organisation));
            }
        }
        parts
    }

    fn goes_on(&self, activity: &Activity) -> bool {
        let filter = &self.ask.filter;
        let day = |day: i32| activity.from <= day && day <= end(activity);
        let on_time = match self.years() {
            Some((first, last)) => (*days::of_year(first).start()..=*days::of_year(last).end()).any(day),
            None => day(self.ask.on),
        };
        let population = activity
            .population
            .is_none_or(|one| filter.populations.contains(&one));
        on_time
            && filter.statuses.contains(&activity.status)
            && (filter.populations.is_empty() || population)
            && chosen(&self.frame.places, &filter.places, activity.place)
            && chosen(&self.frame.focuses, &filter.focuses, activity.focus)
    }

    fn years(&self) -> Option<(i32, i32)> {
        [&self.ask.rows, &self.ask.cols]
            .into_iter()
            .find_map(|axis| match axis {
                Axis::Years { first, last } => Some((*first, *last)),
                _ => None,
            })
    }

    fn stands(&self, key: Key, (activity, organisation): Seen) -> bool {
        match key {
            Key::Place(place) => inside(&self.frame.places, place, activity.place),
            Key::Focus(focus) => inside(&self.frame.focuses, focus, activity.focus),
            Key::Sector(sector) => self.frame.sectors_of[organisation as usize].contains(&sector),
            Key::Population(one) => activity.population.is_none() || activity.population == one,
            Key::Organisation(one) => one == organisation,
            Key::Year(year) => {
                let year = days::of_year(year);
                activity.from <= *year.end() && end(&activity) >= *year.start()
            }
        }
    }

    /// Smallest places times smallest focuses in a cell, and those asked about.
    fn share(&self, (row, col): (Key, Key), place: Option<u32>, focus: Option<u32>) -> Share {
        let by = match (row, col) {
            (Key::Year(year), _) | (_, Key::Year(year)) => *days::of_year(year).end(),
            _ => self.ask.on,
        };
        let (places, focuses) = (&self.frame.places, &self.frame.focuses);
        let mut share = Share::default();
        for one in leaves(places, &self.ask.filter.places, place) {
            for other in leaves(focuses, &self.ask.filter.focuses, focus) {
                let covers = |asked: &Asked| {
                    asked.on <= by && inside(places, asked.place, one) && inside(focuses, asked.focus, other)
                };
                share.whole += 1;
                share.part += u32::from(self.asked.iter().any(covers));
            }
        }
        share
    }

    fn overlap(&self, parts: &[Seen], keys: (Key, Key), spot: Overlap) -> u32 {
        let same = |(activity, _): &&Seen| {
            let only_everyone = matches!(keys, (Key::Population(None), _) | (_, Key::Population(None)));
            let people =
                activity.population.is_none() || (!only_everyone && activity.population == spot.population);
            activity.place == spot.place && activity.focus == spot.focus && people
        };
        parts
            .iter()
            .filter(same)
            .map(|(_, one)| one)
            .collect::<BTreeSet<_>>()
            .len() as u32
    }

    fn check_cell(&self, cloth: &Cloth, (row, col): (usize, usize), keys: (Key, Key)) {
        let cell = cloth.cell(row, col);
        let here = |part: &Seen| self.stands(keys.0, *part) && self.stands(keys.1, *part);
        let parts: Vec<Seen> = self.parts(false).into_iter().filter(here).collect();
        assert_eq!((cell.organisations, cell.activities), tally(&parts), "cell {keys:?}");
        self.check_overlap(cell.overlap, &parts, keys);

        let find = |is: fn(Key) -> Option<u32>| is(keys.0).or(is(keys.1));
        let place = find(|key| {
            if let Key::Place(one) = key {
                Some(one)
            } else {
                None
            }
        });
        let focus = find(|key| {
            if let Key::Focus(one) = key {
                Some(one)
            } else {
                None
            }
        });
        if !self.asking_has_a_meaning(place, focus) {
            let expected = if parts.is_empty() {
                State::NoneRecorded
            } else {
                State::SomebodyWorks
            };
            assert_eq!((cell.state, cell.need, cell.unmet, cell.others), (expected, 0, 0, false));
            return;
        }
        let share = self.share(keys, place, focus);
        assert_eq!(cell.asked, share, "asked {keys:?}");
        let expected = match (parts.is_empty(), share.part == share.whole) {
            (false, _) => State::SomebodyWorks,
            (true, true) => State::AskedAndNobody,
            (true, false) => State::NotAsked,
        };
        assert_eq!(cell.state, expected, "state {keys:?}");
        let anybody: Vec<Seen> = self.parts(true).into_iter().filter(here).collect();
        let hidden = self.hides() && parts.is_empty() && !anybody.is_empty();
        assert_eq!(cell.others, hidden, "others {keys:?}");
        self.check_needs(cell, keys, (place, focus), &anybody);
    }

    fn asking_has_a_meaning(&self, place: Option<u32>, focus: Option<u32>) -> bool {
        let filter = &self.ask.filter;
        let mut axes = [&self.ask.rows, &self.ask.cols].into_iter();
        let who = axes.any(|axis| matches!(axis, Axis::Sectors | Axis::Organisations));
        let places = place.is_some() || !filter.places.is_empty();
        !who && places && (focus.is_some() || !filter.focuses.is_empty())
    }

    fn hides(&self) -> bool {
        let filter = &self.ask.filter;
        let all_roles = [Role::Runs, Role::Supports]
            .iter()
            .all(|role| filter.roles.contains(role));
        !filter.organisations.is_empty() || !filter.sectors.is_empty() || !all_roles
    }

    fn check_needs(
        &self,
        cell: &crate::Cell,
        keys: (Key, Key),
        (place, focus): (Option<u32>, Option<u32>),
        anybody: &[Seen],
    ) {
        let (places, focuses) = (&self.frame.places, &self.frame.focuses);
        let mut spots = BTreeSet::new();
        let mut level = 0;
        for need in self.needs.iter().filter(|need| need.level > 0) {
            let within = place.is_none_or(|place| inside(places, place, need.place))
                && focus.is_none_or(|focus| inside(focuses, focus, need.focus))
                && chosen(places, &self.ask.filter.places, need.place)
                && chosen(focuses, &self.ask.filter.focuses, need.focus);
            if within {
                spots.insert((need.place, need.focus));
                level = level.max(need.level);
            }
        }
        let (mut unmet, mut in_part) = (0, 0);
        for (place, focus) in spots {
            let there = anybody.iter().map(|(activity, _)| activity);
            let met: Vec<u32> = there
                .filter(|one| inside(places, place, one.place) && inside(focuses, focus, one.focus))
                .map(|one| one.place)
                .collect();
            let share = self.share(keys, Some(place), Some(focus));
            unmet += u32::from(met.is_empty() && share.part == share.whole);
            let bare = |child: &u32| !met.iter().any(|one| inside(places, *child, *one));
            let is_whole = met.contains(&place) || !places.children(place).iter().any(bare);
            in_part += u32::from(!met.is_empty() && !is_whole);
        }
        assert_eq!((cell.need, cell.unmet, cell.in_part), (level, unmet, in_part), "need {keys:?}");
    }

    fn check_overlap(&self, found: Option<Overlap>, parts: &[Seen], keys: (Key, Key)) {
        let by_name = matches!(keys, (Key::Organisation(_), _) | (_, Key::Organisation(_)));
        let mut most = 0;
        for (activity, _) in parts {
            let (place, focus, population) = (activity.place, activity.focus, activity.population);
            most =
                most.max(self.overlap(parts, keys, Overlap { organisations: 0, population, place, focus }));
        }
        if most < self.ask.overlap_from || by_name {
            assert_eq!(found, None, "overlap {keys:?}");
            return;
        }
        let found = found.unwrap();
        assert_eq!(found.organisations, most, "overlap {keys:?}");
        assert_eq!(self.overlap(parts, keys, found), most, "overlap is not where it is told {keys:?}");
    }

    pub(super) fn check(&self, loom: &Loom) {
        let cloth = weave(loom, self.ask, self.asked, self.needs).unwrap();
        for (row, line) in cloth.rows.iter().enumerate() {
            for (col, other) in cloth.cols.iter().enumerate() {
                self.check_cell(&cloth, (row, col), (line.key, other.key));
            }
        }
        let parts = self.parts(false);
        let any = |lines: &[crate::Line], part: &Seen| lines.iter().any(|line| self.stands(line.key, *part));
        let (inside, wider): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|part| any(&cloth.rows, part) && any(&cloth.cols, part));
        assert_eq!(tally_of(cloth.total), tally(&inside), "total");
        assert_eq!(tally_of(cloth.wider), tally(&wider), "wider");
        let lines = cloth
            .rows
            .iter()
            .map(|line| (line, true))
            .chain(cloth.cols.iter().map(|line| (line, false)));
        for (line, is_row) in lines {
            let of_line: Vec<_> = inside
                .iter()
                .copied()
                .filter(|part| self.stands(line.key, *part))
                .collect();
            assert_eq!(tally_of(line.total), tally(&of_line), "total of {:?}", line.key);
            let spot = Spot { row: is_row.then_some(line.key), col: (!is_row).then_some(line.key) };
            let behind = &threads(loom, self.ask, &[spot]).unwrap()[0];
            assert_eq!((behind.organisations.len() as u32, behind.activities.len() as u32), tally(&of_line));
        }
    }
}

/// Work that is over without anyone knowing since when is only sure of its first day.
fn end(activity: &Activity) -> i32 {
    let open = if activity.status == Status::Finished {
        activity.from
    } else {
        i32::MAX
    };
    activity.to.unwrap_or(open)
}

fn tally_of(tally: Tally) -> (u32, u32) {
    (tally.organisations, tally.activities)
}

fn tally(parts: &[Seen]) -> (u32, u32) {
    let organisations: BTreeSet<u32> = parts.iter().map(|(_, organisation)| *organisation).collect();
    let activities: BTreeSet<u32> = parts.iter().map(|(activity, _)| activity.key).collect();
    (organisations.len() as u32, activities.len() as u32)
}

fn inside(tree: &Tree, outer: u32, inner: u32) -> bool {
    std::iter::successors(Some(inner), |node| tree.parent(*node)).any(|node| node == outer)
}

fn chosen(tree: &Tree, nodes: &[u32], inner: u32) -> bool {
    nodes.is_empty() || nodes.iter().any(|outer| inside(tree, *outer, inner))
}

fn leaves(tree: &Tree, nodes: &[u32], of: Option<u32>) -> Vec<u32> {
    let all = (0..tree.len() as u32).filter(|node| tree.children(*node).is_empty());
    all.filter(|node| chosen(tree, nodes, *node) && of.is_none_or(|of| inside(tree, of, *node)))
        .collect()
}
