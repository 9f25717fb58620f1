//! From a cell back to the organisations and activities behind it.

use std::collections::BTreeMap;

use crate::ask::{Ask, Refusal};
use crate::lines::Lines;
use crate::loom::{Link, Loom};
use crate::result::{Key, Overlap};
use crate::sieve::Sieve;

/// A cell (both), a whole row or column (one), or the whole view (neither).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub row: Option<Key>,
    pub col: Option<Key>,
}

/// Who and what stands in a spot, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threads {
    pub organisations: Vec<u32>,
    /// Keys of activities.
    pub activities: Vec<u32>,
}

/// A spot, and inside it only those who make up an overlap, if one is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exactly {
    spot: Spot,
    overlap: Option<Overlap>,
}

impl Exactly {
    pub(crate) fn cell(row: Key, col: Key, overlap: Option<Overlap>) -> Self {
        Self { spot: Spot { row: Some(row), col: Some(col) }, overlap }
    }

    pub(crate) fn row(row: Key) -> Self {
        Self { spot: Spot { row: Some(row), col: None }, overlap: None }
    }

    fn lets(&self, link: &Link) -> bool {
        self.overlap.is_none_or(|overlap| {
            let same_people = link.population == 0
                || overlap
                    .population
                    .is_some_and(|population| u32::from(link.population) == population + 1);
            link.place == overlap.place && u32::from(link.focus) == overlap.focus && same_people
        })
    }
}

/// The organisations and activities counted in each spot of a view, in one walk through the loom.
/// A spot that is not in the view has none.
pub fn threads(loom: &Loom, ask: &Ask, spots: &[Spot]) -> Result<Vec<Threads>, Refusal> {
    let spots: Vec<Exactly> = spots
        .iter()
        .map(|spot| Exactly { spot: *spot, overlap: None })
        .collect();
    threads_of(loom, ask, &spots)
}

pub(crate) fn threads_of(loom: &Loom, ask: &Ask, spots: &[Exactly]) -> Result<Vec<Threads>, Refusal> {
    let frame = loom.frame();
    ask.check(frame)?;
    let sieve = Sieve::new(frame, ask);
    let rows = Lines::new(loom, ask, &ask.rows, &sieve);
    let cols = Lines::new(loom, ask, &ask.cols, &sieve);
    let wanted = Wanted::new(spots, &rows, &cols);
    let mut found = vec![Threads::default(); spots.len()];
    let (mut row_lines, mut col_lines) = (Vec::new(), Vec::new());
    for organisation in 0..frame.sectors_of.len() {
        sieve.sift(loom, organisation, |link| {
            rows.of_link(frame, organisation as u32, link, &mut row_lines);
            cols.of_link(frame, organisation as u32, link, &mut col_lines);
            for spot in wanted
                .of(&row_lines, &col_lines)
                .filter(|spot| spots[*spot].lets(link))
            {
                found[spot].note(organisation as u32, link.key);
            }
        });
    }
    for threads in &mut found {
        threads.activities.sort_unstable();
        threads.activities.dedup();
    }
    Ok(found)
}

impl Threads {
    fn note(&mut self, organisation: u32, activity: u32) {
        self.activities.push(activity);
        if self.organisations.last() != Some(&organisation) {
            self.organisations.push(organisation);
        }
    }
}

/// Spots by their lines; the number of lines stands for "any line".
struct Wanted {
    by_row: BTreeMap<usize, Vec<(usize, usize)>>,
    any_row: usize,
    any_col: usize,
}

impl Wanted {
    fn new(spots: &[Exactly], rows: &Lines, cols: &Lines) -> Self {
        let line = |lines: &Lines, key: Option<Key>| match key {
            Some(key) => lines.lines.iter().position(|line| line.key == key),
            None => Some(lines.lines.len()),
        };
        let mut by_row: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (index, Exactly { spot, .. }) in spots.iter().enumerate() {
            if let (Some(row), Some(col)) = (line(rows, spot.row), line(cols, spot.col)) {
                by_row.entry(row).or_default().push((col, index));
            }
        }
        Self { by_row, any_row: rows.lines.len(), any_col: cols.lines.len() }
    }

    /// The spots in which a part with these lines stands.
    fn of<'a>(&'a self, rows: &'a [u32], cols: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        let in_view = !rows.is_empty() && !cols.is_empty();
        let rows = rows.iter().map(|row| *row as usize).chain([self.any_row]);
        let spots = rows
            .filter(move |_| in_view)
            .filter_map(|row| self.by_row.get(&row))
            .flatten();
        let fits = |col: usize| col == self.any_col || cols.contains(&(col as u32));
        spots.filter(move |(col, _)| fits(*col)).map(|(_, index)| *index)
    }
}
