//! The names on a map: where there is room for them, and none that could be read for its neighbour's.

use std::fmt::Write;

use crate::draw::clip::clipped;
use crate::draw::ink::{INK, PAPER};
use crate::draw::label::{middle, room};
use crate::draw::outline::size;
use crate::draw::project::Point;
use crate::draw::text::{cut, escape, width, wrap};
use crate::draw::{Area, MapLook, MapStyle};

const NAME: f64 = 15.0;
const CAPTION: f64 = 14.0;
const LINE: f64 = 17.0;
/// How much larger names are on a phone, where the whole map is made smaller.
const PHONE: f64 = 1.65;

/// How much smaller the letters of a sketch may be, and how many lines a name may take there.
const SMALLER: [f64; 4] = [1.0, 0.85, 0.7, SMALLEST];
const SMALLEST: f64 = 0.6;
const SKETCH_LINES: usize = 3;
/// What stays free between a name and the edge of its square.
const EDGE: f64 = 3.0;

/// Writes the names: those for wide screens, and in a page once more for phones.
pub(crate) fn names(
    areas: &[Area<'_>],
    outlines: &[Vec<Vec<Point>>],
    (order, height): (&[usize], f64),
    look: &MapLook<'_>,
    body: &mut String,
) {
    let _ = write!(
        body,
        "<g aria-hidden=\"true\" font-size=\"{NAME}\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{INK}\" stroke=\"{PAPER}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\" pointer-events=\"none\">"
    );
    let sheet = [0.0, 0.0, f64::from(look.width), height];
    let mut spots: Vec<Spot> = order
        .iter()
        .filter_map(|index| Spot::of(*index, &outlines[*index], sheet))
        .collect();
    // The roomiest areas first, so that names are left out where they matter least.
    spots.sort_by(|one, other| other.room.total_cmp(&one.room));
    let screens: &[Screen] = match look.style {
        MapStyle::Inline => &[Screen::Wide, Screen::Phone],
        MapStyle::Standalone => &[Screen::Paper],
    };
    for screen in screens {
        let mut taken = Taken { boxes: Vec::new(), sheet };
        if look.is_sketch {
            in_squares(areas, &spots, *screen, body);
            continue;
        }
        for spot in &spots {
            name(&areas[spot.index], spot, *screen, &mut taken, body);
        }
    }
    body.push_str("</g>");
}

/// Where a name stands, and how much room there is to both sides of it.
struct Spot {
    index: usize,
    at: Point,
    room: f64,
}

impl Spot {
    /// The roomiest point of what can be seen of an area.
    fn of(index: usize, rings: &[Vec<Point>], sheet: [f64; 4]) -> Option<Self> {
        let mut seen = clipped(rings, sheet);
        seen.sort_by(|one, other| size(other).total_cmp(&size(one)));
        let at = middle(&seen)?;
        let (left, right) = room(&seen, at);
        Some(Self { index, at, room: left.min(right) * 2.0 })
    }

    /// The room inside a square, away from its edges.
    fn inside(&self) -> f64 {
        self.room - 2.0 * EDGE
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Paper,
    Wide,
    Phone,
}

impl Screen {
    fn scale(self) -> f64 {
        if self == Self::Phone { PHONE } else { 1.0 }
    }

    fn caption<'a>(self, area: &Area<'a>) -> &'a str {
        if self == Self::Phone {
            area.slim
        } else {
            area.caption
        }
    }

    /// Attributes of a name, or of what stands under it.
    fn attributes(self, is_caption: bool) -> &'static str {
        match (self, is_caption) {
            (Self::Paper, false) => "",
            (Self::Paper, true) => " font-weight=\"400\" font-size=\"14\"",
            (Self::Wide, false) => " class=\"wide\"",
            (Self::Wide, true) => " class=\"c wide\" font-weight=\"400\" font-size=\"14\"",
            (Self::Phone, false) => " class=\"slim\" display=\"none\"",
            (Self::Phone, true) => " class=\"c slim\" font-weight=\"400\" font-size=\"14\" display=\"none\"",
        }
    }
}

/// Where names stand already.
struct Taken {
    boxes: Vec<[f64; 4]>,
    sheet: [f64; 4],
}

impl Taken {
    /// Takes the room for a text of this width and height around a point, if it is free and on the sheet.
    fn take(&mut self, [x, y]: Point, wide: f64, high: f64) -> bool {
        let wanted = [x - wide / 2.0, y - high / 2.0, x + wide / 2.0, y + high / 2.0];
        let apart = |one: &[f64; 4]| {
            one[0] >= wanted[2] || wanted[0] >= one[2] || one[1] >= wanted[3] || wanted[1] >= one[3]
        };
        let [left, top, right, bottom] = self.sheet;
        let is_on = wanted[0] >= left && wanted[1] >= top && wanted[2] <= right && wanted[3] <= bottom;
        let free = is_on && self.boxes.iter().all(apart);
        if free {
            self.boxes.push(wanted);
        }
        free
    }
}

/// The name in one line or two, with its caption if there is room, or what a phone has for it; else the name alone; else nothing: a bare
/// number in a narrow area says nothing, and the list beside the map has it.
fn name(area: &Area<'_>, spot: &Spot, screen: Screen, taken: &mut Taken, body: &mut String) {
    let scale = screen.scale();
    let caption = screen.caption(area);
    // A name may reach a little over the border, as on any map.
    let most = spot.room * 1.3 + 8.0;
    let letters = NAME * 1.05 * scale;
    let one = (width(area.label, letters) <= most).then(|| vec![area.label.to_owned()]);
    let two = wrap(area.label, letters, most, 2).filter(|lines| lines.len() == 2);
    let unders = [caption, area.slim, ""];
    let layouts = unders
        .into_iter()
        .flat_map(|under| [(&one, under), (&two, under)]);
    for (lines, under) in layouts {
        let Some(lines) = lines.as_ref().filter(|_| !area.label.is_empty()) else {
            continue;
        };
        let wide = lines
            .iter()
            .map(|line| width(line, letters))
            .chain([width(under, CAPTION * scale)])
            .fold(0.0, f64::max);
        let count = lines.len() + usize::from(!under.is_empty());
        let high = count as f64 * LINE * scale;
        if wide > most || !taken.take(spot.at, wide, high) {
            continue;
        }
        let texts = texts(lines, under);
        for (index, (words, is_caption)) in texts.enumerate() {
            let y = spot.at[1] - high / 2.0 + (index as f64 + 0.76) * LINE * scale;
            let look = screen.attributes(is_caption);
            let _ = write!(body, "<text{look} x=\"{:.0}\" y=\"{y:.0}\">{}</text>", spot.at[0], escape(words));
        }
        return;
    }
}

/// The lines of a name and then its caption, each with whether it is the caption.
fn texts<'a>(lines: &'a [String], under: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
    let under = (!under.is_empty()).then_some((under, true));
    lines.iter().map(|line| (line.trim(), false)).chain(under)
}

/// The largest letters up to a size in which a name fits its square whole, above what stands under it.
fn fitting(
    name: &str,
    under: &str,
    room: f64,
    (screen, largest): (Screen, f64),
) -> Option<(f64, Vec<String>)> {
    let mut sizes = SMALLER.into_iter().filter(|smaller| *smaller <= largest);
    sizes.find_map(|smaller| {
        let scale = smaller * screen.scale();
        let high = (room / (LINE * scale)) as usize;
        let most = SKETCH_LINES.min(high.saturating_sub(usize::from(!under.is_empty())));
        let lines = wrap(name, NAME * 1.05 * scale, room, most)?;
        (width(under, CAPTION * scale) <= room).then_some((smaller, lines))
    })
}

/// The names inside the squares of a sketch, all in the largest letters in which each fits whole with its caption. One
/// that does not stands without its caption, at last cut. None is left out: nothing else tells the squares apart.
fn in_squares(areas: &[Area<'_>], spots: &[Spot], screen: Screen, body: &mut String) {
    let whole = spots.iter().filter_map(|spot| {
        let area = &areas[spot.index];
        fitting(area.label, screen.caption(area), spot.inside(), (screen, 1.0))
    });
    let largest = whole.map(|(smaller, _)| smaller).fold(1.0, f64::min);
    for spot in spots {
        in_square(&areas[spot.index], spot, (screen, largest), body);
    }
}

fn in_square(area: &Area<'_>, spot: &Spot, (screen, largest): (Screen, f64), body: &mut String) {
    let (room, caption) = (spot.inside(), screen.caption(area));
    let fits = |under| fitting(area.label, under, room, (screen, largest));
    let (smaller, lines, under) = fits(caption)
        .map(|(smaller, lines)| (smaller, lines, caption))
        .or_else(|| fits("").map(|(smaller, lines)| (smaller, lines, "")))
        .unwrap_or_else(|| (SMALLEST, shortened(area.label, room, SMALLEST * screen.scale()), ""));
    let step = LINE * screen.scale() * smaller;
    let count = lines.len() + usize::from(!under.is_empty());
    let [x, middle] = spot.at;
    for (index, (words, is_caption)) in texts(&lines, under).enumerate() {
        let y = middle + (index as f64 + 0.76 - count as f64 / 2.0) * step;
        let look = screen.attributes(is_caption);
        // Made smaller as a whole, because a page's style sheet sets the size of all letters on a map.
        let _ = write!(
            body,
            "<text{look} transform=\"translate({x:.0} {y:.0}) scale({smaller})\">{}</text>",
            escape(words)
        );
    }
}

/// As much of a name as there is room for in a square.
fn shortened(name: &str, room: f64, scale: f64) -> Vec<String> {
    let letters = NAME * 1.05 * scale;
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| cut(word, letters, room))
        .collect();
    let mut lines = wrap(&words.join(" "), letters, room, usize::MAX).unwrap_or_default();
    let most = SKETCH_LINES.min((room / (LINE * scale)) as usize).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), letters, room);
        }
    }
    lines
}
