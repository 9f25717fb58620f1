//! Areas of focus that must go together: which places have them all, and which lack one.

use crate::result::{Cloth, State};

/// How a set of columns stands in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// Index of the row.
    pub row: usize,
    pub verdict: Verdict,
    /// Columns of the set in which somebody works.
    pub has: Vec<usize>,
    /// Columns in which everyone was asked and nobody works.
    pub lacks: Vec<usize>,
    /// Columns of which nothing is known yet.
    pub unknown: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody works in every column of the set.
    Whole,
    /// Somebody works in some, and at least one is known to be lacking: prevention without recovery.
    Broken,
    /// Nothing is missing for certain, but not everything has been asked.
    Unknown,
    /// Nobody works in any, and at least one is known to be lacking.
    Bare,
}

/// Looks at each row for a set of columns, given by their indexes; opened rows are looked at too.
/// Indexes the cloth does not have are passed over, and an empty set is whole nowhere: it gives no rows.
pub fn together(cloth: &Cloth, set: &[usize]) -> Vec<Together> {
    let set: Vec<usize> = set
        .iter()
        .copied()
        .filter(|col| *col < cloth.cols.len())
        .collect();
    if set.is_empty() {
        return Vec::new();
    }
    (0..cloth.rows.len())
        .map(|row| of_row(cloth, row, &set))
        .collect()
}

fn of_row(cloth: &Cloth, row: usize, set: &[usize]) -> Together {
    let (mut has, mut lacks, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for col in set {
        let cell = cloth.cell(row, *col);
        match cell.state {
            State::SomebodyWorks => has.push(*col),
            // Others than those in the filter work there, so that it is not lacking.
            _ if cell.others => has.push(*col),
            State::AskedAndNobody => lacks.push(*col),
            State::NotAsked | State::NoneRecorded => unknown.push(*col),
        }
    }
    let verdict = match (has.is_empty(), lacks.is_empty(), unknown.is_empty()) {
        (_, true, true) => Verdict::Whole,
        (_, true, false) => Verdict::Unknown,
        (false, false, _) => Verdict::Broken,
        (true, false, _) => Verdict::Bare,
    };
    Together { row, verdict, has, lacks, unknown }
}
