//! Text made comparable: spaces, case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text without spaces at both ends and with single spaces inside.
#[must_use]
pub fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Text as it is compared: single spaces, small letters, no accents.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain = single_spaced(text);
    if plain.is_ascii() {
        return plain.to_ascii_lowercase();
    }
    let bare = plain.nfkd().filter(|letter| !is_combining_mark(*letter));
    bare.flat_map(char::to_lowercase).collect()
}

/// How many letters have to be changed, added, left out or swapped with their neighbour to get from one word to the
/// other; nothing when it is more than `most`. Words longer than 64 letters are never near.
#[must_use]
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    const LONGEST: usize = 64;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most || one.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut line = vec![i + 1];
        for (j, against) in other.iter().enumerate() {
            let changed = last[j] + usize::from(letter != against);
            let mut least = changed.min(last[j + 1] + 1).min(line[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *against {
                least = least.min(before[j - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut last, line);
    }
    let steps = last.last().copied().unwrap_or_default();
    (steps <= most).then_some(steps)
}
