//! Several names in one cell.

use crate::SURE;
use crate::ask::Ask;
use crate::fold;
use crate::index::Index;
use crate::words::WORDS;

/// A longer cell, or one with more names, is left whole.
const LETTERS_MAX: usize = 2_000;
const PARTS_MAX: usize = 40;
/// So many pieces may belong to one known name.
const PIECES_MAX: usize = 5;
/// Words that join two names, or stand inside one.
const JOINING: [&str; 13] = [
    "and",
    "et",
    "y",
    "e",
    "und",
    "en",
    "i",
    "و",
    "и",
    "และ",
    "និង",
    "và",
    "dan",
];

/// Words for a sort of organisation, which alone name none; folded.
const SORTS: [&str; 20] = [
    "foundation",
    "fondation",
    "fundacion",
    "fundacao",
    "fondazione",
    "stiftung",
    "stichting",
    "yayasan",
    "association",
    "asociacion",
    "associacao",
    "associazione",
    "verein",
    "trust",
    "society",
    "inc",
    "incorporated",
    "company",
    "cooperative",
    "ngo",
];

/// The names found in a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Split {
    /// As they were written, without the separators; one when nothing was split.
    pub parts: Vec<String>,
    /// Whether this can be taken without asking: the parts are known, or only unmistakable separators were used.
    pub is_sure: bool,
    /// Whether it was cut at a word such as "and", which stands inside names as often as between them.
    pub is_joined: bool,
}

/// What stands between two pieces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Between {
    /// A new line, a semicolon, a bar.
    Plain,
    /// A comma, a slash: usual in lists, and in names.
    Usual,
    /// "and" in several languages, an ampersand: usual in names.
    Joining,
}

#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    /// What stands after it.
    then: Between,
}

impl Split {
    fn whole(cell: &str, is_sure: bool) -> Self {
        Self { parts: vec![cell.trim().to_owned()], is_sure, is_joined: false }
    }
}

impl Index {
    /// The several things that one cell names. A name that is known as a whole is never split; brackets protect what
    /// stands in them; "and" splits only between known names. A comma before a legal form belongs to the name.
    #[must_use]
    pub fn split(&self, cell: &str) -> Split {
        if cell.chars().nth(LETTERS_MAX).is_some() {
            return Split::whole(cell, false);
        }
        let pieces = pieces(cell);
        if pieces.len() > PARTS_MAX {
            return Split::whole(cell, false);
        }
        if let [piece] = &pieces[..] {
            return Split::whole(&cell[piece.start..piece.end], true);
        }
        if pieces.is_empty() || self.knows(cell) {
            return Split::whole(cell, true);
        }
        let (mut parts, mut is_sure, mut is_joined) = (Vec::new(), true, false);
        let mut at = 0;
        while at < pieces.len() {
            let (next, known) = self.longest(cell, &pieces, at);
            parts.push(cell[pieces[at].start..pieces[next - 1].end].trim().to_owned());
            let is_plain = |piece: &Piece| piece.then == Between::Plain;
            let borders = pieces[..next]
                .last()
                .into_iter()
                .chain(at.checked_sub(1).map(|before| &pieces[before]));
            is_sure &= known || (next == at + 1 && borders.into_iter().all(is_plain));
            is_joined |= pieces[next - 1].then == Between::Joining;
            at = next;
        }
        Split { parts, is_sure, is_joined }
    }

    /// How many pieces from here make the next name, as the piece after it, and whether that name is known.
    fn longest(&self, cell: &str, pieces: &[Piece], at: usize) -> (usize, bool) {
        let most = pieces.len().min(at + PIECES_MAX);
        let of = |end: usize| &cell[pieces[at].start..pieces[end - 1].end];
        if let Some(end) = (at + 1..=most).rev().find(|end| self.knows(of(*end))) {
            return (end, true);
        }
        // Nothing known begins here: pieces joined by "and" stay together until a known name begins.
        let mut end = at + 1;
        while end < pieces.len() && pieces[end - 1].then == Between::Joining {
            let known = self.longest_known(cell, pieces, end);
            if known.is_some_and(|next| pieces[next - 1].then != Between::Joining || next == pieces.len()) {
                break;
            }
            end += 1;
        }
        (end, false)
    }

    fn longest_known(&self, cell: &str, pieces: &[Piece], at: usize) -> Option<usize> {
        let most = pieces.len().min(at + PIECES_MAX);
        (at + 1..=most)
            .rev()
            .find(|end| self.knows(&cell[pieces[at].start..pieces[end - 1].end]))
    }

    fn knows(&self, name: &str) -> bool {
        !self
            .find(name, &Ask { within: None, most: 1, min: SURE })
            .is_empty()
    }
}

/// A cell cut at every separator outside of brackets.
fn pieces(cell: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let protects = cell.matches(is_opening).count() == cell.matches(is_closing).count();
    for (at, letter) in cell.char_indices() {
        depth = match letter {
            _ if !protects => 0,
            open if is_opening(open) => depth + 1,
            close if is_closing(close) => depth.saturating_sub(1),
            _ => depth,
        };
        if depth > 0 || at < start {
            continue;
        }
        if let Some((between, end)) = separator(cell, at, letter) {
            put(cell, &mut pieces, Piece { start, end: at, then: between });
            start = end;
        }
    }
    put(cell, &mut pieces, Piece { start, end: cell.len(), then: Between::Plain });
    if let Some(last) = pieces.last_mut() {
        last.then = Between::Plain;
    }
    pieces
}

/// Whether nothing but legal forms and words for a sort of organisation stands there.
fn is_sort(text: &str) -> bool {
    let words = fold::folded(text).words;
    let is_sort = |word: &String| WORDS.about(word).is_legal || SORTS.contains(&word.as_str());
    !words.is_empty() && words.iter().all(is_sort)
}

/// Adds a piece. An empty one is dropped; one that only says a sort belongs to what stands beside it.
fn put(cell: &str, pieces: &mut Vec<Piece>, piece: Piece) {
    let folded = fold::folded(&cell[piece.start..piece.end]);
    if folded.words.is_empty() {
        if let Some(last) = pieces.last_mut().filter(|_| piece.then == Between::Plain) {
            last.then = Between::Plain;
        }
        return;
    }
    match pieces.last_mut() {
        Some(last)
            if (is_sort(&cell[piece.start..piece.end]) || is_sort(&cell[last.start..last.end]))
                && last.then == Between::Usual
                && cell[last.end..piece.start].contains(',') =>
        {
            *last = Piece { start: last.start, ..piece };
        }
        _ => pieces.push(piece),
    }
}

/// The separator that begins here, and where the next piece begins.
fn separator(cell: &str, at: usize, letter: char) -> Option<(Between, usize)> {
    let end = at + letter.len_utf8();
    match letter {
        '\n' | '\r' | ';' | '|' | '；' | '؛' | '•' | '\u{2028}' => Some((Between::Plain, end)),
        ',' | '،' | '、' | '，' => (!is_between_digits(cell, at, end)).then_some((Between::Usual, end)),
        '/' | '\\' => (!is_short_slash(cell, at, end)).then_some((Between::Usual, end)),
        '&' | '+' => Some((Between::Joining, end)),
        space if space.is_whitespace() => {
            let rest = &cell[end..];
            let word = rest.split(char::is_whitespace).next()?;
            let is_joining = JOINING.contains(&word.to_lowercase().as_str());
            (is_joining && rest.len() > word.len()).then_some((Between::Joining, end + word.len()))
        }
        _ => None,
    }
}

fn is_between_digits(cell: &str, at: usize, end: usize) -> bool {
    let before = cell[..at].chars().next_back();
    let after = cell[end..].chars().next();
    before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric)
}

/// `c/o`, `24/7`, `w/`: a single letter or digit beside a slash without space.
fn is_short_slash(cell: &str, at: usize, end: usize) -> bool {
    let letters = |word: &str| word.chars().count();
    let before = letters(cell[..at].rsplit(char::is_whitespace).next().unwrap_or_default());
    let after = letters(cell[end..].split(char::is_whitespace).next().unwrap_or_default());
    before == 1 || after == 1 || is_between_digits(cell, at, end)
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '（')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, ')' | ']' | '}' | '）')
}
