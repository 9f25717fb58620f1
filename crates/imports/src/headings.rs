//! Headings that say of themselves what kind of words stand below, whatever was guessed.

use hxl::Table;
use kernel::fold;

use crate::columns::{Basis, Meaning};
use crate::crosswalk;

/// Of areas of a country, or of areas of focus: the cells tell.
const AREAS: [&str; 2] = ["area", "areas"];
/// Kinds of work, not what an activity is called.
const KINDS: [&str; 10] = [
    "typeofactivity",
    "typesofactivity",
    "activitytype",
    "typeofwork",
    "typedactivite",
    "typesdactivite",
    "typedactivites",
    "tipodeactividad",
    "tiposdeactividad",
    "tipodeactividades",
];

pub fn of_work(table: &Table, meanings: &mut [(Meaning, Basis)]) {
    let has_kind = meanings.iter().any(|(meaning, _)| *meaning == Meaning::Kind);
    for (at, (column, meant)) in table.columns.iter().zip(meanings.iter_mut()).enumerate() {
        let heading = fold(&column.header);
        if !has_kind && meant.0 == Meaning::Title && KINDS.contains(&heading.as_str()) {
            meant.0 = Meaning::Kind;
        }
        if table.tag_row.is_none() && AREAS.contains(&heading.as_str()) && names_focuses(table, at) {
            *meant = (Meaning::Area, Basis::Sure);
        }
    }
}

/// Whether most of its cells are words for areas of focus and kinds of work.
fn names_focuses(table: &Table, at: usize) -> bool {
    let cells = table
        .rows
        .iter()
        .map(|row| row.text(at))
        .filter(|text| !text.trim().is_empty());
    let (mut all, mut known) = (0, 0);
    for cell in cells {
        all += 1;
        known += usize::from(crosswalk::is_focus(cell));
    }
    known * 2 > all
}
