//! The legend under a picture.

use std::fmt::Write;

use crate::draw::ink::INK;
use crate::draw::text::{escape, width};
use crate::draw::{Legend, ORDER};
use crate::result::Pattern;

const SWATCH: (f64, f64) = (28.0, 22.0);
const SIZE: f64 = 14.0;
const ROW: f64 = 30.0;

/// Draws the legend in rows as wide as the picture, from `top` on; gives the text and its height.
pub(crate) fn legend(
    words: &Legend<'_>,
    present: &[Pattern],
    (left, right, top): (f64, f64, f64),
    right_to_left: bool,
    swatch: impl Fn(Pattern, f64, f64) -> String,
) -> (String, f64) {
    let mut drawn = String::new();
    let (mut x, mut y) = (left, top);
    let patterns = ORDER.iter().filter(|pattern| present.contains(pattern));
    let patterns = patterns.map(|pattern| {
        let piece = swatch(*pattern, SWATCH.0, SWATCH.1);
        (format!("{piece}{}", lettered(sign(*pattern))), words.word(*pattern))
    });
    let signs = words.signs.iter().map(|(sign, word)| (lettered(sign), *word));
    for (piece, word) in patterns.chain(signs).filter(|(_, word)| !word.is_empty()) {
        let length = SWATCH.0 + 8.0 + width(word, SIZE);
        if x > left && x + length > right {
            (x, y) = (left, y + ROW);
        }
        let (left_edge, at, anchor) = if right_to_left {
            let from = left + right - x;
            (from - SWATCH.0, from - SWATCH.0 - 8.0, "end")
        } else {
            (x, x + SWATCH.0 + 8.0, "start")
        };
        let _ = write!(
            drawn,
            "<g transform=\"translate({left_edge:.1} {y:.1})\">{piece}</g><text x=\"{at:.1}\" y=\"{:.1}\" font-size=\"{SIZE}\" text-anchor=\"{anchor}\" fill=\"{INK}\">{}</text>",
            y + 16.0,
            escape(word),
        );
        x += length + 22.0;
    }
    let height = if drawn.is_empty() { 0.0 } else { y + ROW - top };
    (drawn, height)
}

/// Pale pieces are told apart by what stands in them, as in the cells.
fn sign(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Nobody => "0",
        Pattern::NotAsked => "?",
        _ => "",
    }
}

/// A sign in the middle of where a piece of cloth stands; nothing for none.
fn lettered(sign: &str) -> String {
    if sign.is_empty() {
        return String::new();
    }
    let (x, y) = (SWATCH.0 / 2.0, SWATCH.1 / 2.0 + 5.0);
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{SIZE}\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{INK}\">{}</text>",
        escape(sign)
    )
}
