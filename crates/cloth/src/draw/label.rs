//! Where a name stands best inside an area.

use std::collections::BinaryHeap;

use crate::draw::project::Point;

/// Names are wider than high, so room to both sides counts half.
const STRETCH: f64 = 0.5;

/// The point inside the rings that is farthest from any edge, with room to both sides counted half, to
/// within a unit of the picture. `None` for rings without any inside.
pub(crate) fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    let squeezed: Vec<Vec<Point>> = rings
        .iter()
        .map(|ring| ring.iter().map(|[x, y]| [x * STRETCH, *y]).collect())
        .collect();
    let [left, top, right, bottom] = bounds(squeezed.first()?);
    let step = (right - left).min(bottom - top).max(1.0) / 2.0;
    let mut waiting = BinaryHeap::new();
    for column in 0..=((right - left) / step / 2.0) as u32 {
        for row in 0..=((bottom - top) / step / 2.0) as u32 {
            let centre = [
                left + step * f64::from(2 * column + 1),
                top + step * f64::from(2 * row + 1),
            ];
            waiting.push(Square::new(centre, step, &squeezed));
        }
    }
    let mut best = Square::new([(left + right) / 2.0, (top + bottom) / 2.0], 0.0, &squeezed);
    while let Some(square) = waiting.pop() {
        if square.inside > best.inside {
            best = square;
        }
        if square.hope() - best.inside <= 0.5 {
            break;
        }
        let half = square.half / 2.0;
        for (x, y) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            waiting.push(Square::new([square.centre[0] + x, square.centre[1] + y], half, &squeezed));
        }
    }
    (best.inside > 0.0).then_some([best.centre[0] / STRETCH, best.centre[1]])
}

/// How far one can go to the left and to the right of a point before leaving the rings.
pub(crate) fn room(rings: &[Vec<Point>], [x, y]: Point) -> (f64, f64) {
    let (mut left, mut right) = (f64::INFINITY, f64::INFINITY);
    for (from, to) in edges(rings).filter(|(from, to)| (from[1] > y) != (to[1] > y)) {
        let crossing = from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]);
        if crossing < x {
            left = left.min(x - crossing);
        } else {
            right = right.min(crossing - x);
        }
    }
    (left, right)
}

/// A square that may hold a better point: how deep inside its centre is, and how deep a corner could be.
#[derive(Clone, Copy)]
struct Square {
    centre: Point,
    half: f64,
    inside: f64,
}

impl Square {
    fn new(centre: Point, half: f64, rings: &[Vec<Point>]) -> Self {
        let mut within = false;
        let mut nearest = f64::INFINITY;
        for (from, to) in edges(rings) {
            if (from[1] > centre[1]) != (to[1] > centre[1]) {
                let crossing = from[0] + (centre[1] - from[1]) / (to[1] - from[1]) * (to[0] - from[0]);
                within ^= centre[0] < crossing;
            }
            nearest = nearest.min(distance(centre, from, to));
        }
        Self { centre, half, inside: if within { nearest } else { -nearest } }
    }

    fn hope(&self) -> f64 {
        self.inside + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Square {}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.hope().total_cmp(&other.hope())
    }
}

pub(crate) fn bounds(ring: &[Point]) -> [f64; 4] {
    ring.iter()
        .fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |found, [x, y]| {
            [
                found[0].min(*x),
                found[1].min(*y),
                found[2].max(*x),
                found[3].max(*y),
            ]
        })
}

fn edges(rings: &[Vec<Point>]) -> impl Iterator<Item = (Point, Point)> {
    rings.iter().flat_map(|ring| {
        let next = ring.iter().skip(1).chain(ring.first());
        ring.iter().copied().zip(next.copied())
    })
}

fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx * dx + dy * dy;
    let along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length.max(f64::MIN_POSITIVE);
    let along = along.clamp(0.0, 1.0);
    (point[0] - from[0] - along * dx).hypot(point[1] - from[1] - along * dy)
}
