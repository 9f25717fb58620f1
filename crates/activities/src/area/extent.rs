//! How much of the map is shown: all of it, or as much as lets the other places be seen beside a very large one.

use web::{Frame, Query};

/// Whether places far larger than the others may reach over the edge of the map.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Extent {
    Close,
    Whole,
}

impl Extent {
    pub(super) fn read(query: &Query) -> Self {
        if query.get("extent") == "whole" {
            Self::Whole
        } else {
            Self::Close
        }
    }

    /// The same map to its other extent.
    pub(super) fn other(self, query: &Query) -> String {
        query.with("extent", if self == Self::Close { "whole" } else { "" })
    }
}

/// What is said under a map of places too large for it, and where the other map is.
#[derive(Clone, Debug)]
pub(crate) struct Beyond {
    pub text: String,
    pub step: String,
    pub href: Option<String>,
}

impl Beyond {
    /// Nothing where every place has room.
    pub(super) fn of(frame: &Frame, extent: Extent, names: &[String], href: Option<String>) -> Option<Self> {
        if names.is_empty() {
            return None;
        }
        let (text, step) = match extent {
            Extent::Close => (
                frame.t2("area-beyond", "count", names.len(), "where", frame.list(names)),
                "area-show-whole",
            ),
            Extent::Whole => (String::new(), "area-show-close"),
        };
        Some(Self { text, step: frame.t(step), href })
    }
}
