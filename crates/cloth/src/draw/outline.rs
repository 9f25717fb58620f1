//! Outlines made light enough for a page, so that neighbours still share one border.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::draw::project::Point;

/// A point on a grid fine enough that no eye sees it, so that equal corners are found to be equal.
type Corner = (i64, i64);

const GRID: f64 = 1000.0;
/// Points a map may have; more would make the page heavy.
const MOST_POINTS: usize = 2_400;
/// The finest detail kept, in units of the picture.
const FINEST: f64 = 0.4;

/// Simplifies the rings of all areas together. Borders between two areas are cut where areas meet, and each
/// piece is simplified in the same way for both, so that no slit opens. Islands too small to see are left
/// out, but never the largest ring of an area. Detail is given up until the whole map has few enough points.
pub(crate) fn simplify(areas: &[Vec<Vec<Point>>]) -> Vec<Vec<Vec<Point>>> {
    let mut outlines: Vec<Vec<Vec<Corner>>> = areas.iter().map(|rings| cornered(rings)).collect();
    let meetings = Meetings::new(outlines.iter().flatten());
    let mut detail = FINEST;
    loop {
        // Each round goes on from the last one: corners once left out stay out.
        outlines = outlines
            .iter()
            .map(|rings| simplified(rings, &meetings, detail))
            .collect();
        let count: usize = outlines.iter().flatten().map(Vec::len).sum();
        if count <= MOST_POINTS || detail > 12.0 {
            return outlines
                .iter()
                .map(|rings| rings.iter().map(|ring| drawn(ring)).collect())
                .collect();
        }
        detail *= 1.4;
    }
}

/// Twice the area inside a ring.
pub(crate) fn size(ring: &[Point]) -> f64 {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter()
        .zip(next)
        .map(|(one, other)| one[0] * other[1] - other[0] * one[1])
        .sum::<f64>()
        .abs()
}

fn cornered(rings: &[Vec<Point>]) -> Vec<Vec<Corner>> {
    let corner = |point: &Point| ((point[0] * GRID).round() as i64, (point[1] * GRID).round() as i64);
    let mut cleaned: Vec<Vec<Corner>> = Vec::new();
    for ring in rings {
        let mut corners: Vec<Corner> = ring.iter().map(corner).collect();
        corners.dedup();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        if corners.len() > 2 {
            cleaned.push(corners);
        }
    }
    // The largest first: it is the one that is never left out.
    cleaned.sort_by_cached_key(|ring| Reverse(size(&points(ring)) as u64));
    cleaned
}

fn points(corners: &[Corner]) -> Vec<Point> {
    corners
        .iter()
        .map(|(x, y)| [*x as f64 / GRID, *y as f64 / GRID])
        .collect()
}

fn simplified(rings: &[Vec<Corner>], meetings: &Meetings, detail: f64) -> Vec<Vec<Corner>> {
    let mut simple: Vec<Vec<Corner>> = Vec::new();
    for (index, ring) in rings.iter().enumerate() {
        let thin = meetings.simplify(ring, detail);
        if thin.len() > 2 && (index == 0 || size(&points(&thin)) >= 8.0) {
            simple.push(thin);
        } else if index == 0 {
            simple.push(ring.clone());
        }
    }
    simple
}

/// A ring as it is drawn: itself, or a small diamond in its place where it is too small to see.
fn drawn(ring: &[Corner]) -> Vec<Point> {
    let ring = points(ring);
    if size(&ring) >= 6.0 {
        return ring;
    }
    let count = ring.len() as f64;
    let x = ring.iter().map(|point| point[0]).sum::<f64>() / count;
    let y = ring.iter().map(|point| point[1]).sum::<f64>() / count;
    vec![[x - 3.0, y], [x, y - 3.0], [x + 3.0, y], [x, y + 3.0]]
}

/// The corners at which borders part, where a border may not be bent.
struct Meetings {
    /// The two neighbours of each corner; `None` where rings go on differently from here.
    neighbours: HashMap<Corner, Option<(Corner, Corner)>>,
}

impl Meetings {
    fn new<'a>(rings: impl Iterator<Item = &'a Vec<Corner>>) -> Self {
        let mut neighbours = HashMap::new();
        for ring in rings {
            for (index, corner) in ring.iter().enumerate() {
                let before = ring[(index + ring.len() - 1) % ring.len()];
                let after = ring[(index + 1) % ring.len()];
                let pair = Some((before.min(after), before.max(after)));
                let known = neighbours.entry(*corner).or_insert(pair);
                if *known != pair {
                    *known = None;
                }
            }
        }
        Self { neighbours }
    }

    fn simplify(&self, ring: &[Corner], detail: f64) -> Vec<Corner> {
        let parts = |corner: &Corner| self.neighbours.get(corner).is_some_and(Option::is_none);
        let lowest = (0..ring.len()).min_by_key(|index| ring[*index]).unwrap_or(0);
        let start = ring.iter().position(parts).unwrap_or(lowest);
        let mut turned: Vec<Corner> = ring[start..].iter().chain(&ring[..start]).copied().collect();
        turned.push(turned[0]);
        let mut simple = Vec::new();
        let mut from = 0;
        for to in 1..turned.len() {
            if to + 1 == turned.len() || parts(&turned[to]) {
                simple.append(&mut piece(&turned[from..=to], detail));
                simple.pop();
                from = to;
            }
        }
        simple
    }
}

/// Simplifies one piece of border from end to end, alike in whichever direction it is walked.
fn piece(border: &[Corner], detail: f64) -> Vec<Corner> {
    let backwards = border.iter().rev().lt(border.iter());
    let mut walked = border.to_vec();
    if backwards {
        walked.reverse();
    }
    let mut kept = thin_out(&walked, detail * GRID);
    if backwards {
        kept.reverse();
    }
    kept
}

/// Douglas and Peucker's rule: a corner stays when leaving it out would move the border by more than `detail`.
fn thin_out(border: &[Corner], detail: f64) -> Vec<Corner> {
    let mut keep = vec![false; border.len()];
    (keep[0], keep[border.len() - 1]) = (true, true);
    let mut open = vec![(0, border.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let distances =
            (from + 1..to).map(|index| (distance(border[index], border[from], border[to]), index));
        let Some((far, index)) = distances.max_by(|one, other| one.0.total_cmp(&other.0)) else {
            continue;
        };
        if far > detail {
            keep[index] = true;
            open.extend([(from, index), (index, to)]);
        }
    }
    border
        .iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(corner, _)| *corner)
        .collect()
}

/// From a point to the stretch between two others.
fn distance(point: Corner, from: Corner, to: Corner) -> f64 {
    let [(px, py), (fx, fy), (tx, ty)] = [point, from, to].map(|(x, y)| (x as f64, y as f64));
    let (dx, dy) = (tx - fx, ty - fy);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((px - fx) * dx + (py - fy) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (px - fx - along * dx).hypot(py - fy - along * dy)
}
