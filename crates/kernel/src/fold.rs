//! Text as people search it: without case, accents, spaces or the marks that differ between keyboards.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The form in which names are compared: compatible letters, lower case, no accents, no spaces or punctuation.
///
/// Vowel signs and tone marks of Thai, Lao, Khmer, Burmese and the Indic scripts carry meaning and stay;
/// accents of Latin, Greek and Cyrillic, and the short vowels and stretching of Arabic and Hebrew, go.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        match letter {
            mark if is_combining_mark(mark) && goes(mark) => {}
            // Letters which the compatibility forms leave alone.
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            // Arabic: the shapes of alef, the dotless ya and the ta marbuta that typists swap.
            'آ' | 'أ' | 'إ' | 'ٱ' => folded.push('ا'),
            'ى' | 'ی' => folded.push('ي'),
            'ة' => folded.push('ه'),
            'ک' => folded.push('ك'),
            kept if kept.is_alphanumeric() || is_combining_mark(kept) => folded.push(kept),
            _ => {}
        }
    }
    folded
}

/// What somebody typed into a search box, word by word, each folded; at most eight words.
pub fn fold_query(text: &str) -> Vec<String> {
    let short: String = text.chars().take(200).collect();
    short
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .take(8)
        .collect()
}

/// Text from a form as it is kept: outer spaces gone, lines ended the same way, no control characters.
///
/// Marks that turn the writing direction are dropped: names are isolated where they are shown.
pub fn tidy(text: &str) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|letter| *letter == '\n' || *letter == '\t' || !unwanted(*letter))
        .collect();
    kept.trim().to_owned()
}

fn unwanted(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}')
}

fn goes(mark: char) -> bool {
    matches!(mark,
        '\u{0300}'..='\u{036F}'      // accents of Latin, Greek, Cyrillic
        | '\u{0591}'..='\u{05C7}'    // Hebrew points
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' // Arabic short vowels
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_query, tidy};

    #[test]
    fn names_meet_in_spite_of_case_accents_and_spaces() {
        for (one, other) in [
            ("Chiang Rai", "chiangrai"),
            ("Bătdâmbâng", "batdambang"),
            ("Café  Étoile", "CAFE ETOILE"),
            ("O’Brien & Co.", "obrien co"),
            ("İstanbul", "istanbul"),
            ("ﬁnance", "Finance"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("Łódź", "lodz"),
            ("Ｆｕｌｌ", "full"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn scripts_whose_marks_are_letters_keep_them() {
        for text in ["เชียงราย", "ភ្នំពេញ", "မြန်မာ", "ລາວ", "हिन्दी"]
        {
            assert!(!fold(text).is_empty());
            assert_eq!(fold(&format!(" {text}\u{200B} ")), fold(text));
        }
        assert_ne!(fold("ป่า"), fold("ปา"));
    }

    #[test]
    fn a_query_is_cut_into_a_few_folded_words() {
        assert_eq!(fold_query("  Open   RÓAD "), ["open", "road"]);
        assert_eq!(fold_query("!!! ?"), Vec::<String>::new());
        assert_eq!(fold_query(&"a ".repeat(500)).len(), 8);
    }

    #[test]
    fn tidy_text_has_no_hidden_marks() {
        assert_eq!(tidy("  a\u{202E}b\r\nc\u{0000} "), "ab\nc");
        assert_eq!(tidy("👩‍👩‍👧"), "👩‍👩‍👧");
    }
}
