//! The map as a list to take away: a place in each row.

use web::Frame;
use web::sheets::{Sheet, Value};

use super::spot::{Spot, spots};
use crate::cloth::{CellState, Picture};
use crate::maps::files;

const COLUMNS: [(&str, &str); 6] = [
    ("place", "axis-place-one"),
    ("place_code", "sheet-place-code"),
    ("organisations", "cloth-count-organisations"),
    ("state", "sheet-state"),
    ("gaps", "sheet-gaps"),
    ("note", "sheet-note"),
];

pub(super) fn sheet(frame: &Frame, picture: &Picture) -> Sheet {
    let row = |spot: Spot| {
        vec![
            Value::text(spot.name),
            Value::text(picture.atlas.place_code(spot.id)),
            Value::Number(i64::from(spot.count)),
            Value::text(CellState::drawn(spot.pattern).word()),
            Value::number(i64::try_from(spot.gaps).ok()),
            Value::text(spot.says),
        ]
    };
    let rows = spots(frame, picture).into_iter().map(row).collect();
    files::sheet(frame, ("map", &picture.atlas, &picture.view), &COLUMNS, rows)
}
