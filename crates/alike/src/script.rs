//! Scripts: which letters write words without spaces, and a name in Thai or Arabic letters written in Latin ones.
//!
//! Letters are turned one by one by `any_ascii` (Unicode's and the common national tables). It knows no words, so
//! vowels that a script leaves out or writes elsewhere come out wrong; [`skeleton`] keeps the consonants only, in
//! classes that different ways of romanising share.

use any_ascii::any_ascii_char;

/// Kinds of letters between which a word always ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Digit,
    /// Written without spaces between words.
    Spaceless,
    Letter,
}

impl Kind {
    pub fn of(letter: char) -> Self {
        if letter.is_ascii_alphabetic() {
            Self::Letter
        } else if letter.is_ascii_digit()
            || (letter.is_numeric() && starts_with_digit(any_ascii_char(letter)))
        {
            Self::Digit
        } else if is_spaceless(letter) {
            Self::Spaceless
        } else {
            Self::Letter
        }
    }
}

fn starts_with_digit(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A digit of any script in our own.
pub(crate) fn digit(letter: char) -> &'static str {
    any_ascii_char(letter)
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese.
pub(crate) fn is_spaceless(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a folded text has letters of a script other than the Latin.
pub(crate) fn is_foreign(text: &str) -> bool {
    text.chars()
        .any(|letter| letter > '\u{24F}' && !matches!(letter, '\u{1E00}'..='\u{1EFF}') && letter != '…')
}

/// A folded word in Latin letters. Thai and Lao vowels that are written before their consonant are spoken after it.
pub(crate) fn romanised(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let mut at = 0;
    while at + 1 < letters.len() {
        if matches!(letters[at], '\u{0E40}'..='\u{0E44}' | '\u{0EC0}'..='\u{0EC4}') {
            letters.swap(at, at + 1);
            at += 1;
        }
        at += 1;
    }
    let latin = letters
        .into_iter()
        .flat_map(|letter| any_ascii_char(letter).chars());
    latin
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The consonants of a romanised text by class: voiced and unvoiced together, `r` and `l` together, none doubled.
pub(crate) fn skeleton(latin: &str) -> String {
    let letters: Vec<u8> = latin.bytes().collect();
    let mut bones = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or_default();
        let bone = match letter {
            b'c' if next == b'h' => 'c',
            b'j' => 'c',
            b'z' if next == b'h' => 'c',
            b'k' if next == b'h' => continue,
            b'c' | b'g' | b'k' | b'q' => 'k',
            b'p' | b'b' => 'p',
            b'd' | b't' => 't',
            b'f' | b'v' => 'f',
            b's' | b'z' | b'x' => 's',
            b'l' | b'r' => 'r',
            b'm' => 'm',
            b'n' => 'n',
            digit if digit.is_ascii_digit() => char::from(*digit),
            _ => continue,
        };
        if !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}
