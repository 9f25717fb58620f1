//! What is known of the ground under the cloth: where was asked, what is needed, and where anybody works at all.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::ask::{Ask, Asked, Axis, Need, Refusal};
use crate::days::{self, Day};
use crate::lines::Lines;
use crate::loom::{Frame, Loom};
use crate::result::{Key, Share};
use crate::sieve::{Sieve, inside};
use crate::spread::spread;
use crate::stray::Stray;
use crate::tree::Tree;

/// Places or focuses, as ranges of positions in their tree.
pub(crate) type Region = Vec<Range<u32>>;

/// For each smallest place and each smallest focus the first day on which it was asked about.
pub(crate) struct AskedDays {
    width: usize,
    /// Empty when nobody was ever asked.
    first: Vec<Day>,
}

impl AskedDays {
    pub(crate) fn new(frame: &Frame, asked: &[Asked]) -> Result<Self, Refusal> {
        let width = frame.focuses.leaf_count();
        let size = if asked.is_empty() {
            0
        } else {
            frame.places.leaf_count() * width
        };
        let mut first = vec![Day::MAX; size];
        for record in asked {
            check(frame, record.place, record.focus)?;
            let focuses = frame.focuses.leaves(&frame.focuses.span(record.focus));
            for place in frame.places.leaves(&frame.places.span(record.place)) {
                for day in &mut first[place * width + focuses.start..place * width + focuses.end] {
                    *day = record.on.min(*day);
                }
            }
        }
        Ok(Self { width, first })
    }

    /// How much of the smallest places times the smallest focuses had been asked about by that day.
    pub(crate) fn share(&self, frame: &Frame, places: &Region, focuses: &Region, by: Day) -> Share {
        let mut share = Share::default();
        for place in places.iter().flat_map(|span| frame.places.leaves(span)) {
            for focuses in focuses.iter().map(|span| frame.focuses.leaves(span)) {
                share.whole += focuses.len() as u32;
                if !self.first.is_empty() {
                    let days =
                        &self.first[place * self.width + focuses.start..place * self.width + focuses.end];
                    share.part += days.iter().filter(|day| **day <= by).count() as u32;
                }
            }
        }
        share
    }
}

/// Where anybody works who runs or supports something, whoever is counted in the view: a mark for each place
/// and focus, in a layer for each line of the axes that show neither.
pub(crate) struct Workers {
    marks: Vec<bool>,
    width: usize,
    layer: usize,
    cols: usize,
    layered: (bool, bool),
}

impl Workers {
    pub(crate) fn find(loom: &Loom, ask: &Ask, rows: &Lines, cols: &Lines) -> Self {
        let frame = loom.frame();
        let sieve = Sieve::of_anybody(frame, ask);
        let layered = (!rows.shows_ground(), !cols.shows_ground());
        let width = frame.focuses.len();
        let layer = frame.places.len() * width;
        let height = if layered.0 { rows.lines.len() } else { 1 };
        let layers = if layered.1 { cols.lines.len() } else { 1 };
        let empty = Self { marks: Vec::new(), width, layer, cols: layers, layered };
        let shares = spread(loom, |organisations| {
            let mut marks = vec![false; height * layers * layer];
            let (mut row_lines, mut col_lines) = (vec![0], vec![0]);
            for organisation in organisations {
                sieve.sift(loom, organisation, |link| {
                    if layered.0 {
                        rows.of_link(frame, organisation as u32, link, &mut row_lines);
                    }
                    if layered.1 {
                        cols.of_link(frame, organisation as u32, link, &mut col_lines);
                    }
                    let place = frame.places.position(link.place);
                    let focus = frame.focuses.position(u32::from(link.focus));
                    for row in &row_lines {
                        for col in &col_lines {
                            marks[empty.index(*row as usize, *col as usize, place, focus)] = true;
                        }
                    }
                });
            }
            marks
        });
        Self { marks: either(shares), ..empty }
    }

    pub(crate) fn any(&self, (row, col): (usize, usize), places: &Region, focuses: &Region) -> bool {
        places.iter().cloned().flatten().any(|place| {
            focuses.iter().any(|span| {
                let start = self.index(row, col, place, span.start);
                self.marks[start..start + span.len()].contains(&true)
            })
        })
    }

    fn index(&self, row: usize, col: usize, place: u32, focus: u32) -> usize {
        let row = if self.layered.0 { row } else { 0 };
        let col = if self.layered.1 { col } else { 0 };
        (row * self.cols + col) * self.layer + place as usize * self.width + focus as usize
    }
}

/// The places and focuses under each cell.
pub(crate) struct Regions {
    places: Side,
    focuses: Side,
}

enum Side {
    Rows(Vec<Region>),
    Cols(Vec<Region>),
    Same(Region),
}

impl Regions {
    pub(crate) fn new(frame: &Frame, ask: &Ask, rows: &Lines, cols: &Lines) -> Self {
        let side = |tree: &Tree, chosen: &[u32], is_it: fn(&Axis) -> bool| {
            if is_it(&ask.rows) {
                Side::Rows(regions(tree, chosen, rows))
            } else if is_it(&ask.cols) {
                Side::Cols(regions(tree, chosen, cols))
            } else {
                Side::Same(region(tree, chosen, 0..tree.len() as u32))
            }
        };
        Self {
            places: side(&frame.places, &ask.filter.places, |axis| matches!(axis, Axis::Places(_))),
            focuses: side(&frame.focuses, &ask.filter.focuses, |axis| matches!(axis, Axis::Focuses(_))),
        }
    }

    pub(crate) fn of(&self, row: usize, col: usize) -> (&Region, &Region) {
        (self.places.of(row, col), self.focuses.of(row, col))
    }
}

impl Side {
    fn of(&self, row: usize, col: usize) -> &Region {
        match self {
            Self::Rows(regions) => &regions[row],
            Self::Cols(regions) => &regions[col],
            Self::Same(region) => region,
        }
    }
}

/// The highest level of each place and focus with a need.
pub(crate) fn highest(frame: &Frame, needs: &[Need]) -> Result<BTreeMap<(u32, u32), u8>, Refusal> {
    let mut levels = BTreeMap::new();
    for need in needs {
        check(frame, need.place, need.focus)?;
        let level: &mut u8 = levels.entry((need.place, need.focus)).or_default();
        *level = need.level.min(3).max(*level);
    }
    levels.retain(|_, level| *level > 0);
    Ok(levels)
}

/// The day by which must have been asked: the one looked at, or the last of a cell's year.
pub(crate) fn asked_by(ask: &Ask, row: Key, col: Key) -> Day {
    match (row, col) {
        (Key::Year(year), _) | (_, Key::Year(year)) => *days::of_year(year).end(),
        _ => ask.on,
    }
}

fn regions(tree: &Tree, chosen: &[u32], lines: &Lines) -> Vec<Region> {
    let node = |key: Key| match key {
        Key::Place(node) | Key::Focus(node) => tree.span(node),
        _ => 0..0,
    };
    lines
        .lines
        .iter()
        .map(|line| region(tree, chosen, node(line.key)))
        .collect()
}

/// The part of `span` that lies inside the chosen nodes.
fn region(tree: &Tree, chosen: &[u32], span: Range<u32>) -> Region {
    let Some(allowed) = inside(tree, chosen) else {
        return vec![span];
    };
    let mut region: Region = Vec::new();
    for position in span.filter(|position| allowed[tree.node_at(*position) as usize]) {
        match region.last_mut() {
            Some(last) if last.end == position => last.end += 1,
            _ => region.push(position..position + 1),
        }
    }
    region
}

fn check(frame: &Frame, place: u32, focus: u32) -> Result<(), Refusal> {
    if place as usize >= frame.places.len() {
        return Err(Stray::Place(place).into());
    }
    if focus as usize >= frame.focuses.len() {
        return Err(Stray::Focus(focus).into());
    }
    Ok(())
}

fn either(shares: Vec<Vec<bool>>) -> Vec<bool> {
    let mut shares = shares.into_iter();
    let mut marks = shares.next().unwrap_or_default();
    for share in shares {
        marks
            .iter_mut()
            .zip(share)
            .for_each(|(mark, other)| *mark |= other);
    }
    marks
}
