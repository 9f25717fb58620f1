//! Marked English: every letter wears an accent, so that a tester sees at once which words are not translatable yet.

use std::borrow::Cow;

/// The same words in marked letters; signs, digits and spaces stay.
pub fn marked(text: &str) -> Cow<'_, str> {
    text.chars().map(mark).collect::<String>().into()
}

fn mark(letter: char) -> char {
    match letter {
        'a' => 'ȧ',
        'e' => 'ḗ',
        'i' => 'ī',
        'o' => 'ǿ',
        'u' => 'ŭ',
        'c' => 'ƈ',
        'd' => 'ḓ',
        'l' => 'ŀ',
        'm' => 'ḿ',
        'n' => 'ƞ',
        'r' => 'ř',
        's' => 'ş',
        't' => 'ŧ',
        'y' => 'ẏ',
        'w' => 'ẇ',
        'h' => 'ħ',
        'p' => 'ƥ',
        'b' => 'ƀ',
        'g' => 'ɠ',
        'k' => 'ķ',
        'f' => 'ƒ',
        'v' => 'ṽ',
        'A' => 'Ȧ',
        'E' => 'Ḗ',
        'I' => 'Ī',
        'O' => 'Ǿ',
        'U' => 'Ŭ',
        'C' => 'Ƈ',
        'D' => 'Ḓ',
        'L' => 'Ŀ',
        'M' => 'Ḿ',
        'N' => 'Ƞ',
        'R' => 'Ř',
        'S' => 'Ş',
        'T' => 'Ŧ',
        'Y' => 'Ẏ',
        'W' => 'Ẇ',
        'H' => 'Ħ',
        'P' => 'Ƥ',
        'B' => 'Ɓ',
        'G' => 'Ɠ',
        'K' => 'Ķ',
        'F' => 'Ƒ',
        'V' => 'Ṽ',
        other => other,
    }
}
