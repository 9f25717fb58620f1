//! Outlines without the points nobody can see: fewer bytes in every map, and nothing more exact than needed.

use super::rules::Ring;

/// On a map as wide as the outline, this share of its width cannot be seen.
const INVISIBLE: f64 = 1.0 / 4_000.0;
/// Ten thousandths of a degree: about eleven metres.
const STEPS: f64 = 10_000.0;

/// Rings that shrink to nothing, such as tiny islands, go.
pub fn simplify(polygons: Vec<Vec<Ring>>, width: f64) -> Vec<Vec<Ring>> {
    let simple = |ring: Ring| rounded(&thinned(&ring, width * INVISIBLE));
    polygons
        .into_iter()
        .map(|rings| {
            rings
                .into_iter()
                .map(simple)
                .filter(|ring| ring.len() >= 4)
                .collect::<Vec<_>>()
        })
        .filter(|rings| !rings.is_empty())
        .collect()
}

/// Keeps the points that stand out more than `most` from the line between their neighbours (Douglas and Peucker).
fn thinned(ring: &Ring, most: f64) -> Ring {
    let last = ring.len() - 1;
    // A ring ends where it begins; the point farthest from there makes two lines of it.
    let middle = (0..last)
        .max_by(|a, b| apart(ring[0], ring[*a]).total_cmp(&apart(ring[0], ring[*b])))
        .unwrap_or(0);
    let mut kept = vec![false; ring.len()];
    for at in [0, middle, last] {
        kept[at] = true;
    }
    let mut lines = vec![(0, middle), (middle, last)];
    while let Some((from, to)) = lines.pop() {
        let farthest = (from + 1..to)
            .map(|at| (at, off_line(ring[at], ring[from], ring[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .filter(|(_, off)| *off > most);
        if let Some((at, _)) = farthest {
            kept[at] = true;
            lines.push((from, at));
            lines.push((at, to));
        }
    }
    ring.iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(point, _)| *point)
        .collect()
}

fn rounded(ring: &Ring) -> Ring {
    let mut points: Ring = ring
        .iter()
        .map(|point| point.map(|degrees| (degrees * STEPS).round() / STEPS))
        .collect();
    points.dedup();
    points
}

fn apart([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    (ax - bx).hypot(ay - by)
}

/// How far a point is from the straight line between two others.
fn off_line(point: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let length = apart(from, to);
    if length == 0.0 {
        return apart(point, from);
    }
    let along = ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1]))
        / length.powi(2);
    let along = along.clamp(0.0, 1.0);
    apart(
        point,
        [
            from[0] + along * (to[0] - from[0]),
            from[1] + along * (to[1] - from[1]),
        ],
    )
}
