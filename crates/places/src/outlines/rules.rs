//! Which outlines are taken: areas in degrees, not too many points, and never so small that they show one house.

use serde_json::{Value, json};

use super::simplify::simplify;
use crate::world;

/// The most points an outline may have when it is given.
const POINTS_MAX: usize = 20_000;
/// A ring needs three corners and the first one again.
const RING_MIN: usize = 4;
/// About one kilometre: an outline smaller than this would say where a house stands.
const SIDE_MIN: f64 = 0.01;

/// A closed line of longitudes and latitudes: the last point is the first.
pub type Ring = Vec<[f64; 2]>;

/// The shape of an area: pieces of land, each an outer ring and the holes in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    polygons: Vec<Vec<Ring>>,
}

/// Why an outline was not taken. Each says its text key; some carry a number for it.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("places-outline-refused-json")]
    NotJson,
    #[error("places-outline-refused-kind")]
    NotAnArea,
    #[error("places-outline-refused-ring")]
    RingTooShort(usize),
    #[error("places-outline-refused-point")]
    NotAPoint(usize),
    #[error("places-outline-refused-earth")]
    OffTheEarth(usize),
    #[error("places-outline-refused-many")]
    TooManyPoints(usize),
    #[error("places-outline-refused-small")]
    TooSmall,
}

impl Refusal {
    /// The number in its text: which ring or point, or how many.
    pub fn number(self) -> usize {
        match self {
            Self::RingTooShort(number)
            | Self::NotAPoint(number)
            | Self::OffTheEarth(number)
            | Self::TooManyPoints(number) => number,
            Self::NotJson | Self::NotAnArea | Self::TooSmall => 0,
        }
    }
}

impl Outline {
    /// Reads GeoJSON: a Polygon, a MultiPolygon, a Feature with one, or a collection of such features.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let json: Value = serde_json::from_str(text).map_err(|_| Refusal::NotJson)?;
        let mut reader = Reader::default();
        reader.shape(&json)?;
        if reader.points > POINTS_MAX {
            return Err(Refusal::TooManyPoints(reader.points));
        }
        let outline = Self { polygons: reader.polygons };
        let [west, south, east, north] = outline.bounds().ok_or(Refusal::NotAnArea)?;
        if east - west < SIDE_MIN || north - south < SIDE_MIN {
            return Err(Refusal::TooSmall);
        }
        let outline = Self { polygons: simplify(outline.polygons, (east - west).max(north - south)) };
        outline.bounds().map(|_| outline).ok_or(Refusal::TooSmall)
    }

    /// The outline of the world's list for a code, where there is one.
    pub fn of_world(code: &str) -> Option<Self> {
        let ring = |ring: world::Ring| ring.into_iter().map(|(lng, lat)| [lng, lat]).collect();
        let polygon = |polygon: world::Polygon| polygon.into_iter().map(ring).collect();
        Some(Self {
            polygons: world::outline(code)?.polygons.into_iter().map(polygon).collect(),
        })
    }

    /// As the database keeps it: the coordinates of a MultiPolygon.
    pub fn to_kept(&self) -> String {
        serde_json::to_string(&self.polygons).unwrap_or_default()
    }

    pub(crate) fn from_kept(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|polygons| Self { polygons })
    }

    /// As a person can change it, or take it elsewhere.
    pub fn to_geojson(&self) -> String {
        format!("{{\"type\":\"MultiPolygon\",\"coordinates\":{}}}", self.to_kept())
    }

    /// As programs read it: outer rings against the clock, holes with it (RFC 7946).
    pub(crate) fn geometry(&self) -> Value {
        let wound = |(number, ring): (usize, &Ring)| {
            let mut ring = ring.clone();
            if is_clockwise(&ring) == (number == 0) {
                ring.reverse();
            }
            ring
        };
        let polygons = self.polygons.iter();
        let polygons: Vec<Vec<Ring>> = polygons
            .map(|rings| rings.iter().enumerate().map(wound).collect())
            .collect();
        json!({"type": "MultiPolygon", "coordinates": polygons})
    }

    /// Every ring, outer ones and holes.
    pub fn rings(&self) -> Vec<Ring> {
        self.polygons.iter().flatten().cloned().collect()
    }

    pub fn points_count(&self) -> usize {
        self.polygons.iter().flatten().map(Vec::len).sum()
    }

    /// West, south, east, north; nothing without a point.
    fn bounds(&self) -> Option<[f64; 4]> {
        let mut points = self.polygons.iter().flatten().flatten();
        let [lng, lat] = *points.next()?;
        Some(points.fold([lng, lat, lng, lat], |[west, south, east, north], [lng, lat]| {
            [west.min(*lng), south.min(*lat), east.max(*lng), north.max(*lat)]
        }))
    }
}

/// By the sign of the area below the line.
fn is_clockwise(ring: &Ring) -> bool {
    let below = |pair: &[[f64; 2]]| (pair[1][0] - pair[0][0]) * (pair[1][1] + pair[0][1]);
    ring.windows(2).map(below).sum::<f64>() > 0.0
}

#[derive(Default)]
struct Reader {
    polygons: Vec<Vec<Ring>>,
    rings: usize,
    points: usize,
}

impl Reader {
    fn shape(&mut self, json: &Value) -> Result<(), Refusal> {
        let list = |key: &str| json.get(key).and_then(Value::as_array).ok_or(Refusal::NotAnArea);
        match json.get("type").and_then(Value::as_str) {
            Some("Polygon") => self.polygon(list("coordinates")?),
            Some("MultiPolygon") => list("coordinates")?
                .iter()
                .try_for_each(|polygon| self.polygon(polygon.as_array().ok_or(Refusal::NotAnArea)?)),
            Some("Feature") => self.shape(json.get("geometry").ok_or(Refusal::NotAnArea)?),
            Some("FeatureCollection") => list("features")?
                .iter()
                .try_for_each(|feature| self.shape(feature)),
            _ => Err(Refusal::NotAnArea),
        }
    }

    fn polygon(&mut self, rings: &[Value]) -> Result<(), Refusal> {
        let mut polygon = Vec::with_capacity(rings.len());
        for ring in rings {
            self.rings += 1;
            polygon.push(self.ring(ring.as_array().ok_or(Refusal::NotAnArea)?)?);
        }
        self.polygons.extend((!polygon.is_empty()).then_some(polygon));
        Ok(())
    }

    fn ring(&mut self, points: &[Value]) -> Result<Ring, Refusal> {
        let mut ring: Ring = points
            .iter()
            .map(|point| self.point(point))
            .collect::<Result<_, _>>()?;
        if ring.first() != ring.last() {
            ring.extend(ring.first().copied());
        }
        if ring.len() < RING_MIN {
            Err(Refusal::RingTooShort(self.rings))
        } else {
            Ok(ring)
        }
    }

    fn point(&mut self, point: &Value) -> Result<[f64; 2], Refusal> {
        self.points += 1;
        let number = |at: usize| point.get(at).and_then(Value::as_f64);
        let (Some(lng), Some(lat)) = (number(0), number(1)) else {
            return Err(Refusal::NotAPoint(self.points));
        };
        let on_earth = (-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
        if on_earth {
            Ok([lng, lat])
        } else {
            Err(Refusal::OffTheEarth(self.points))
        }
    }
}
