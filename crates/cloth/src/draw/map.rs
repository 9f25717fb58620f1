//! The map of the same: each area filled with the pattern of its cell.

use std::fmt::Write;

use crate::draw::clip::clipped;
use crate::draw::ink::{INK, PAPER, area as ink_of, defs};
use crate::draw::layout::legend;
use crate::draw::names::names;
use crate::draw::outline::simplify;
use crate::draw::project::{Point, Sheet, is_usable};
use crate::draw::text::{cut, escape, wrap};
use crate::draw::{Area, MapLook, MapStyle, MapWords, ORDER};
use crate::result::Pattern;

/// Room around the map; more of it where areas reach over the edge, so that one sees that they go on.
const MARGIN: f64 = 8.0;
const WIDER_MARGIN: f64 = 36.0;
/// Areas are cut this far outside the picture, so that the cut is not seen.
const OUTSIDE: f64 = 12.0;
/// The title of a picture of its own.
const TITLE: f64 = 14.0;
const TITLE_STEP: f64 = 20.0;
const TITLE_LINES: usize = 8;

/// Draws the areas, north up, fitted to the width. Equirectangular, true in the middle of the map.
///
/// In a page the areas are links where they have one, and names are hidden from screen readers, which hear
/// each area's sentence instead. Names that do not fit their area, or would cover another, are left out:
/// first the caption, then the name; not on a sketch, where every square has its name. Areas without outlines are left out; see [`super::squares`] for a
/// sketch map. The map is fitted to the areas that may not be cut ([`Area::may_be_cut`]).
pub fn map(areas: &[Area<'_>], words: &MapWords<'_>, look: &MapLook<'_>) -> String {
    let (width, most_height) = (f64::from(look.width), f64::from(look.most_height));
    let is_cut = areas.iter().any(|area| area.may_be_cut) && areas.iter().any(|area| !area.may_be_cut);
    let fitted = areas.iter().filter(|area| !(is_cut && area.may_be_cut));
    let points = fitted.flat_map(|area| area.rings.iter().flatten().copied());
    let margin = if is_cut { WIDER_MARGIN } else { MARGIN };
    let sheet = Sheet::new(points, (width, most_height), margin);
    let mut placed: Vec<Vec<Vec<Point>>> = areas.iter().map(|area| placed(area, &sheet)).collect();
    if is_cut {
        let edges = [-OUTSIDE, -OUTSIDE, width + OUTSIDE, sheet.height + OUTSIDE];
        placed = placed.iter().map(|rings| clipped(rings, edges)).collect();
    }
    let outlines = simplify(&placed);
    let mut order: Vec<usize> = (0..areas.len())
        .filter(|index| !outlines[*index].is_empty())
        .collect();
    // Holes last, so that their dashed edges lie above their neighbours'.
    order.sort_by_key(|index| (rank(areas[*index].pattern), *index));
    let present: Vec<Pattern> = ORDER
        .into_iter()
        .filter(|pattern| order.iter().any(|index| areas[*index].pattern == *pattern))
        .collect();

    let inline = look.style == MapStyle::Inline;
    let mut body = defs(look.id, &present, inline);
    for index in &order {
        shape(&areas[*index], &outlines[*index], look, &mut body);
    }
    names(areas, &outlines, (&order, sheet.height), look, &mut body);
    let mut height = sheet.height;
    if let Some(explained) = &words.legend {
        if is_cut {
            let _ = write!(body, "<rect y=\"{height}\" width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>");
        }
        let (drawn, more) = legend(
            explained,
            &present,
            (8.0, f64::from(look.width) - 8.0, height + 8.0),
            look.right_to_left,
            |pattern, width, height| in_legend(pattern, look.id, width, height),
        );
        body.push_str(&drawn);
        height += more + if more > 0.0 { 8.0 } else { 0.0 };
        height = titled(words.title, look, height, &mut body);
    }
    frame(&body, words, look, height)
}

/// The title under a picture of its own, in as many lines as it needs; gives the new height.
fn titled(title: &str, look: &MapLook<'_>, height: f64, body: &mut String) -> f64 {
    let (width, edge) = (f64::from(look.width), 8.0);
    let room = width - 2.0 * edge;
    let lines = wrap(title, TITLE, room, TITLE_LINES).unwrap_or_else(|| vec![cut(title, TITLE, room)]);
    let (x, anchor) = if look.right_to_left {
        (width - edge, "end")
    } else {
        (edge, "start")
    };
    let mut bottom = height;
    for line in &lines {
        bottom += TITLE_STEP;
        let text = escape(line);
        let _ = write!(
            body,
            "<text x=\"{x:.1}\" y=\"{bottom:.1}\" font-size=\"{TITLE}\" text-anchor=\"{anchor}\" fill=\"{INK}\">{text}</text>"
        );
    }
    bottom + if lines.is_empty() { 0.0 } else { 12.0 }
}

fn frame(body: &str, words: &MapWords<'_>, look: &MapLook<'_>, height: f64) -> String {
    let title = escape(words.title);
    let view = format!("viewBox=\"0 0 {} {height:.0}\"", look.width);
    let font = escape(look.font).replace("&#39;", "'");
    match look.style {
        MapStyle::Inline => {
            format!("<svg class=\"map\" {view} role=\"group\" aria-label=\"{title}\">{body}</svg>")
        }
        MapStyle::Standalone => format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" {view} width=\"{}\" height=\"{height:.0}\" role=\"img\" font-family=\"{font}\"><title>{title}</title><rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>{body}</svg>\n",
            look.width
        ),
    }
}

/// A pattern by itself, for the key of a map in the same page: it borrows the fills of that map.
pub fn swatch(pattern: Pattern, look: &MapLook<'_>) -> String {
    let (name, edge) = ink_of(pattern);
    let (class, id) = (pattern.map_class(), escape(look.id));
    format!(
        "<svg class=\"map sw\" viewBox=\"0 0 28 24\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"land {class}\" x=\"1\" y=\"1\" width=\"26\" height=\"22\" rx=\"2\" fill=\"url(#{id}-{name})\" {edge}/></svg>"
    )
}

fn in_legend(pattern: Pattern, id: &str, width: f64, height: f64) -> String {
    let (name, edge) = ink_of(pattern);
    let id = escape(id);
    format!("<rect width=\"{width}\" height=\"{height}\" rx=\"2\" fill=\"url(#{id}-{name})\" {edge}/>")
}

fn rank(pattern: Pattern) -> u8 {
    match pattern {
        Pattern::Empty => 0,
        Pattern::One | Pattern::Two | Pattern::Three => 1,
        Pattern::NotAsked => 2,
        Pattern::Nobody => 3,
        Pattern::Overlap => 4,
        Pattern::Gap => 5,
    }
}

fn placed(area: &Area<'_>, sheet: &Sheet) -> Vec<Vec<Point>> {
    let ring = |ring: &Vec<[f64; 2]>| -> Vec<Point> {
        ring.iter()
            .filter(|point| is_usable(**point))
            .map(|point| sheet.place(*point))
            .collect()
    };
    area.rings.iter().map(ring).collect()
}

fn shape(area: &Area<'_>, rings: &[Vec<Point>], look: &MapLook<'_>, body: &mut String) {
    let (name, edge) = ink_of(area.pattern);
    let inline = look.style == MapStyle::Inline;
    let class = if inline {
        format!(" class=\"land {}\"", area.pattern.map_class())
    } else {
        String::new()
    };
    let path = path(rings);
    let id = escape(look.id);
    let drawn = format!(
        "<path{class} d=\"{path}\" fill=\"url(#{id}-{name})\" fill-rule=\"evenodd\" stroke-linejoin=\"round\" {edge}/>"
    );
    let _ = match area.href.filter(|_| inline) {
        Some(href) => {
            write!(body, "<a href=\"{}\" aria-label=\"{}\">{drawn}</a>", escape(href), escape(area.name))
        }
        None if inline => write!(body, "<g role=\"img\" aria-label=\"{}\">{drawn}</g>", escape(area.name)),
        None => write!(body, "{drawn}"),
    };
}

/// The rings as one path, each point told by its distance from the one before, to a tenth of a unit.
fn path(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut last = (0, 0);
        for (index, [x, y]) in ring.iter().enumerate() {
            let point = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
            if index > 0 && point == last {
                continue;
            }
            match index {
                0 => path.push('M'),
                1 => path.push('l'),
                _ => {}
            }
            let from = if index == 0 { (0, 0) } else { last };
            tenths(&mut path, point.0 - from.0, index > 1);
            tenths(&mut path, point.1 - from.1, true);
            last = point;
        }
        path.push('Z');
    }
    path
}

/// A number of tenths in as few letters as SVG allows.
fn tenths(path: &mut String, number: i64, after_number: bool) {
    if number < 0 {
        path.push('-');
    } else if after_number {
        path.push(' ');
    }
    let (whole, rest) = (number.abs() / 10, number.abs() % 10);
    let _ = match (whole, rest) {
        (whole, 0) => write!(path, "{whole}"),
        (0, rest) => write!(path, ".{rest}"),
        (whole, rest) => write!(path, "{whole}.{rest}"),
    };
}
