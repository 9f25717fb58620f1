//! The shapes of areas, for drawing maps. Neighbours share their borders point by point.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::{find, unpack};

static PACKED: &[u8] = include_bytes!("../../world/outlines.bin");

/// Each country's place in the data, and its shapes once somebody has asked for them.
static COUNTRIES: LazyLock<HashMap<&'static str, Country>> =
    LazyLock::new(|| directory(PACKED).unwrap_or_default());

/// Degrees east, degrees north.
pub type LngLat = (f64, f64);

/// A closed line: the last point is the first.
pub type Ring = Vec<LngLat>;

/// An outer ring and the holes in it.
pub type Polygon = Vec<Ring>;

/// The shape of an area: one polygon for each island, so to speak. Land that crosses the 180th meridian is cut there.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The pieces of land.
    pub polygons: Vec<Polygon>,
}

/// The smallest rectangle around a shape, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The westernmost longitude.
    pub west: f64,
    /// The southernmost latitude.
    pub south: f64,
    /// The easternmost longitude.
    pub east: f64,
    /// The northernmost latitude.
    pub north: f64,
}

impl Outline {
    /// Every point of every ring.
    pub fn points(&self) -> impl Iterator<Item = LngLat> + '_ {
        self.polygons.iter().flatten().flatten().copied()
    }

    /// The rectangle around the shape; `None` for a shape without a point.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.points().fold(None, |bounds, (lng, lat)| {
            let known = bounds.unwrap_or(Bounds { west: lng, south: lat, east: lng, north: lat });
            Some(Bounds {
                west: known.west.min(lng),
                south: known.south.min(lat),
                east: known.east.max(lng),
                north: known.north.max(lat),
            })
        })
    }
}

/// The shape of a country or of an area inside one; `None` where the code is unknown or no open map shows the area.
#[must_use]
pub fn outline(code: &str) -> Option<Outline> {
    let area = find(code)?;
    let country = COUNTRIES.get(area.country())?;
    country
        .shapes
        .get_or_init(|| read_shapes(&unpack(country.packed)).unwrap_or_default())
        .outline(area.code)
}

struct Country {
    packed: &'static [u8],
    shapes: OnceLock<Shapes>,
}

/// A count, then for each country its code, where its data begins, and how long it is.
fn directory(data: &'static [u8]) -> Option<HashMap<&'static str, Country>> {
    const ENTRY: usize = 10;
    let count = usize::from(u16::from_le_bytes(data.get(..2)?.try_into().ok()?));
    let entries = data.get(2..2 + count * ENTRY)?;
    let streams = data.get(2 + count * ENTRY..)?;
    let mut countries = HashMap::with_capacity(count);
    for entry in entries.chunks_exact(ENTRY) {
        let code = std::str::from_utf8(&entry[..2]).ok()?;
        let number = |at: usize| {
            entry
                .get(at..at + 4)?
                .try_into()
                .ok()
                .map(|bytes| u32::from_le_bytes(bytes) as usize)
        };
        let (start, length) = (number(2)?, number(6)?);
        let packed = streams.get(start..start.checked_add(length)?)?;
        countries.insert(code, Country { packed, shapes: OnceLock::new() });
    }
    Some(countries)
}

/// Lines between two meeting points, and which lines, in which direction, make the rings of each area.
#[derive(Default)]
struct Shapes {
    /// How many steps make a degree.
    scale: f64,
    /// Points in steps east and north.
    lines: Vec<Vec<(i32, i32)>>,
    areas: HashMap<String, Vec<Vec<Vec<i64>>>>,
}

impl Shapes {
    fn outline(&self, code: &str) -> Option<Outline> {
        let polygons = self.areas.get(code)?;
        let drawn = |polygon: &Vec<Vec<i64>>| -> Polygon {
            let mut rings = polygon.iter().map(|lines| self.ring(lines));
            let outer = rings.next().filter(|ring| encloses_land(ring));
            outer
                .map(|outer| {
                    std::iter::once(outer)
                        .chain(rings.filter(|hole| encloses_land(hole)))
                        .collect()
                })
                .unwrap_or_default()
        };
        let polygons: Vec<Polygon> = polygons
            .iter()
            .map(drawn)
            .filter(|polygon| !polygon.is_empty())
            .collect();
        Some(Outline { polygons }).filter(|outline| !outline.polygons.is_empty())
    }

    /// Joins lines end to end. A number below zero means the line read backwards.
    fn ring(&self, lines: &[i64]) -> Ring {
        let mut ring = Ring::new();
        let mut add = |(x, y): (i32, i32)| {
            let point = (f64::from(x) / self.scale, f64::from(y) / self.scale);
            if ring.last() != Some(&point) {
                ring.push(point);
            }
        };
        for number in lines {
            let at = if *number < 0 { !number } else { *number };
            let line = usize::try_from(at)
                .ok()
                .and_then(|at| self.lines.get(at))
                .map(Vec::as_slice)
                .unwrap_or_default();
            if *number < 0 {
                line.iter().rev().copied().for_each(&mut add);
            } else {
                line.iter().copied().for_each(&mut add);
            }
        }
        ring
    }
}

/// Whether a ring has an inside: not so when it was thinned to a line and back.
fn encloses_land(ring: &[LngLat]) -> bool {
    let Some((x, y)) = ring.first() else { return false };
    let turn = |pair: &[LngLat]| (pair[0].0 - x) * (pair[1].1 - y) - (pair[1].0 - x) * (pair[0].1 - y);
    ring.len() >= 4 && ring.windows(2).map(turn).sum::<f64>().abs() > 0.0
}

/// Numbers as `make_world.py` packs them: seven bits a byte, the eighth says that more follow.
struct Numbers<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.next()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// How many follow; never more than there are bytes left, so that nothing huge is reserved.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.next()?).ok()?;
        (count <= self.bytes.len()).then_some(count)
    }

    /// A number that may lie below zero: 0, -1, 1, -2, 2 are packed as 0, 1, 2, 3, 4.
    fn signed(&mut self) -> Option<i64> {
        let packed = self.next()?;
        let half = i64::try_from(packed >> 1).ok()?;
        Some(if packed & 1 == 1 { !half } else { half })
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }
}

fn read_shapes(data: &[u8]) -> Option<Shapes> {
    let mut numbers = Numbers { bytes: data.iter() };
    let decimals = i32::try_from(numbers.next()?).ok()?;
    let scale = 10_f64.powi(decimals);
    let lines = numbers.list(|numbers| {
        let (mut x, mut y) = (0_i32, 0_i32);
        numbers.list(|numbers| {
            x = x.checked_add(i32::try_from(numbers.signed()?).ok()?)?;
            y = y.checked_add(i32::try_from(numbers.signed()?).ok()?)?;
            Some((x, y))
        })
    })?;
    let areas = numbers.list(|numbers| {
        let letters = numbers.list(|numbers| u8::try_from(numbers.next()?).ok())?;
        let polygons = numbers.list(|numbers| numbers.list(|numbers| numbers.list(Numbers::signed)))?;
        Some((String::from_utf8(letters).ok()?, polygons))
    })?;
    Some(Shapes { scale, lines, areas: areas.into_iter().collect() })
}
