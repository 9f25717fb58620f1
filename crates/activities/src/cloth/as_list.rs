//! The way from the cloth to the list of the same activities, chosen and counted in the same way.

use web::Frame;

use super::view::{View, address};
use crate::activities::{Role, Status};

/// A link to the list, with what it says of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct AsList {
    pub label: String,
    pub href: String,
}

/// What the list cannot tell apart is said in the link.
pub(super) fn as_list(frame: &Frame, view: &View) -> AsList {
    let mut pairs = narrowed(view);
    let label = if view.shows_years() {
        "cloth-as-list-years"
    } else {
        pairs.push(("on", view.on.to_string()));
        // Nothing is finished on a day on which it goes on, so that no list has what was finished since.
        if view.statuses == [Status::Finished] {
            "cloth-as-list-statuses"
        } else {
            pairs.extend(statuses(view).map(|status| ("status", status.word().to_owned())));
            "cloth-as-list"
        }
    };
    AsList { label: frame.t(label), href: address(&frame.at("/activities"), &pairs) }
}

fn narrowed(view: &View) -> Vec<(&'static str, String)> {
    let lists = [
        ("place", &view.places),
        ("focus", &view.focuses),
        ("sector", &view.sectors),
        ("for", &view.populations),
        ("organisation", &view.organisations),
    ];
    let ids = lists
        .into_iter()
        .flat_map(|(name, ids)| ids.iter().map(move |id| (name, id.to_string())));
    let mut pairs: Vec<(&str, String)> = ids.collect();
    // Work for everyone reaches each group of people.
    if !view.populations.is_empty() {
        pairs.push(("for", EVERYONE.to_owned()));
    }
    let is_of_some = !view.organisations.is_empty() || !view.sectors.is_empty();
    let usual: &[Role] = if is_of_some {
        &[Role::Runs, Role::Supports]
    } else {
        // Somebody runs everything.
        &[]
    };
    let roles = if view.roles.is_empty() { usual } else { &view.roles };
    pairs.extend(roles.iter().map(|role| ("role", role.word().to_owned())));
    pairs
}

/// The word in the list's address for work that is for everyone.
pub(crate) const EVERYONE: &str = "everyone";

/// As the work stood on the day: what was finished since was under way.
fn statuses(view: &View) -> impl Iterator<Item = Status> {
    let usual = view.statuses.is_empty().then_some(Status::UnderWay);
    let chosen = view.statuses.iter().copied();
    usual
        .into_iter()
        .chain(chosen.filter(|status| *status != Status::Finished))
}
