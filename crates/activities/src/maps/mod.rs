//! The maps of a coalition: three pictures of the same work on one page, and the way to each.

mod beginnings;
pub(crate) mod empty;
pub(crate) mod files;
mod overview;
mod pages;

use web::{Frame, Query};

use crate::cloth::odd::odd;

pub use beginnings::{Beginnings, FEW};
pub use overview::{Overview, Young, overview};

pub(crate) use pages::pages;

/// A link to another view of the same work.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    pub label: String,
    pub href: String,
    pub is_here: bool,
}

/// The links above a view, and what was odd about the address that led there.
#[derive(Clone, Debug)]
pub(crate) struct Tabs {
    pub tabs: Vec<Tab>,
    pub odd: Vec<String>,
}

/// The views, with the one that is shown marked.
pub(crate) fn tabs(frame: &Frame, here: &str, query: &Query) -> Tabs {
    let tabs = [
        ("maps-tab-all", "/maps"),
        ("maps-tab-cloth", "/maps/cloth"),
        ("maps-tab-area", "/maps/area"),
        ("maps-tab-together", "/maps/together"),
        ("maps-tab-first", "/maps/first"),
        ("maps-tab-needs", "/needs"),
    ]
    .map(|(key, path)| Tab { label: frame.t(key), href: frame.at(path), is_here: path == here });
    Tabs { tabs: tabs.into(), odd: odd(frame, query) }
}
