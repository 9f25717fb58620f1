//! What was planted in the story on purpose, so that every map has something true to show.
//!
//! Work counts as going on if it is under way today, and for the organisations that run or support it.
//!
//! - Gaps: nobody offers safe housing in Nan, Phayao or Mae Hong Son, legal aid in Bokeo, or counselling in Lampang,
//!   although each was asked about and is needed most of all.
//! - Overlaps: five organisations train the same front-line staff in the town of Chiang Rai; six visit the same
//!   schools in the town of Chiang Mai.
//! - Not asked: nobody knows about livelihoods in five of eight provinces; Bokeo and Shan have hardly been asked
//!   about anything.
//! - Stopped: Morning Bell closed during the last year, and with it all counselling in Lampang.
//! - Thin ice: everything in Mae Hong Son is done by the Salween Mist Community Association alone.
//! - One purse: Hearth and Harbour Trust pays for most of the safe housing.
//! - Not together: Nan, Phayao, Bokeo and Shan have prevention, but no survivor-led recovery.
//! - Good news: every province has some prevention now; a year ago it was five of eight.
//! - Tidying: two organisations are listed twice; one has ended, one has merged into another.

/// A place (code of an area or key of a district) and a kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub place: &'static str,
    pub focus: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Overlap {
    pub cell: Cell,
    pub population: &'static str,
    pub organisations: &'static [&'static str],
}

#[derive(Clone, Copy, Debug)]
pub struct Stopped {
    pub cell: Cell,
    pub organisation: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Payer {
    pub organisation: &'static str,
    pub focus: &'static str,
    /// At least this share of the activities under way, in hundredths.
    pub percent_min: usize,
}

#[derive(Clone, Copy, Debug)]
pub struct Truths {
    pub gaps: &'static [Cell],
    pub overlaps: &'static [Overlap],
    pub mostly_unknown: &'static str,
    pub mostly_unknown_in: &'static [&'static str],
    /// Areas in which fewer than ten kinds of work have been asked about.
    pub hardly_asked: &'static [&'static str],
    pub stopped: Stopped,
    pub hangs_on_one: (&'static str, &'static str),
    pub main_payer: Payer,
    pub prevention_without_recovery: &'static [&'static str],
    pub prevention_a_year_ago: &'static [&'static str],
    /// Pairs that a coordinator would merge: the one to keep, then the other.
    pub listed_twice: &'static [(&'static str, &'static str)],
    pub ended: &'static str,
    pub merged: (&'static str, &'static str),
}

const fn cell(place: &'static str, focus: &'static str) -> Cell {
    Cell { place, focus }
}

/// The truths that hold on whichever day the story is told.
pub const TRUTHS: Truths = Truths {
    gaps: &[
        cell("TH-55", "safe-housing"),
        cell("TH-56", "safe-housing"),
        cell("TH-58", "safe-housing"),
        cell("LA-BK", "legal-aid"),
        cell("TH-52", "counselling"),
    ],
    overlaps: &[
        Overlap {
            cell: cell("mueang-chiang-rai", "staff-training"),
            population: "front-line",
            organisations: &[
                "doi-mok-university",
                "open-road",
                "safe-journeys",
                "wayfinders",
                "womens-legal-aid",
            ],
        },
        Overlap {
            cell: cell("mueang-chiang-mai", "schools"),
            population: "children",
            organisations: &[
                "paper-kite",
                "ping-teachers",
                "ping-youth",
                "safe-screens",
                "schoolyard-theatre",
                "student-volunteers",
            ],
        },
    ],
    mostly_unknown: "livelihoods",
    mostly_unknown_in: &["TH-50", "TH-56", "TH-58", "LA-BK", "MM-17"],
    hardly_asked: &["LA-BK", "MM-17"],
    stopped: Stopped { cell: cell("TH-52", "counselling"), organisation: "morning-bell" },
    hangs_on_one: ("TH-58", "salween-mist"),
    main_payer: Payer { organisation: "hearth-trust", focus: "safe-housing", percent_min: 70 },
    prevention_without_recovery: &["TH-56", "TH-55", "LA-BK", "MM-17"],
    prevention_a_year_ago: &["TH-57", "TH-50", "TH-52", "TH-56", "TH-58"],
    listed_twice: &[
        ("lake-savings", "lake-savings-group"),
        ("river-crossing", "chiang-khong-volunteers"),
    ],
    ended: "morning-bell",
    merged: ("old-bridge", "open-road"),
};
