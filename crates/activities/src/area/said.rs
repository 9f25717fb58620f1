//! What is said on a map and under it: the second line of a name, and the key.

use cloth::draw::MapLook;
use cloth::{Cell, Pattern};
use web::Frame;

use crate::cloth::narrowed::Narrowed;
use crate::cloth::{Count, Picture, View, words};

/// The patterns on a map, in the order of every key, drawn with the map's own fills.
pub(super) fn key(frame: &Frame, drawn: impl Iterator<Item = Pattern>) -> Vec<(String, String)> {
    let line = |pattern: Pattern| {
        let drawn = cloth::draw::swatch(pattern, &MapLook::default());
        (drawn, words::meaning(frame, pattern, Count::Organisations))
    };
    words::patterns(drawn).into_iter().map(line).collect()
}

/// Which day a map shows, and what it is narrowed to besides the kind of work in its title.
pub(super) fn said(frame: &Frame, picture: &Picture) -> String {
    let view = View { focuses: Vec::new(), ..picture.view.clone() };
    let (when, narrowed) = (words::when(frame, &view), Narrowed::of(frame, &picture.atlas, &view));
    match narrowed.sentence(frame) {
        whole if whole.is_empty() => frame.t1("cloth-said-whole", "said", when),
        narrowed => frame.t2("cloth-said-narrowed", "said", when, "narrowed", narrowed),
    }
}

/// The same for a phone, in one word or number.
pub(super) fn slim(frame: &Frame, cell: &Cell) -> String {
    match cell.pattern() {
        Pattern::Gap => frame.t("area-gap"),
        Pattern::Nobody => frame.t("area-nobody"),
        _ => words::sign(frame, cell, Count::Organisations),
    }
}

/// The second line under a place's name, with the sign that stands behind the number in a table.
pub(super) fn caption(frame: &Frame, cell: &Cell) -> String {
    let said = match cell.pattern() {
        Pattern::Gap => frame.t("area-gap"),
        Pattern::Nobody => frame.t("area-nobody"),
        Pattern::NotAsked => frame.t("cloth-not-asked"),
        Pattern::Empty => frame.t("cloth-none"),
        _ => frame.t1("cloth-organisations", "count", cell.organisations),
    };
    match cell.mark() {
        "" => said,
        mark => format!("{said} {mark}"),
    }
}
