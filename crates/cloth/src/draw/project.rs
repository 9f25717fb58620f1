//! From longitude and latitude to a sheet of paper.

/// A point on the sheet, x to the right and y downwards.
pub(crate) type Point = [f64; 2];

/// Equirectangular, with longitudes shortened by the cosine of the middle latitude: north is up, lengths
/// near the middle are true in both directions, and a province looks as people know it. (Mercator would
/// swell the north of a long country.) Areas on both sides of the 180th meridian are brought together.
pub(crate) struct Sheet {
    west: f64,
    north: f64,
    squeeze: f64,
    scale: f64,
    left: f64,
    top: f64,
    turn: f64,
    pub height: f64,
}

impl Sheet {
    /// The sheet on which all these points fit, `width` wide and at most `most_height` high.
    pub(crate) fn new(
        points: impl Iterator<Item = [f64; 2]> + Clone,
        (width, most_height): (f64, f64),
        margin: f64,
    ) -> Self {
        let usable = points.filter(|point| is_usable(*point));
        let turn = turn(usable.clone().map(|[longitude, _]| longitude).collect());
        let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for [longitude, latitude] in usable {
            let longitude = turned(longitude, turn);
            bounds = [
                bounds[0].min(longitude),
                bounds[1].min(latitude),
                bounds[2].max(longitude),
                bounds[3].max(latitude),
            ];
        }
        if bounds[0] > bounds[2] {
            bounds = [0.0, 0.0, 1.0, 1.0];
        }
        let [west, south, east, north] = bounds;
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.05);
        let (wide, high) = (((east - west) * squeeze).max(1e-6), (north - south).max(1e-6));
        let room = (width - 2.0 * margin, most_height - 2.0 * margin);
        let scale = (room.0 / wide).min(room.1 / high);
        let height = (high * scale + 2.0 * margin).ceil();
        Self {
            west,
            north,
            squeeze,
            scale,
            left: (width - wide * scale) / 2.0,
            top: margin,
            turn,
            height,
        }
    }

    pub(crate) fn place(&self, [longitude, latitude]: [f64; 2]) -> Point {
        let east = turned(longitude, self.turn) - self.west;
        [
            self.left + east * self.squeeze * self.scale,
            self.top + (self.north - latitude) * self.scale,
        ]
    }
}

pub(crate) fn is_usable([longitude, latitude]: [f64; 2]) -> bool {
    (-360.0..=360.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude)
}

/// The side of a square, how far it is to the next, and how much farther between two groups.
const SIDE: f64 = 0.096;
const STEP: f64 = 0.1;
const APART: f64 = 0.02;
/// A sheet is at most so many times as high as wide.
const HIGHER: f64 = 1.1;

/// Where one square stands: its row and column from 0, and how many gaps between groups lie above and beside it.
#[derive(Clone, Copy, Debug)]
struct Stand {
    row: usize,
    column: usize,
    above: usize,
    beside: usize,
}

impl Stand {
    /// The upper left corner.
    fn corner(self) -> [f64; 2] {
        let x = self.column as f64 * STEP + self.beside as f64 * APART;
        let y = self.row as f64 * STEP + self.above as f64 * APART;
        [x, -y]
    }
}

/// One square for each place, in rows from the upper left, for a sketch map where no outlines are known. Places of a
/// group stand together, with a gap before the next: a group that has no room left in its row begins a new one. Rows
/// are as long as lets the squares be largest on a sheet that is a little higher than wide.
/// The corners are small numbers of degrees at the equator, ready for [`super::Area::rings`].
pub fn squares(groups: &[usize]) -> Vec<Vec<Vec<[f64; 2]>>> {
    laid(groups)
        .into_iter()
        .map(|stand| square(stand.corner()))
        .collect()
}

/// The row and column in which [`squares`] puts each place, from 0.
pub fn grid(groups: &[usize]) -> Vec<[usize; 2]> {
    laid(groups)
        .into_iter()
        .map(|stand| [stand.row, stand.column])
        .collect()
}

/// One square for each place in the row and column that somebody chose, like [`squares`].
pub fn squares_at(chosen: &[[usize; 2]]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let stand = |[row, column]: &[usize; 2]| Stand { row: *row, column: *column, above: 0, beside: 0 };
    chosen.iter().map(|at| square(stand(at).corner())).collect()
}

fn laid(groups: &[usize]) -> Vec<Stand> {
    let count: usize = groups.iter().sum();
    let least = (count as f64).sqrt().ceil().max(1.0) as usize;
    let laid = (least..=2 * least).map(|wide| in_rows(groups, wide));
    let room = |laid: &Vec<Stand>| {
        let corners = laid.iter().map(|stand| stand.corner());
        let [wide, high] = corners.fold([0.0_f64, 0.0], |most, [x, y]| [most[0].max(x), most[1].max(-y)]);
        (wide + SIDE).max((high + SIDE) / HIGHER)
    };
    let best = laid.min_by(|one, other| room(one).total_cmp(&room(other)));
    best.unwrap_or_default()
}

/// Where the squares stand when a row has room for so many.
fn in_rows(groups: &[usize], wide: usize) -> Vec<Stand> {
    let (mut laid, mut beside, mut above) = (Vec::new(), 0, 0);
    let (mut row, mut column) = (0, 0);
    for group in groups {
        if column > 0 && column + group > wide {
            (row, column) = (row + 1, 0);
            (beside, above) = (0, above + 1);
        }
        for _ in 0..*group {
            if column >= wide {
                (row, column, beside) = (row + 1, 0, 0);
            }
            laid.push(Stand { row, column, above, beside });
            column += 1;
        }
        beside += 1;
        if *group > wide {
            // Nobody stands beside the rest of a group that takes several rows.
            column = wide;
        }
    }
    laid
}

fn square([x, y]: Point) -> Vec<Vec<[f64; 2]>> {
    let (right, bottom) = (x + SIDE, y - SIDE);
    vec![vec![[x, y], [right, y], [right, bottom], [x, bottom], [x, y]]]
}

/// Where the widest stretch without any area lies across the map instead of at its edge, the longitude from
/// which to count eastwards; else -180 or less.
fn turn(mut longitudes: Vec<f64>) -> f64 {
    longitudes.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (longitudes.first(), longitudes.last()) else {
        return -360.0;
    };
    let at_edge = first + 360.0 - last;
    let widest = longitudes
        .windows(2)
        .map(|pair| (pair[1] - pair[0], pair[1]))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match widest {
        Some((gap, from)) if gap > at_edge && last - first > 180.0 => from,
        _ => -360.0,
    }
}

fn turned(longitude: f64, turn: f64) -> f64 {
    if longitude < turn {
        longitude + 360.0
    } else {
        longitude
    }
}
