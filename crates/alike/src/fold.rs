//! Text made comparable: without case, accents and signs, cut into words.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::script::{self, Kind};

/// No name is longer. Of a longer text these letters are looked at, and a number made of the rest stands for the rest.
pub(crate) const LETTERS_MAX: usize = 400;

/// A text as it is compared.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Folded {
    pub words: Vec<String>,
    /// All words without anything between them, which tells names apart by letters alone.
    pub squash: String,
}

/// Folds and cuts a text. A text without any letter or digit stands for itself.
pub(crate) fn folded(text: &str) -> Folded {
    let (start, rest) = match text.char_indices().nth(LETTERS_MAX) {
        Some((at, _)) => text.split_at(at),
        None => (text, ""),
    };
    let words = joined_initials(Cutter::cut(start));
    let mut squash: String = words.iter().map(|word| word.text.as_str()).collect();
    if squash.is_empty() {
        squash = start.split_whitespace().collect();
    }
    if !rest.is_empty() {
        let mut hasher = DefaultHasher::new();
        rest.hash(&mut hasher);
        squash.push_str(&format!("…{:x}", hasher.finish()));
    }
    Folded { words: words.into_iter().map(|word| word.text).collect(), squash }
}

/// One word folded, for tables.
pub(crate) fn word(text: &str) -> String {
    folded(text).squash
}

#[derive(Debug, Default)]
struct Piece {
    text: String,
    /// Nothing but a full stop, or a full stop and a space, stands before it.
    follows_stop: bool,
}

#[derive(Debug, Default)]
struct Cutter {
    pieces: Vec<Piece>,
    now: Piece,
    kind: Option<Kind>,
    /// What stands between the last word and here.
    between: String,
    elided: bool,
}

impl Cutter {
    fn cut(text: &str) -> Vec<Piece> {
        let mut cutter = Self::default();
        if text.is_ascii() {
            text.chars()
                .for_each(|letter| cutter.take(letter.to_ascii_lowercase()));
        } else {
            text.nfkd()
                .flat_map(char::to_lowercase)
                .for_each(|letter| cutter.take(letter));
        }
        cutter.end();
        cutter.pieces
    }

    fn take(&mut self, letter: char) {
        if letter > '\u{2ff}' && is_combining_mark(letter) {
            if !goes(letter) && self.kind.is_some() {
                self.now.text.push(letter);
            }
            return;
        }
        if letter.is_alphanumeric() {
            self.letter(letter);
        } else if is_apostrophe(letter) && self.kind.is_some() {
            self.elided = true;
        } else if !is_invisible(letter) {
            self.end();
            if self.between.len() < 4 {
                self.between.push(letter);
            }
        }
    }

    fn letter(&mut self, letter: char) {
        let kind = Kind::of(letter);
        // French and Italian: l'eau, d'aide, qu'elle.
        let is_elision =
            self.elided && matches!(self.now.text.as_str(), "l" | "d" | "j" | "n" | "s" | "qu" | "dell");
        if is_elision || self.kind.is_some_and(|before| before != kind) {
            self.end();
        }
        self.elided = false;
        if self.kind.is_none() {
            self.kind = Some(kind);
            self.now.follows_stop = matches!(self.between.as_str(), "." | ". ");
            self.between.clear();
        }
        match letter {
            'ı' => self.now.text.push('i'),
            'ł' => self.now.text.push('l'),
            'đ' | 'ð' => self.now.text.push('d'),
            'ø' => self.now.text.push('o'),
            'ß' => self.now.text.push_str("ss"),
            'æ' => self.now.text.push_str("ae"),
            'œ' => self.now.text.push_str("oe"),
            'þ' => self.now.text.push_str("th"),
            'ς' => self.now.text.push('σ'),
            // Arabic: the shapes of alef, the dotless ya, kaf and the ta marbuta that typists swap.
            'آ' | 'أ' | 'إ' | 'ٱ' => self.now.text.push('ا'),
            'ى' | 'ی' => self.now.text.push('ي'),
            'ة' => self.now.text.push('ه'),
            'ک' => self.now.text.push('ك'),
            'ـ' => {}
            _ if kind == Kind::Digit => self.now.text.push_str(script::digit(letter)),
            _ => self.now.text.push(letter),
        }
    }

    fn end(&mut self) {
        self.elided = false;
        self.kind = None;
        let piece = std::mem::take(&mut self.now);
        if !piece.text.is_empty() {
            self.pieces.push(piece);
        }
    }
}

/// Single letters with full stops between them are one word: `S.A.`, `e.V.`, `I. R. C.`
fn joined_initials(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut before_is_initial = false;
    for piece in pieces {
        let is_initial = piece.text.chars().nth(1).is_none();
        match joined.last_mut() {
            Some(last) if is_initial && before_is_initial && piece.follows_stop => {
                last.text.push_str(&piece.text);
            }
            _ => joined.push(piece),
        }
        before_is_initial = is_initial;
    }
    joined
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{2bb}' | '\u{2bd}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Accents of Latin, Greek and Cyrillic and the short vowels of Arabic and Hebrew go; signs that are letters stay.
fn goes(mark: char) -> bool {
    matches!(mark,
        '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{0670}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}
