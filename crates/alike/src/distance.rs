//! How many slips of the pen lie between two words.

/// Words longer than this are never near one another.
pub(crate) const LONGEST: usize = 64;

/// How many slips a word of so many letters may have and still be the same: none below 4, one below 9, then two; one
/// for each six letters of what is written without spaces or is very long.
pub(crate) fn slips(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..9 => 1,
        9..18 => 2,
        long => (long / 6).min(6),
    }
}

/// How long a word is and which letters it has, to see at once that two are far apart.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shape {
    letters: u16,
    /// A bit for each letter of the Latin alphabet; other letters share them.
    has: u32,
}

impl Shape {
    pub fn of(word: &str) -> Self {
        let mut shape = Self::default();
        for letter in word.chars() {
            shape.letters = shape.letters.saturating_add(1);
            shape.has |= 1 << (u32::from(letter) & 31);
        }
        shape
    }

    pub fn letters(self) -> usize {
        usize::from(self.letters)
    }

    /// Each slip adds at most one letter and takes one away.
    pub fn may_be_within(self, other: Self, most: usize) -> bool {
        usize::from(self.letters.abs_diff(other.letters)) <= most
            && (self.has ^ other.has).count_ones() as usize <= 2 * most
    }
}

/// Optimal string alignment: letters changed, added, left out, or swapped with their neighbour, each counted once
/// (Damerau 1964; Levenshtein 1966; the restricted form of Oommen and Loke 1997). `None` when it is more than `most`.
/// The work is `letters × (2 most + 1)`: only a band along the diagonal is filled (Ukkonen 1985).
pub(crate) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    if one == other {
        return Some(0);
    }
    let (mut left, mut right) = (['\0'; LONGEST], ['\0'; LONGEST]);
    let rows = letters_into(one, &mut left)?;
    let cols = letters_into(other, &mut right)?;
    if rows.abs_diff(cols) > most {
        return None;
    }
    // Words have at most 64 letters, so that a step fits.
    let far = most.min(LONGEST) as u8 + 1;
    let most = most.min(LONGEST);
    let mut lines = [[far; LONGEST + 1]; 3];
    for (cell, step) in lines[0].iter_mut().zip(0..far) {
        *cell = step;
    }
    let mut least_before = 0;
    for row in 1..=rows {
        let [older, last, now] = around(row);
        let (start, end) = (row.saturating_sub(most), (row + most).min(cols));
        let mut least = if start == 0 { row as u8 } else { far };
        lines[now][start.saturating_sub(1)] = least;
        for col in start.max(1)..=end {
            let is_same = left[row - 1] == right[col - 1];
            let mut cell = (lines[last][col - 1] + u8::from(!is_same)).min(lines[now][col - 1] + 1);
            if col < row + most {
                cell = cell.min(lines[last][col] + 1);
            }
            if row > 1 && col > 1 && left[row - 1] == right[col - 2] && left[row - 2] == right[col - 1] {
                cell = cell.min(lines[older][col - 2] + 1);
            }
            lines[now][col] = cell.min(far);
            least = least.min(cell);
        }
        // Two lines, because a swap reaches back over one.
        if least >= far && least_before >= far {
            return None;
        }
        least_before = least;
    }
    let steps = usize::from(lines[rows % 3][cols]);
    (steps <= most).then_some(steps)
}

/// Which of three lines is the one before the last, the last, and the one being filled.
fn around(row: usize) -> [usize; 3] {
    [(row + 1) % 3, (row + 2) % 3, row % 3]
}

fn letters_into(word: &str, letters: &mut [char; LONGEST]) -> Option<usize> {
    let mut count = 0;
    for letter in word.chars() {
        *letters.get_mut(count)? = letter;
        count += 1;
    }
    Some(count)
}
