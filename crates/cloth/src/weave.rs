//! Weaving: from all activities, asked records and needs to one view of them.

use crate::ask::{Ask, Asked, Axis, Need, Refusal};
use crate::count::{Counts, count};
use crate::ground::{AskedDays, Region, Regions, Workers, asked_by, highest};
use crate::lines::Lines;
use crate::loom::{Frame, Loom};
use crate::overlap::Overlaps;
use crate::result::{Cell, Cloth, Line, Share, Short, State, Tally};
use crate::sieve::Sieve;

const MOST_CELLS: usize = 2_000_000;

/// Answers a question.
///
/// *Counting.* An activity counts when it is in a counted status, the day lies within its first and last day,
/// it is inside the filter, and at least one organisation has a counted role in it. Work recorded for a place
/// counts there and in every place around it, never in the places inside it: nobody knows whether work for a
/// whole province reaches each district. The same holds for areas of focus and kinds of work.
///
/// *Asked.* A record holds for everything inside its place and focus. A cell is asked when each smallest place
/// times each smallest kind of work inside it is. It has a meaning only where place and focus are both known,
/// from a row, a column or the filter, and where organisations are not told apart by row or column.
///
/// *Gap.* A need, everyone asked, nobody working. A filter on organisations, sectors or roles never makes one:
/// see [`Cell::others`].
///
/// Time grows with the number of activities and of cells, not with their product; large looms are
/// woven by all cores.
pub fn weave(loom: &Loom, ask: &Ask, asked: &[Asked], needs: &[Need]) -> Result<Cloth, Refusal> {
    let frame = loom.frame();
    ask.check(frame)?;
    let sieve = Sieve::new(frame, ask);
    let rows = Lines::new(loom, ask, &ask.rows, &sieve);
    let cols = Lines::new(loom, ask, &ask.cols, &sieve);
    if rows.lines.len().saturating_mul(cols.lines.len()) > MOST_CELLS {
        return Err(Refusal::TooLarge);
    }
    let counts = count(loom, &sieve, &rows, &cols, ask.parts_differ());
    let mut cloth = begin(ask, &rows, &cols, &counts);
    if ask.overlap_from > 1 && !by_organisation(ask) {
        let overlaps = Overlaps::new(loom, &rows, &cols, ask.overlap_from).find(&sieve);
        cloth
            .cells
            .iter_mut()
            .zip(overlaps)
            .for_each(|(cell, overlap)| cell.overlap = overlap);
    }
    let ground = Ground { frame, rows: &rows, cols: &cols };
    ground.lay_under(&mut cloth, loom, &sieve, (asked, needs))?;
    Ok(cloth)
}

/// How much of each cell of the same question was asked about by these records alone, row after row: those of a last
/// year tell what was asked so long ago that it may no longer hold. Empty where asking has no meaning.
pub fn shares(loom: &Loom, ask: &Ask, asked: &[Asked]) -> Result<Vec<Share>, Refusal> {
    let frame = loom.frame();
    ask.check(frame)?;
    if !ask.knows_where_and_what() {
        return Ok(Vec::new());
    }
    let sieve = Sieve::new(frame, ask);
    let rows = Lines::new(loom, ask, &ask.rows, &sieve);
    let cols = Lines::new(loom, ask, &ask.cols, &sieve);
    let ground = Ground { frame, rows: &rows, cols: &cols };
    Ok(ground.shares(ask, &AskedDays::new(frame, asked)?))
}

fn by_organisation(ask: &Ask) -> bool {
    [&ask.rows, &ask.cols]
        .iter()
        .any(|axis| matches!(axis, Axis::Organisations))
}

fn begin(ask: &Ask, rows: &Lines, cols: &Lines, counts: &Counts) -> Cloth {
    let cell = |tally: &Tally| Cell {
        organisations: tally.organisations,
        activities: tally.activities,
        state: if tally.organisations > 0 {
            State::SomebodyWorks
        } else {
            State::NoneRecorded
        },
        need: 0,
        asked: Share::default(),
        overlap: None,
        unmet: 0,
        in_part: 0,
        others: false,
    };
    let totals = |lines: &Lines, tallies: &[Tally]| {
        lines
            .lines
            .iter()
            .zip(tallies)
            .map(|(line, total)| Line { total: *total, ..line.clone() })
            .collect()
    };
    Cloth {
        ask: ask.clone(),
        rows: totals(rows, &counts.rows),
        cols: totals(cols, &counts.cols),
        cells: counts.cells.iter().map(cell).collect(),
        total: counts.total,
        wider: counts.wider,
        wider_needs: 0,
        short: Vec::new(),
    }
}

struct Ground<'a> {
    frame: &'a Frame,
    rows: &'a Lines,
    cols: &'a Lines,
}

impl Ground<'_> {
    fn lay_under(
        &self,
        cloth: &mut Cloth,
        loom: &Loom,
        sieve: &Sieve,
        (asked, needs): (&[Asked], &[Need]),
    ) -> Result<(), Refusal> {
        let asked = AskedDays::new(self.frame, asked)?;
        let needs = highest(self.frame, needs)?;
        if !cloth.ask.knows_where_and_what() {
            return Ok(());
        }
        self.lay_asked(cloth, &asked);
        if needs.is_empty() && !cloth.ask.hides_organisations() {
            return Ok(());
        }
        let workers = Workers::find(loom, &cloth.ask, self.rows, self.cols);
        if cloth.ask.hides_organisations() {
            self.lay_others(cloth, &workers);
        }
        let inside = needs
            .iter()
            .filter(|((place, focus), _)| sieve.lets_place(*place) && sieve.lets_focus(*focus));
        for ((place, focus), level) in inside {
            self.lay_need(cloth, (*place, *focus, *level), &asked, &workers);
        }
        Ok(())
    }

    /// How much of each cell was asked about, row after row.
    fn shares(&self, ask: &Ask, asked: &AskedDays) -> Vec<Share> {
        let regions = Regions::new(self.frame, ask, self.rows, self.cols);
        let share = |(row, col): (usize, usize)| {
            let by = asked_by(ask, self.rows.lines[row].key, self.cols.lines[col].key);
            let (places, focuses) = regions.of(row, col);
            asked.share(self.frame, places, focuses, by)
        };
        let cols = 0..self.cols.lines.len();
        (0..self.rows.lines.len())
            .flat_map(|row| cols.clone().map(move |col| (row, col)))
            .map(share)
            .collect()
    }

    fn lay_asked(&self, cloth: &mut Cloth, asked: &AskedDays) {
        let shares = self.shares(&cloth.ask, asked);
        for (cell, share) in cloth.cells.iter_mut().zip(shares) {
            cell.asked = share;
            if cell.organisations == 0 {
                let all = cell.asked.whole > 0 && cell.asked.part == cell.asked.whole;
                cell.state = if all {
                    State::AskedAndNobody
                } else {
                    State::NotAsked
                };
            }
        }
    }

    fn lay_others(&self, cloth: &mut Cloth, workers: &Workers) {
        let regions = Regions::new(self.frame, &cloth.ask, self.rows, self.cols);
        let width = cloth.cols.len();
        for (index, cell) in cloth
            .cells
            .iter_mut()
            .enumerate()
            .filter(|(_, cell)| cell.organisations == 0)
        {
            let (places, focuses) = regions.of(index / width, index % width);
            cell.others = workers.any((index / width, index % width), places, focuses);
        }
    }

    fn lay_need(
        &self,
        cloth: &mut Cloth,
        (place, focus, level): (u32, u32, u8),
        asked: &AskedDays,
        workers: &Workers,
    ) {
        let rows = self.rows.of_ground(place, focus);
        let cols = self.cols.of_ground(place, focus);
        cloth.wider_needs += u32::from(rows.is_empty() || cols.is_empty());
        let itself = vec![self.frame.places.itself(place)];
        let inside = self.frame.places.children(place).iter();
        let inside: Vec<(u32, Region)> = inside
            .map(|one| (*one, vec![self.frame.places.span(*one)]))
            .collect();
        let (places, focuses) = (vec![self.frame.places.span(place)], vec![self.frame.focuses.span(focus)]);
        let width = cloth.cols.len();
        for row in rows.into_iter().map(|row| row as usize) {
            for col in cols.iter().map(|col| *col as usize) {
                let by = asked_by(&cloth.ask, cloth.rows[row].key, cloth.cols[col].key);
                let share = asked.share(self.frame, &places, &focuses, by);
                let at = (row, col);
                let met = workers.any(at, &places, &focuses);
                let is_shared = met && !workers.any(at, &itself, &focuses);
                let bare = inside
                    .iter()
                    .filter(|(_, one)| is_shared && !workers.any(at, one, &focuses));
                let without: Vec<u32> = bare.map(|(one, _)| *one).collect();
                let (unmet, in_part) = (!met && share.part == share.whole, !without.is_empty());
                let cell = &mut cloth.cells[row * width + col];
                cell.need = level.max(cell.need);
                cell.unmet += u32::from(unmet);
                cell.in_part += u32::from(in_part);
                if unmet || in_part {
                    cloth.short.push(Short { row, col, place, focus, without });
                }
            }
        }
    }
}
