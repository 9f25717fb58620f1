//! Where to look first: single cells, ranked, each with the reason.

use std::cmp::Reverse;

use crate::result::Cloth;

/// A cell worth looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub row: usize,
    pub col: usize,
    pub why: Why,
    /// Gap: 12 for each level of need. Hidden gap: 8. Need not asked about: 6. Met in part: 4. Overlap: 4, and 1 for each
    /// organisation above the threshold, at most 11, so that an overlap never comes before a gap.
    pub score: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Gap,
    /// No gap as a whole, but needs inside it are met by nobody: somebody works elsewhere in it, or not all
    /// of it has been asked about.
    HiddenGap,
    /// A need is recorded and nobody has been asked who works here.
    AskFirst,
    /// Somebody works in a part of the place for which a need is recorded, and nobody for the whole of it.
    InPart,
    Overlap,
}

/// The cells to look at first: highest score, then the row in which the fewest organisations work, then
/// reading order. Opened rows and columns are passed over for those inside them. At most `most`.
pub fn look_first(cloth: &Cloth, most: usize) -> Vec<Look> {
    let mut looks = Vec::new();
    for row in (0..cloth.rows.len()).filter(|row| !cloth.rows[*row].opened) {
        for col in (0..cloth.cols.len()).filter(|col| !cloth.cols[*col].opened) {
            looks.extend(look(cloth, row, col));
        }
    }
    looks.sort_by_key(|look| {
        (Reverse(look.score), cloth.rows[look.row].total.organisations, look.row, look.col)
    });
    looks.truncate(most);
    looks
}

fn look(cloth: &Cloth, row: usize, col: usize) -> Option<Look> {
    let cell = cloth.cell(row, col);
    let need = u32::from(cell.need);
    let (why, score) = if cell.is_gap() {
        (Why::Gap, 12 * need)
    } else if cell.unmet > 0 {
        (Why::HiddenGap, 8 * need)
    } else if cell.ask_first() {
        (Why::AskFirst, 6 * need)
    } else if cell.in_part > 0 {
        (Why::InPart, 4 * need)
    } else {
        let above = cell.overlap?.organisations.saturating_sub(cloth.ask.overlap_from);
        (Why::Overlap, (4 + above).min(11))
    };
    Some(Look { row, col, why, score })
}
