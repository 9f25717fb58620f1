//! How squares may stand on a sketch map. No database, no clock, no HTML.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use uuid::Uuid;

use crate::places::PlaceId;

/// A grid has at most so many rows, and so many columns.
pub const GRID_MAX: u32 = 40;

/// Where a square stands, from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Square {
    pub row: u32,
    pub column: u32,
}

/// The squares of one level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// Zero until somebody has arranged them.
    pub version: i32,
    pub squares: BTreeMap<PlaceId, Square>,
}

/// Squares that have passed the rules: no two places on the same, from the first row and column on.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranged(BTreeMap<PlaceId, Square>);

/// Two places on one square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clash {
    pub one: PlaceId,
    pub other: PlaceId,
}

/// Squares as somebody wants them. Empty rows above all of them and empty columns before all of them are left out.
pub fn arranged(wanted: &[(PlaceId, Square)]) -> Result<Arranged, Clash> {
    let mut taken: HashMap<Square, PlaceId> = HashMap::new();
    for (id, square) in wanted {
        if let Some(one) = taken.insert(*square, *id) {
            return Err(Clash { one, other: *id });
        }
    }
    let least = |of: fn(&Square) -> u32| wanted.iter().map(|(_, square)| of(square)).min().unwrap_or(1);
    let (above, before) = (least(|square| square.row), least(|square| square.column));
    let moved = wanted.iter().map(|(id, square)| {
        (*id, Square { row: square.row - above + 1, column: square.column - before + 1 })
    });
    Ok(Arranged(moved.collect()))
}

impl Arranged {
    pub fn squares(&self) -> &BTreeMap<PlaceId, Square> {
        &self.0
    }

    /// The text kept in the database.
    pub(super) fn to_kept(&self) -> String {
        let squares = self.0.iter();
        let squares =
            squares.map(|(id, square)| (id.0.to_string(), Value::from(vec![square.row, square.column])));
        Value::Object(squares.collect()).to_string()
    }
}

/// What was kept; squares that cannot be read are left out.
pub(super) fn from_kept(text: &str) -> BTreeMap<PlaceId, Square> {
    let kept: HashMap<String, (u32, u32)> = serde_json::from_str(text).unwrap_or_default();
    let squares = kept.into_iter().filter_map(|(id, (row, column))| {
        let id = Uuid::parse_str(&id).ok()?;
        Some((PlaceId(id), Square { row, column }))
    });
    squares.collect()
}
