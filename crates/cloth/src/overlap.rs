//! Where many organisations work with the same people.
//!
//! The same people are those of one population at one place, helped with one focus, all three as recorded.
//! Work for everyone reaches each population. Four organisations in four districts of a province are no
//! overlap, nor are four kinds of work inside one area of focus.

use std::ops::Range;

use crate::lines::Lines;
use crate::loom::{Frame, Link, Loom};
use crate::result::{Key, Overlap};
use crate::sieve::Sieve;
use crate::spread::spread;

/// Counts held at once by each thread, 8 bytes each. Larger views are done in several sweeps over the places,
/// in tests small ones too.
const MOST_GROUPS: usize = if cfg!(test) { 200 } else { 4_000_000 };

pub(crate) struct Overlaps<'a> {
    loom: &'a Loom,
    rows: &'a Lines,
    cols: &'a Lines,
    from: u32,
    row_layers: usize,
    col_layers: usize,
}

#[derive(Clone, Copy, Default)]
struct Group {
    last: u32,
    organisations: u32,
}

impl<'a> Overlaps<'a> {
    pub(crate) fn new(loom: &'a Loom, rows: &'a Lines, cols: &'a Lines, from: u32) -> Self {
        let layers = |lines: &Lines| if is_layered(lines) { lines.lines.len() } else { 1 };
        Self {
            loom,
            rows,
            cols,
            from,
            row_layers: layers(rows),
            col_layers: layers(cols),
        }
    }

    /// The largest overlap of each cell, row after row.
    pub(crate) fn find(&self, sieve: &Sieve) -> Vec<Option<Overlap>> {
        let mut found = vec![None; self.rows.lines.len() * self.cols.lines.len()];
        let places = self.loom.frame().places.len();
        let step = (MOST_GROUPS / self.groups_of_place().max(1)).max(1);
        for start in (0..places).step_by(step) {
            let sweep = start..places.min(start + step);
            let shares = spread(self.loom, |organisations| self.groups(sieve, organisations, &sweep));
            self.fold(&shares, &sweep, &mut found);
        }
        found
    }

    fn frame(&self) -> &Frame {
        self.loom.frame()
    }

    fn populations(&self) -> usize {
        self.frame().populations as usize + 1
    }

    fn groups_of_place(&self) -> usize {
        self.row_layers * self.col_layers * self.frame().focuses.len() * self.populations()
    }

    /// For each place, focus and layer: how many organisations work for everyone, then for each population
    /// how many more work only for that one.
    fn groups(&self, sieve: &Sieve, organisations: Range<usize>, sweep: &Range<usize>) -> Vec<Group> {
        let mut groups = vec![Group::default(); sweep.len() * self.groups_of_place()];
        let (mut rows, mut cols) = (vec![0], vec![0]);
        let width = self.populations();
        for organisation in organisations {
            sieve.sift(self.loom, organisation, |link| {
                if !sweep.contains(&(link.place as usize)) {
                    return;
                }
                self.layers(organisation as u32, link, &mut rows, &mut cols);
                for row in &rows {
                    for col in &cols {
                        let layer = *row as usize * self.col_layers + *col as usize;
                        let start = self.start(link.place as usize - sweep.start, link.focus, layer);
                        mark(&mut groups[start..start + width], organisation as u32 + 1, link.population);
                    }
                }
            });
        }
        groups
    }

    fn start(&self, place: usize, focus: u16, layer: usize) -> usize {
        let focuses = self.frame().focuses.len();
        ((place * focuses + usize::from(focus)) * self.row_layers * self.col_layers + layer)
            * self.populations()
    }

    /// Lines of sectors and years, each of which is judged alone; for other axes the list stays `[0]`.
    fn layers(&self, organisation: u32, link: &Link, rows: &mut Vec<u32>, cols: &mut Vec<u32>) {
        for (lines, found) in [(self.rows, rows), (self.cols, cols)] {
            if is_layered(lines) {
                lines.of_link(self.frame(), organisation, link, found);
            }
        }
    }

    fn fold(&self, shares: &[Vec<Group>], sweep: &Range<usize>, found: &mut [Option<Overlap>]) {
        let width = self.populations();
        let layers = self.row_layers * self.col_layers;
        let focuses = self.frame().focuses.len();
        let mut counts = vec![0; width];
        for block in 0..shares[0].len() / width {
            for (population, count) in counts.iter_mut().enumerate() {
                *count = shares
                    .iter()
                    .map(|share| share[block * width + population].organisations)
                    .sum();
            }
            let most = counts[0] + counts[1..].iter().max().copied().unwrap_or(0);
            if most < self.from {
                continue;
            }
            let place = (sweep.start + block / layers / focuses) as u32;
            let focus = (block / layers % focuses) as u32;
            self.keep((place, focus), block % layers, &counts, found);
        }
    }

    fn keep(&self, (place, focus): (u32, u32), layer: usize, counts: &[u32], found: &mut [Option<Overlap>]) {
        let lines_of = |lines: &Lines, layer: usize| match is_layered(lines) {
            true => vec![layer as u32],
            false => lines.of_ground(place, focus),
        };
        let cols = lines_of(self.cols, layer % self.col_layers);
        for row in lines_of(self.rows, layer / self.col_layers) {
            for col in &cols {
                let (row, col) = (row as usize, *col as usize);
                let (organisations, population) = match (self.rows.lines[row].key, self.cols.lines[col].key) {
                    (Key::Population(line), _) | (_, Key::Population(line)) => for_one(counts, line),
                    _ => for_most(counts),
                };
                let best = &mut found[row * self.cols.lines.len() + col];
                if organisations >= self.from
                    && best.is_none_or(|best: Overlap| best.organisations < organisations)
                {
                    *best = Some(Overlap { organisations, population, place, focus });
                }
            }
        }
    }
}

fn is_layered(lines: &Lines) -> bool {
    !lines.shows_ground() && !lines.shows_populations()
}

/// Leaves an organisation's mark: under everyone, or under one population if it is not under everyone yet.
fn mark(groups: &mut [Group], mark: u32, population: u16) {
    let population = usize::from(population);
    if groups[population].last == mark || groups[0].last == mark {
        return;
    }
    groups[population] = Group { last: mark, organisations: groups[population].organisations + 1 };
    if population == 0 {
        // It reaches everyone after all: take it back from the single populations.
        for group in groups[1..].iter_mut().filter(|group| group.last == mark) {
            *group = Group { last: 0, organisations: group.organisations - 1 };
        }
    }
}

fn for_one(counts: &[u32], population: Option<u32>) -> (u32, Option<u32>) {
    let only = population.map_or(0, |population| counts[population as usize + 1]);
    (counts[0] + only, population.filter(|_| only > 0))
}

fn for_most(counts: &[u32]) -> (u32, Option<u32>) {
    (0u32..)
        .zip(&counts[1..])
        .fold((counts[0], None), |best, (population, only)| {
            if counts[0] + only > best.0 {
                (counts[0] + only, Some(population))
            } else {
                best
            }
        })
}
