//! How many organisations and how many activities stand in each cell, each counted once.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::lines::{Lines, NONE, Plain};
use crate::loom::{Link, Loom};
use crate::result::Tally;
use crate::sieve::Sieve;
use crate::spread::spread;

pub(crate) struct Counts {
    pub cells: Vec<Tally>,
    pub rows: Vec<Tally>,
    pub cols: Vec<Tally>,
    pub total: Tally,
    pub wider: Tally,
}

/// Counts all activities. One organisation is looked at after the other, and leaves its mark where it was;
/// finding its own mark again it is not counted twice.
pub(crate) fn count(loom: &Loom, sieve: &Sieve, rows: &Lines, cols: &Lines, parts_differ: bool) -> Counts {
    let seen = Seen::new(if parts_differ { 0 } else { loom.keys() });
    let shares = spread(loom, |organisations| {
        let mut counter = Counter::new(rows, cols, &seen);
        match (rows.plain(), cols.plain()) {
            (Some(rows), Some(cols)) => counter.run_plain(loom, sieve, organisations, (&rows, &cols)),
            _ => counter.run(loom, sieve, organisations, parts_differ),
        }
        counter
    });
    let mut counts = Counts::none(rows.lines.len(), cols.lines.len());
    let mut shared = Vec::new();
    for mut share in shares {
        counts.add(&share);
        shared.append(&mut share.shared);
    }
    counts.add_shared(shared);
    counts
}

/// A tally with the mark of the organisation that was there last (0 for nobody).
#[derive(Clone, Copy, Default)]
struct Mark {
    last: u32,
    organisations: u32,
    activities: u32,
}

impl Mark {
    fn hit(&mut self, organisation: u32, activities: u32) {
        self.organisations += u32::from(self.last != organisation + 1);
        self.last = organisation + 1;
        self.activities += activities;
    }
}

/// Which activities of several organisations have been counted already, by any thread.
struct Seen(Vec<AtomicU64>);

impl Seen {
    fn new(keys: usize) -> Self {
        Self((0..keys.div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
    }

    fn first_time(&self, key: u32) -> bool {
        let bit = 1 << (key % 64);
        self.0[key as usize / 64].fetch_or(bit, Ordering::Relaxed) & bit == 0
    }
}

struct Counter<'a> {
    row_lines: &'a Lines,
    col_lines: &'a Lines,
    seen: &'a Seen,
    cells: Vec<Mark>,
    rows: Vec<Mark>,
    cols: Vec<Mark>,
    total: Mark,
    wider: Mark,
    /// Activity, row and column (`NONE` for wider) of activities whose cells depend on the part.
    shared: Vec<(u32, u32, u32)>,
}

impl<'a> Counter<'a> {
    fn new(row_lines: &'a Lines, col_lines: &'a Lines, seen: &'a Seen) -> Self {
        let (height, width) = (row_lines.lines.len(), col_lines.lines.len());
        Self {
            row_lines,
            col_lines,
            seen,
            cells: vec![Mark::default(); height * width],
            rows: vec![Mark::default(); height],
            cols: vec![Mark::default(); width],
            total: Mark::default(),
            wider: Mark::default(),
            shared: Vec::new(),
        }
    }

    fn run(&mut self, loom: &Loom, sieve: &Sieve, organisations: Range<usize>, parts_differ: bool) {
        let (mut rows, mut cols) = (Vec::new(), Vec::new());
        for organisation in organisations {
            sieve.sift(loom, organisation, |link| {
                self.row_lines
                    .of_link(loom.frame(), organisation as u32, link, &mut rows);
                self.col_lines
                    .of_link(loom.frame(), organisation as u32, link, &mut cols);
                let activities = match (link.shared, parts_differ) {
                    (false, _) => 1,
                    (true, false) => u32::from(self.seen.first_time(link.key)),
                    (true, true) => self.keep_for_later(link, &rows, &cols),
                };
                self.hit(organisation as u32, activities, &rows, &cols);
            });
        }
    }

    /// The same as `run`, where each link stands in one cell at most: the everyday view, in half the time.
    fn run_plain(
        &mut self,
        loom: &Loom,
        sieve: &Sieve,
        organisations: Range<usize>,
        plain: (&Plain<'_>, &Plain<'_>),
    ) {
        for organisation in organisations {
            sieve.sift(loom, organisation, |link| {
                let organisation = organisation as u32;
                let activities = u32::from(!link.shared || self.seen.first_time(link.key));
                let (row, col) = (plain.0.line(link), plain.1.line(link));
                if row == NONE || col == NONE {
                    self.wider.hit(organisation, activities);
                    return;
                }
                self.total.hit(organisation, activities);
                self.rows[row as usize].hit(organisation, activities);
                self.cols[col as usize].hit(organisation, activities);
                self.cells[row as usize * self.cols.len() + col as usize].hit(organisation, activities);
            });
        }
    }

    fn hit(&mut self, organisation: u32, activities: u32, rows: &[u32], cols: &[u32]) {
        if rows.is_empty() || cols.is_empty() {
            self.wider.hit(organisation, activities);
            return;
        }
        self.total.hit(organisation, activities);
        for col in cols {
            self.cols[*col as usize].hit(organisation, activities);
        }
        for row in rows {
            self.rows[*row as usize].hit(organisation, activities);
            let start = *row as usize * self.cols.len();
            for col in cols {
                self.cells[start + *col as usize].hit(organisation, activities);
            }
        }
    }

    fn keep_for_later(&mut self, link: &Link, rows: &[u32], cols: &[u32]) -> u32 {
        if rows.is_empty() || cols.is_empty() {
            self.shared.push((link.key, NONE, NONE));
        } else {
            self.shared.extend(
                rows.iter()
                    .flat_map(|row| cols.iter().map(|col| (link.key, *row, *col))),
            );
        }
        0
    }
}

impl Counts {
    fn none(height: usize, width: usize) -> Self {
        Self {
            cells: vec![Tally::default(); height * width],
            rows: vec![Tally::default(); height],
            cols: vec![Tally::default(); width],
            total: Tally::default(),
            wider: Tally::default(),
        }
    }

    fn add(&mut self, share: &Counter<'_>) {
        let lists = [
            (&mut self.cells, &share.cells),
            (&mut self.rows, &share.rows),
            (&mut self.cols, &share.cols),
        ];
        for (sums, marks) in lists {
            sums.iter_mut().zip(marks).for_each(|(sum, mark)| sum.add(*mark));
        }
        self.total.add(share.total);
        self.wider.add(share.wider);
    }

    /// Activities of several organisations, in views where their parts may differ: each once a cell, once
    /// a row, once a column and once in all.
    fn add_shared(&mut self, mut shared: Vec<(u32, u32, u32)>) {
        shared.sort_unstable();
        shared.dedup();
        let width = self.cols.len();
        for activity in shared.chunk_by(|one, other| one.0 == other.0) {
            let placed = activity.iter().filter(|(_, row, _)| *row != NONE);
            let (mut rows, mut cols): (Vec<u32>, Vec<u32>) = placed.map(|(_, row, col)| (*row, *col)).unzip();
            for (row, col) in rows.iter().zip(&cols) {
                self.cells[*row as usize * width + *col as usize].activities += 1;
            }
            self.total.activities += u32::from(!rows.is_empty());
            self.wider.activities += u32::from(rows.len() < activity.len());
            count_once(&mut rows, &mut self.rows);
            count_once(&mut cols, &mut self.cols);
        }
    }
}

impl Tally {
    fn add(&mut self, mark: Mark) {
        self.organisations += mark.organisations;
        self.activities += mark.activities;
    }
}

fn count_once(lines: &mut Vec<u32>, tallies: &mut [Tally]) {
    lines.sort_unstable();
    lines.dedup();
    lines
        .iter()
        .for_each(|line| tallies[*line as usize].activities += 1);
}
