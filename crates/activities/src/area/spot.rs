//! One place on the map and in the list beside it.

use cloth::{Key, Pattern, State};
use uuid::Uuid;
use web::Frame;

use super::said::{caption, slim};
use crate::cloth::table::cell_base;
use crate::cloth::view::address;
use crate::cloth::words;
use crate::cloth::{Count, Picture, keys};

/// One place in the list beside the map.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub name: String,
    pub organisations: String,
    pub says: String,
    pub href: String,
    pub id: Uuid,
    /// Organisations, and kinds of work that are gaps.
    pub count: u32,
    pub gaps: usize,
    pub(super) slim: String,
    pub(super) pattern: Pattern,
    /// What stands behind the number where needs inside are not met.
    pub(super) mark: &'static str,
}

/// Every place of a picture, in order.
pub(super) fn spots(frame: &Frame, picture: &Picture) -> Vec<Spot> {
    let rows = picture.rows.iter();
    rows.filter_map(|row| spot(frame, picture, *row)).collect()
}

fn spot(frame: &Frame, picture: &Picture, row: usize) -> Option<Spot> {
    let Key::Place(number) = picture.row_key(row) else {
        return None;
    };
    let id = picture.atlas.places.id(number);
    let name = words::name(frame, &picture.atlas, Key::Place(number));
    let base = cell_base(frame, picture);
    if let ([col], false) = (picture.cols.as_slice(), picture.view.focuses.is_empty()) {
        let cell = picture.cloth.cell(row, *col);
        let what = words::crossing(frame, &picture.atlas, picture.row_key(row), picture.col_key(*col));
        let col = keys::key_word(&picture.atlas, picture.col_key(*col));
        return Some(Spot {
            organisations: caption(frame, cell),
            says: words::sentence(frame, &what, cell, Count::Organisations),
            href: format!("{base}&row={id}&col={col}"),
            slim: slim(frame, cell),
            pattern: cell.pattern(),
            mark: cell.mark(),
            count: cell.organisations,
            gaps: usize::from(cell.is_gap()),
            name,
            id,
        });
    }
    Some(whole(frame, picture, (row, id, name)))
}

/// A place with everything done in it.
fn whole(frame: &Frame, picture: &Picture, (row, id, name): (usize, Uuid, String)) -> Spot {
    let total = picture.cloth.rows[row].total;
    let cells = || picture.cols.iter().map(|col| picture.cloth.cell(row, *col));
    let gaps = cells().filter(|cell| cell.is_gap()).count();
    let pattern = match total.organisations {
        0 if gaps > 0 => Pattern::Gap,
        0 if cells().any(|cell| cell.state == State::NotAsked) => Pattern::NotAsked,
        0 => Pattern::Nobody,
        1 => Pattern::One,
        2 => Pattern::Two,
        _ => Pattern::Three,
    };
    let organisations = frame.t1("cloth-organisations", "count", total.organisations);
    let says = frame.t3("area-map-says", "place", &name, "count", total.organisations, "gaps", gaps);
    let href = address(&frame.at("/maps/cloth"), &[("place", id.to_string())]);
    let slim = frame.number(total.organisations);
    let count = total.organisations;
    Spot {
        name,
        organisations,
        says,
        href,
        slim,
        pattern,
        mark: "",
        id,
        count,
        gaps,
    }
}
