//! Acronyms and the names whose first letters they may be.

use std::ops::RangeInclusive;

use crate::distance::distance;
use crate::fold;
use crate::script;
use crate::words::WORDS;

/// How many letters an acronym has.
pub(crate) const LETTERS: RangeInclusive<usize> = 2..=10;
/// Capital letters in brackets that are no acronym of what stands before them.
const NO_ACRONYMS: [&str; 18] = [
    "uk", "us", "usa", "uae", "drc", "rdc", "car", "rca", "eu", "ue", "un", "onu", "ii", "iii", "iv", "ex",
    "hq", "hcm",
];
/// Somebody said that these letters are its acronym.
pub(crate) const DECLARED: f32 = 0.93;

/// An acronym of a known thing beside a few other words, which may be a place or a part of it.
pub(crate) const BESIDE: f32 = 0.65;
/// So many words at most, so many letters at least.
pub(crate) const BESIDE_WORDS: RangeInclusive<usize> = 2..=4;
pub(crate) const BESIDE_LETTERS: usize = 3;

/// How sure it is that letters are the acronym of a name that begins its words with them: few letters fit many names.
pub(crate) fn of_initials(letters: usize) -> f32 {
    match letters {
        0..3 => 0.35,
        3 => 0.62,
        _ => 0.72,
    }
}

/// As sure as that, shared among so many things that it fits.
pub(crate) fn shared(sure: f32, things: usize) -> f32 {
    sure / (things.max(1) as f32).sqrt()
}

/// Whether brackets behind a name hold its acronym: its first letters, or capitals beside a name that has small letters.
pub(crate) fn is_acronym_of(short: &str, main: &str) -> bool {
    let folded = fold::folded(short);
    if folded.words.len() > 2 || !LETTERS.contains(&folded.squash.chars().count()) {
        return false;
    }
    let about = WORDS.about(&folded.squash);
    if about.is_legal || NO_ACRONYMS.contains(&folded.squash.as_str()) {
        return is_made_of_initials(short, main);
    }
    let is_capitals =
        !short.chars().any(char::is_lowercase) && short.chars().filter(|l| l.is_uppercase()).count() > 1;
    // Beside capitals, capitals say nothing; scripts without small letters have no capitals either.
    let is_beside_small = main.chars().any(char::is_lowercase) || script::is_foreign(&fold::word(main));
    (is_capitals && (is_beside_small || is_subsequence(&folded.squash, main)))
        || is_made_of_initials(short, main)
}

pub(crate) fn is_made_of_initials(short: &str, main: &str) -> bool {
    if short.contains(char::is_whitespace) {
        return false;
    }
    let is_short = !short.chars().any(char::is_lowercase);
    let short = fold::word(short);
    let letters = short.chars().count();
    let slips = usize::from(is_short && letters > 2);
    let is_near = |initials: &String| distance(&short, initials, slips).is_some();
    letters > 1 && LETTERS.contains(&letters) && initials(&fold::folded(main).words).iter().any(is_near)
}

/// Whether the letters follow one another in the name, the first of them at its beginning.
fn is_subsequence(short: &str, main: &str) -> bool {
    let main = fold::word(main);
    let mut letters = main.chars();
    short.chars().next() == main.chars().next()
        && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// The first letters of the words, without small words and with them.
pub(crate) fn initials(words: &[String]) -> Vec<String> {
    let of = |with_small: bool| -> String {
        let kept = words
            .iter()
            .filter(|word| with_small || !WORDS.about(word).is_small);
        kept.filter_map(|word| word.chars().next()).take(12).collect()
    };
    let mut both = vec![of(false), of(true)];
    both.dedup();
    both.retain(|letters| letters.chars().count() > 1);
    both
}
