//! Names made comparable: without capitals, accents, tone marks, spaces and punctuation, in any script.

use unicode_normalization::char::decompose_compatible;

/// Adds the folded name to a text. `Chiang Rai` and `CHIANGRAI` fold alike, so do `Bokèo` and `bokeo`.
pub(super) fn fold_into(folded: &mut String, name: &str) {
    for letter in name.chars() {
        if letter.is_ascii() {
            folded.extend(
                letter
                    .is_ascii_alphanumeric()
                    .then_some(letter.to_ascii_lowercase()),
            );
        } else if matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') {
            // Chinese characters and Korean syllables carry no accents.
            folded.push(letter);
        } else {
            decompose_compatible(letter, |part| fold_letter(folded, part));
        }
    }
}

fn fold_letter(folded: &mut String, letter: char) {
    match letter {
        dropped if !kept(dropped) => {}
        // Letters which carry their mark inside and so are not taken apart.
        'Đ' | 'đ' | 'ð' | 'Ð' => folded.push('d'),
        'Ł' | 'ł' => folded.push('l'),
        'Ø' | 'ø' => folded.push('o'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'Æ' | 'æ' => folded.push_str("ae"),
        // Arabic writing has several habits for the same letter.
        'ى' | 'ی' => folded.push('ي'),
        'ة' => folded.push('ه'),
        'ک' => folded.push('ك'),
        other => folded.extend(other.to_lowercase().filter(|lower| kept(*lower))),
    }
}

/// Vowels of Thai, Khmer or Devanagari are marks too and must stay; accents and tones may be missing when people type.
fn kept(letter: char) -> bool {
    let accent = matches!(letter, '\u{300}'..='\u{36f}');
    let arabic_vowel = matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}');
    let tone = matches!(letter, '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecc}') && letter != '\u{e4d}';
    let letter_or_sign = letter.is_alphanumeric() || south_asian_mark(letter);
    letter_or_sign && !accent && !arabic_vowel && !tone
}

/// Signs which `char::is_alphanumeric` leaves out although words need them: viramas and some vowels.
fn south_asian_mark(letter: char) -> bool {
    matches!(letter,
        '\u{900}'..='\u{963}' | '\u{980}'..='\u{9e3}' | '\u{a00}'..='\u{a51}' | '\u{a80}'..='\u{ae3}'
        | '\u{b00}'..='\u{b63}' | '\u{b80}'..='\u{bd7}' | '\u{c00}'..='\u{c63}' | '\u{c80}'..='\u{ce3}'
        | '\u{d00}'..='\u{d63}' | '\u{d80}'..='\u{df3}' | '\u{e30}'..='\u{e4d}' | '\u{eb0}'..='\u{ecd}'
        | '\u{f71}'..='\u{f84}' | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{108d}' | '\u{17b4}'..='\u{17d3}')
}
