//! Maps that show the places that matter: which areas are far larger than the rest, and cutting them at the edge.

use crate::draw::label::bounds;
use crate::draw::project::{Point, Sheet, is_usable};

/// So much larger the others must become for an area to be cut.
const GAIN: f64 = 1.3;

/// The areas, by index, which make all others small: fitted without them, a map would show the others at least
/// a third larger, and still a part of them. Never more than half of all areas.
pub fn outsized(areas: &[&[Vec<[f64; 2]>]]) -> Vec<usize> {
    let points = areas.iter().flat_map(|rings| rings.iter().flatten().copied());
    let sheet = Sheet::new(points, (1000.0, f64::MAX), 0.0);
    let mut boxes: Vec<(usize, [f64; 4])> = Vec::new();
    for (index, rings) in areas.iter().enumerate() {
        let points = rings.iter().flatten().filter(|point| is_usable(**point));
        let placed: Vec<Point> = points.map(|point| sheet.place(*point)).collect();
        if !placed.is_empty() {
            boxes.push((index, bounds(&placed)));
        }
    }
    let most = boxes.len() / 2;
    let mut found = Vec::new();
    while found.len() < most {
        let Some(at) = largest(&boxes) else { break };
        let without: Vec<[f64; 4]> = boxes
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, one)| one.1)
            .collect();
        let (whole, rest) = (around(boxes.iter().map(|one| one.1)), around(without.iter().copied()));
        let gain = longer(whole) / longer(rest).max(f64::MIN_POSITIVE);
        if gain < GAIN || !meet(boxes[at].1, rest) {
            break;
        }
        found.push(boxes.remove(at).0);
    }
    found
}

fn largest(boxes: &[(usize, [f64; 4])]) -> Option<usize> {
    let size = |one: &[f64; 4]| (one[2] - one[0]) * (one[3] - one[1]);
    (0..boxes.len()).max_by(|one, other| size(&boxes[*one].1).total_cmp(&size(&boxes[*other].1)))
}

fn around(boxes: impl Iterator<Item = [f64; 4]>) -> [f64; 4] {
    boxes.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |all, one| {
        [
            all[0].min(one[0]),
            all[1].min(one[1]),
            all[2].max(one[2]),
            all[3].max(one[3]),
        ]
    })
}

fn longer([left, top, right, bottom]: [f64; 4]) -> f64 {
    (right - left).max(bottom - top)
}

fn meet(one: [f64; 4], other: [f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// What lies of these rings between left, top, right and bottom; rings wholly outside are dropped.
pub(crate) fn clipped(rings: &[Vec<Point>], [left, top, right, bottom]: [f64; 4]) -> Vec<Vec<Point>> {
    let sides = [
        (0, left, true),
        (0, right, false),
        (1, top, true),
        (1, bottom, false),
    ];
    let cut = |ring: &Vec<Point>| sides.iter().fold(ring.clone(), |ring, side| beside(&ring, *side));
    rings.iter().map(cut).filter(|ring| ring.len() > 2).collect()
}

/// What lies of a ring on one side of a line across the picture.
fn beside(ring: &[Point], (axis, at, keep_greater): (usize, f64, bool)) -> Vec<Point> {
    let within = |point: &Point| (point[axis] >= at) == keep_greater || point[axis] == at;
    let mut kept = Vec::with_capacity(ring.len());
    let next = ring.iter().skip(1).chain(ring.first());
    for (from, to) in ring.iter().zip(next) {
        if within(from) {
            kept.push(*from);
        }
        if within(from) != within(to) {
            let along = (at - from[axis]) / (to[axis] - from[axis]);
            let mut crossing = [0.0; 2];
            crossing[axis] = at;
            crossing[1 - axis] = from[1 - axis] + along * (to[1 - axis] - from[1 - axis]);
            kept.push(crossing);
        }
    }
    kept
}
