//! How each state is drawn: threads, weave, knot, hole. Every pattern can be told without colour.

use std::fmt::Write;

use crate::draw::text::escape;
use crate::result::Pattern;

pub(crate) const INK: &str = "#152025";
pub(crate) const INK_SOFT: &str = "#465660";
pub(crate) const PAPER: &str = "#ffffff";
pub(crate) const LINE: &str = "#7b8a92";
const THREAD: &str = "#33539b";
const THREAD_SOFT: &str = "#b9c6e4";
const THREAD_GROUND: &str = "#eff3fa";
const KNOT: &str = "#6d4a00";
const KNOT_GROUND: &str = "#d69a0b";
const HOLE: &str = "#bf4b50";
const HOLE_INK: &str = "#8f2f35";
const HOLE_GROUND: &str = "#fbeceb";

/// A piece of cloth of the given size, with its upper left corner at 0, 0.
pub(crate) fn piece(pattern: Pattern, width: f64, height: f64) -> String {
    let frame = |fill: &str, stroke: &str, line: f64, dashes: &str| {
        let (w, h) = (width - line, height - line);
        let dashes = if dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dashes}\"")
        };
        format!(
            "<rect x=\"{0}\" y=\"{0}\" width=\"{w}\" height=\"{h}\" rx=\"2\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{line}\"{dashes}/>",
            line / 2.0
        )
    };
    let across = |step, line, colour| threads(width, height, step, line, (true, colour));
    let down = |step, line, colour| threads(width, height, step, line, (false, colour));
    match pattern {
        Pattern::One => frame(THREAD_GROUND, THREAD_SOFT, 1.0, "") + &across(14.0, 2.0, THREAD),
        Pattern::Two => {
            frame(THREAD_GROUND, THREAD_SOFT, 1.0, "")
                + &down(9.0, 2.0, THREAD_SOFT)
                + &across(9.0, 2.0, THREAD)
        }
        Pattern::Three => {
            frame(THREAD_SOFT, THREAD_SOFT, 1.0, "") + &down(7.0, 3.0, THREAD) + &across(7.0, 3.0, THREAD)
        }
        Pattern::Overlap => {
            frame(KNOT_GROUND, KNOT, 2.5, "") + &down(7.0, 2.0, KNOT) + &across(7.0, 2.0, KNOT)
        }
        Pattern::Gap => frame(HOLE_GROUND, HOLE, 2.0, "6 4"),
        Pattern::Nobody => frame(PAPER, LINE, 1.25, "6 4"),
        Pattern::NotAsked => frame(PAPER, LINE, 1.25, "1.5 3"),
        Pattern::Empty => frame(PAPER, "#ccd4d7", 1.0, ""),
    }
}

/// The colour of the number in a piece of cloth, and whether it needs a light ground to be read.
pub(crate) fn number(pattern: Pattern) -> (&'static str, bool) {
    match pattern {
        Pattern::One | Pattern::Two | Pattern::Three | Pattern::Overlap => (INK, true),
        Pattern::Gap => (HOLE_INK, false),
        Pattern::Nobody | Pattern::NotAsked | Pattern::Empty => (INK_SOFT, false),
    }
}

fn threads(width: f64, height: f64, step: f64, line: f64, (across, colour): (bool, &str)) -> String {
    let length = if across { height } else { width };
    let count = ((length - line) / step).floor().max(1.0);
    let first = (length - (count - 1.0) * step) / 2.0;
    let mut path = String::new();
    for index in 0..count as u32 {
        let at = first + f64::from(index) * step;
        let _ = if across {
            write!(path, "M1 {at}h{}", width - 2.0)
        } else {
            write!(path, "M{at} 1v{}", height - 2.0)
        };
    }
    format!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{line}\"/>")
}

/// The name of the pattern on a map, and how its areas are edged.
pub(crate) fn area(pattern: Pattern) -> (&'static str, &'static str) {
    match pattern {
        Pattern::One => ("one", "stroke=\"#7b8a92\" stroke-width=\"1.25\""),
        Pattern::Two => ("two", "stroke=\"#7b8a92\" stroke-width=\"1.25\""),
        Pattern::Three => ("three", "stroke=\"#ffffff\" stroke-width=\"1.5\""),
        Pattern::Overlap => ("over", "stroke=\"#6d4a00\" stroke-width=\"2\""),
        Pattern::Gap => ("gap", "stroke=\"#bf4b50\" stroke-width=\"2\" stroke-dasharray=\"6 4\""),
        Pattern::Nobody => ("none", "stroke=\"#7b8a92\" stroke-width=\"1.25\" stroke-dasharray=\"6 4\""),
        Pattern::NotAsked => ("ask", "stroke=\"#7b8a92\" stroke-width=\"1.5\" stroke-dasharray=\"2 4\""),
        Pattern::Empty => ("void", "stroke=\"#ccd4d7\" stroke-width=\"1.25\""),
    }
}

/// The fills of a map. A page may recolour them: `-a` is the ground, `-b` the threads.
pub(crate) fn defs(id: &str, patterns: &[Pattern], classes: bool) -> String {
    let mut defs = String::from("<defs>");
    for pattern in patterns {
        let (name, _) = area(*pattern);
        let (size, turn, ground, colour, line, path) = tile(*pattern);
        let class = |part| {
            if classes {
                format!(" class=\"pg-{name}-{part}\"")
            } else {
                String::new()
            }
        };
        let turn = if turn == 0 {
            String::new()
        } else {
            format!(" patternTransform=\"rotate({turn})\"")
        };
        let _ = write!(
            defs,
            "<pattern id=\"{id}-{name}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\"{turn}>\
             <rect{} width=\"{size}\" height=\"{size}\" fill=\"{ground}\"/>",
            class("a"),
            id = escape(id),
        );
        if !path.is_empty() {
            let class = class("b");
            let _ = write!(
                defs,
                "<path{class} d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{line}\"/>"
            );
        }
        defs.push_str("</pattern>");
    }
    defs + "</defs>"
}

/// Size and turn of a tile, colours of its ground and its threads, their width and their path.
fn tile(pattern: Pattern) -> (u8, u8, &'static str, &'static str, f64, &'static str) {
    match pattern {
        Pattern::One => (10, 0, THREAD_GROUND, THREAD_SOFT, 1.5, "M0 5h10"),
        Pattern::Two => (9, 0, "#dfe6f4", "#9db0da", 1.5, "M0 4.5h9M4.5 0v9"),
        Pattern::Three => (7, 0, THREAD_SOFT, "#6f88c2", 2.0, "M0 3.5h7M3.5 0v7"),
        Pattern::Overlap => (8, 0, "#e8b93e", KNOT, 1.25, "M0 0l8 8M8 0l-8 8"),
        Pattern::Gap => (9, 45, HOLE_GROUND, HOLE, 2.5, "M0 0v9"),
        Pattern::Nobody | Pattern::Empty => (10, 0, PAPER, PAPER, 1.0, ""),
        Pattern::NotAsked => (9, 0, PAPER, LINE, 1.5, "M4 4.5h1.5"),
    }
}
