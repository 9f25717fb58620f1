//! What a cloth shows: the few things that matter most, ranked by one rule.

mod candidates;
mod choose;
mod look;

use crate::loom::Loom;
use crate::result::{Cloth, Overlap};
use crate::threads::{Exactly, Threads, threads_of};

pub use look::{Look, Why, look_first};

/// How much is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// At most so many findings.
    pub most: usize,
    /// Columns that must go together, by index; empty for none.
    pub set: Vec<usize>,
}

/// One thing worth telling, without words: those come from translation files. Rows and columns are indexes
/// into the cloth, the most pressing first.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    pub tone: Tone,
    pub rows: Vec<usize>,
    pub cols: Vec<usize>,
    /// Whom it concerns, where a finding is about somebody.
    pub organisations: Vec<u32>,
    /// For overlaps: the people they share; `None` is everyone.
    pub population: Option<u32>,
    /// The highest need among its cells, 0 to 3.
    pub need: u8,
    /// How many, and of how many; what they count is told at each [`Kind`].
    pub count: u32,
    pub of: u32,
    /// The same count on the earlier day, if one was given.
    pub before: Option<u32>,
    /// What the ranking rule makes of it, before anything else was told.
    pub score: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One column is a gap in `rows`: `count` of `of` rows.
    MissingInPlaces,
    /// One row has gaps in `cols`, at least two: `count` of `of` columns.
    PlaceLacks,
    /// Some of a set that must go together is in `rows`, but one column is not: `count` of `of` rows.
    SetBroken,
    /// One column had somebody in `rows` on the earlier day and has nobody now: `count` rows; `of` and
    /// `before` are the rows with somebody then. `organisations` are those who worked there.
    Stopped,
    /// One row and column is no gap as a whole, but `count` needs inside it, all asked about, are met by nobody.
    HiddenGap,
    /// A need is recorded for one column in `rows`, but nobody has been asked: `count` of `of` rows.
    AskFirst,
    /// In one row and column, `organisations` work with the same people: `count` of them, `of` all there.
    Overlap,
    /// Everything in one row, `cols`, rests on one organisation: `count` columns.
    OneOrganisation,
    /// One column has not been asked about in `rows`: `count` of `of` rows.
    UnknownColumn,
    /// One row has not been asked about `cols`: `count` of `of` columns.
    UnknownRow,
    /// One row and column was a gap on the earlier day and has `organisations` now: `count` of them.
    Begun,
    /// One column has somebody in every row: `count` = `of` rows, and `before` rows on the earlier day.
    Everywhere,
}

/// Whether it calls for help, for a look, or for joy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Gap,
    Watch,
    Good,
}

impl Kind {
    pub fn tone(self) -> Tone {
        match self {
            Self::MissingInPlaces | Self::PlaceLacks | Self::SetBroken | Self::Stopped | Self::HiddenGap => {
                Tone::Gap
            }
            Self::AskFirst
            | Self::Overlap
            | Self::OneOrganisation
            | Self::UnknownColumn
            | Self::UnknownRow => Tone::Watch,
            Self::Begun | Self::Everywhere => Tone::Good,
        }
    }
}

/// What a cloth shows, the most important first. `before` is the same question on an earlier day.
///
/// *The rule.* Each cell at stake has a weight:
///
/// | cell | weight |
/// |---|---|
/// | a gap | 12 for each level of need |
/// | work that stopped | 9, and 9 more for each level of need |
/// | a column lacking in a set that must go together | 9, and 6 more for each level of need |
/// | a gap hidden by rolling up | 6 for each level of need |
/// | a need nobody was asked about | 6 for each level of need |
/// | a possible overlap | 24, and 6 for each organisation above the threshold, at most 48 |
/// | a cell that rests, with all its row, on one organisation | 6 |
/// | not asked, in a row or column of which at least a third is not | 4 |
/// | good news: a gap that was closed | 12 for each level of need |
/// | good news: a column with somebody in every row | 1, and 12 if it was empty on the earlier day |
///
/// A finding is worth the sum of its cells. The one worth most is told first. From then on its cells are
/// worth a quarter in any other finding, and findings of the same kind are worth a third, so that one loud
/// trouble does not drown the others; and so on with the next, until there are enough or nothing worth 4 is left. Good news is told once, last, and its place
/// is kept if at least two findings are wanted. Among equals the kind named first in [`Kind`] comes first,
/// then the upper row, then the column nearer the beginning.
///
/// Lines that are opened are passed over, because the lines inside them say it more precisely.
pub fn findings(loom: &Loom, cloth: &Cloth, before: Option<&Cloth>, limits: &Limits) -> Vec<Finding> {
    let drafts = candidates::all(cloth, before, &limits.set);
    let mut chosen = choose::choose(drafts, limits.most);
    name_organisations(loom, cloth, before, &mut chosen);
    chosen
}

/// Looks up, in one walk through the loom for each day, whom the chosen findings are about.
fn name_organisations(loom: &Loom, cloth: &Cloth, before: Option<&Cloth>, chosen: &mut [Finding]) {
    let is_past = |finding: &Finding| finding.kind == Kind::Stopped;
    for (view, past) in [(Some(cloth), false), (before, true)] {
        let Some(view) = view else { continue };
        let mut places = Vec::new();
        let mut owners = Vec::new();
        for (index, finding) in chosen
            .iter()
            .enumerate()
            .filter(|(_, finding)| is_past(finding) == past)
        {
            for spot in spots_of(finding, cloth) {
                places.push(spot);
                owners.push(index);
            }
        }
        if places.is_empty() {
            continue;
        }
        let found = threads_of(loom, &view.ask, &places).unwrap_or_default();
        for (owner, Threads { organisations, .. }) in owners.into_iter().zip(found) {
            chosen[owner].organisations.extend(organisations);
        }
    }
    for finding in chosen {
        finding.organisations.sort_unstable();
        finding.organisations.dedup();
    }
}

/// Where to look for the organisations of a finding; nowhere if it is about nobody.
fn spots_of(finding: &Finding, cloth: &Cloth) -> Vec<Exactly> {
    let overlap = |row: usize, col: usize| -> Option<Overlap> {
        cloth
            .cell(row, col)
            .overlap
            .filter(|_| finding.kind == Kind::Overlap)
    };
    match finding.kind {
        Kind::Stopped | Kind::Overlap | Kind::Begun => finding
            .rows
            .iter()
            .flat_map(|row| finding.cols.iter().map(move |col| (*row, *col)))
            .map(|(row, col)| Exactly::cell(cloth.rows[row].key, cloth.cols[col].key, overlap(row, col)))
            .collect(),
        Kind::OneOrganisation => finding
            .rows
            .iter()
            .map(|row| Exactly::row(cloth.rows[*row].key))
            .collect(),
        _ => Vec::new(),
    }
}
