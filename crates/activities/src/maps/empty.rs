//! What a page says while there is nothing to show: what is missing, why it helps, and one next step.

use kernel::Permission;
use web::Frame;

use crate::loom::Atlas;

/// An empty page's words, with one step and perhaps a second.
#[derive(Clone, Debug, Default)]
pub(crate) struct Empty {
    pub title: String,
    pub text: String,
    pub step: String,
    pub href: String,
    pub second: String,
    pub second_href: String,
}

/// Why there can be no rows or no columns: no places, or no kinds of work.
pub(crate) fn without_ground(frame: &Frame, atlas: &Atlas) -> Option<Empty> {
    if atlas.tree.options().is_empty() {
        return Some(settled(frame, "places", "/places/area"));
    }
    let has_kinds = (0..atlas.focuses.len())
        .filter_map(|number| u32::try_from(number).ok())
        .any(|number| !atlas.focuses.get(number).is_ended);
    (!has_kinds).then(|| settled(frame, "kinds", "/lists/focuses"))
}

/// The same, or that nobody is in the directory yet, for pages on which work is written down.
pub(crate) fn without_anybody(frame: &Frame, atlas: &Atlas) -> Option<Empty> {
    let lacks_all = || {
        let may = frame.may(Permission::KeepAnyOrganisation);
        of(frame, "organisations", may.then_some("/organisations/new"))
    };
    without_ground(frame, atlas).or_else(|| (atlas.organisations.len() == 0).then(lacks_all))
}

/// Nothing has been recorded yet, though there is room for it.
pub(crate) fn without_records(frame: &Frame) -> Empty {
    let may_add = frame.may(Permission::KeepActivities);
    let empty = of(frame, "records", may_add.then_some("/activities/new"));
    if !frame.may(Permission::SetNeeds) {
        return empty;
    }
    Empty {
        second: frame.t("cell-ask"),
        second_href: frame.at("/needs/asked/new"),
        ..empty
    }
}

/// Nothing stands out; more can be told once more needs are known.
pub(crate) fn without_needs(frame: &Frame) -> Empty {
    let empty = of(frame, "needs", Some("/needs"));
    if frame.may(Permission::SetNeeds) {
        return empty;
    }
    Empty { step: frame.t("maps-tab-needs"), ..empty }
}

/// No areas of focus have been marked as belonging together.
pub(crate) fn without_set(frame: &Frame) -> Empty {
    settled(frame, "set", "/lists/focuses")
}

/// What a coordinator settles: said to them as theirs to do, and to everybody else as something that will come.
fn settled(frame: &Frame, word: &str, path: &str) -> Empty {
    if frame.may(Permission::Administer) {
        return of(frame, word, Some(path));
    }
    Empty { text: frame.of("empty-", word, "-wait"), ..of(frame, word, None) }
}

/// Those who may not take the step see the organisations instead.
fn of(frame: &Frame, word: &str, step: Option<&str>) -> Empty {
    Empty {
        title: frame.of("empty-", word, ""),
        text: frame.of("empty-", word, "-text"),
        step: match step {
            Some(_) => frame.of("empty-", word, "-step"),
            None => frame.t("empty-look"),
        },
        href: frame.at(step.unwrap_or("/organisations")),
        ..Empty::default()
    }
}
