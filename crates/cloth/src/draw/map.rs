//! The map of the same: each area filled with the pattern of its cell.

use std::fmt::Write;

use crate::draw::ink::{INK, PAPER, area as ink_of, defs};
use crate::draw::label::{middle, room};
use crate::draw::layout::legend;
use crate::draw::outline::simplify;
use crate::draw::project::{Point, Sheet, is_usable};
use crate::draw::text::{escape, width};
use crate::draw::{Area, MapLook, MapStyle, MapWords, ORDER};
use crate::result::Pattern;

const NAME: f64 = 15.0;
const CAPTION: f64 = 14.0;
/// How much larger names are on a phone, where the whole map is made smaller.
const PHONE: f64 = 1.65;

/// Draws the areas, north up, fitted to the width. Equirectangular, true in the middle of the map.
///
/// In a page the areas are links where they have one, and names are hidden from screen readers, which hear
/// each area's sentence instead. Names that do not fit their area, or would cover another, are left out:
/// first the caption, then the name, then the number. Areas without outlines are left out; see
/// [`super::squares`] for a sketch map.
pub fn map(areas: &[Area<'_>], words: &MapWords<'_>, look: &MapLook<'_>) -> String {
    let points = areas.iter().flat_map(|area| area.rings.iter().flatten().copied());
    let sheet = Sheet::new(points, f64::from(look.width), f64::from(look.most_height));
    let placed: Vec<Vec<Vec<Point>>> = areas.iter().map(|area| placed(area, &sheet)).collect();
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
    names(areas, &outlines, &order, look, &mut body);
    let mut height = sheet.height;
    if let Some(explained) = &words.legend {
        let (drawn, more) = legend(
            explained,
            &present,
            (8.0, f64::from(look.width) - 8.0, height + 8.0),
            look.right_to_left,
            |pattern, width, height| swatch(pattern, look.id, width, height),
        );
        body.push_str(&drawn);
        height += more + if more > 0.0 { 8.0 } else { 0.0 };
    }
    frame(&body, words, look, height)
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

fn swatch(pattern: Pattern, id: &str, width: f64, height: f64) -> String {
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

fn names(
    areas: &[Area<'_>],
    outlines: &[Vec<Vec<Point>>],
    order: &[usize],
    look: &MapLook<'_>,
    body: &mut String,
) {
    let _ = write!(
        body,
        "<g aria-hidden=\"true\" font-size=\"{NAME}\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{INK}\" stroke=\"{PAPER}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\" pointer-events=\"none\">"
    );
    let mut taken = Taken { boxes: Vec::new(), edge: f64::from(look.width) };
    // The roomiest areas first, so that names are left out where they matter least.
    let spots = order
        .iter()
        .filter_map(|index| Some((*index, middle(&outlines[*index])?)));
    let mut spots: Vec<(usize, Point, f64)> = spots
        .map(|(index, spot)| {
            let (left, right) = room(&outlines[index], spot);
            (index, spot, left.min(right) * 2.0)
        })
        .collect();
    spots.sort_by(|one, other| other.2.total_cmp(&one.2));
    for (index, spot, wide) in spots {
        name(&areas[index], spot, wide, look.style == MapStyle::Inline, &mut taken, body);
    }
    body.push_str("</g>");
}

/// Where names stand already.
struct Taken {
    boxes: Vec<[f64; 4]>,
    edge: f64,
}

impl Taken {
    /// Takes the room for a text of this width and height around a point, if it is free and on the sheet.
    fn take(&mut self, [x, y]: Point, wide: f64, high: f64) -> bool {
        let wanted = [x - wide / 2.0, y - high / 2.0, x + wide / 2.0, y + high / 2.0];
        let apart = |one: &[f64; 4]| {
            one[0] >= wanted[2] || wanted[0] >= one[2] || one[1] >= wanted[3] || wanted[1] >= one[3]
        };
        let free = wanted[0] >= 0.0 && wanted[2] <= self.edge && self.boxes.iter().all(apart);
        if free {
            self.boxes.push(wanted);
        }
        free
    }
}

fn name(area: &Area<'_>, [x, y]: Point, wide: f64, inline: bool, taken: &mut Taken, body: &mut String) {
    let (name, caption) = (width(area.label, NAME * 1.05), width(area.caption, CAPTION));
    // A name may reach a little over the border, as on any map.
    let fits = |length: f64| length <= wide * 1.3 + 8.0;
    let mut text = |class: &str, look: &str, at: f64, words: &str| {
        let class = if inline && !class.is_empty() {
            format!(" class=\"{class}\"")
        } else {
            String::new()
        };
        let _ = write!(body, "<text{class} x=\"{x:.0}\" y=\"{at:.0}\"{look}>{}</text>", escape(words));
    };
    let small = " font-weight=\"400\" font-size=\"14\"";
    let hidden = " font-weight=\"400\" font-size=\"14\" display=\"none\"";
    let on_phone = fits(name * PHONE) && wide > 40.0;
    let for_phone = |wanted: bool| inline && wanted && !area.slim.is_empty();
    if !area.caption.is_empty() && fits(name) && fits(caption) && taken.take([x, y], name.max(caption), 34.0)
    {
        text(if on_phone { "" } else { "wide" }, "", y - 2.0, area.label);
        text("c wide", small, y + 15.0, area.caption);
        if for_phone(true) {
            text("c slim", hidden, if on_phone { y + 23.0 } else { y + 8.0 }, area.slim);
        }
    } else if fits(name) && taken.take([x, y], name, 18.0) {
        text(if on_phone { "" } else { "wide" }, "", y + 5.0, area.label);
        if for_phone(!on_phone) {
            text("c slim", hidden, y + 8.0, area.slim);
        }
    } else if !area.slim.is_empty()
        && fits(width(area.slim, CAPTION))
        && taken.take([x, y], width(area.slim, CAPTION), 16.0)
    {
        text("c", small, y + 5.0, area.slim);
    }
}
