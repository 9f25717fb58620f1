//! The names on a map: where there is room for them, and none that could be read for its neighbour's.

use std::fmt::Write;

use crate::draw::clip::clipped;
use crate::draw::ink::{INK, PAPER};
use crate::draw::label::{middle, room};
use crate::draw::outline::size;
use crate::draw::project::Point;
use crate::draw::text::{escape, width, wrap};
use crate::draw::{Area, MapLook, MapStyle};

const NAME: f64 = 15.0;
const CAPTION: f64 = 14.0;
const LINE: f64 = 17.0;
/// How much larger names are on a phone, where the whole map is made smaller.
const PHONE: f64 = 1.65;

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

/// The name in one line or two, with its caption if there is room; else the name alone; else nothing: a bare
/// number in a narrow area says nothing, and the list beside the map has it.
fn name(area: &Area<'_>, spot: &Spot, screen: Screen, taken: &mut Taken, body: &mut String) {
    let scale = screen.scale();
    let caption = screen.caption(area);
    // A name may reach a little over the border, as on any map.
    let most = spot.room * 1.3 + 8.0;
    let letters = NAME * 1.05 * scale;
    let one = (width(area.label, letters) <= most).then(|| vec![area.label.to_owned()]);
    let two = wrap(area.label, letters, most, 2).filter(|lines| lines.len() == 2);
    let layouts = [(&one, caption), (&two, caption), (&one, ""), (&two, "")];
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
        let under = (!under.is_empty()).then_some((under, true));
        let texts = lines.iter().map(|line| (line.trim(), false)).chain(under);
        for (index, (words, is_caption)) in texts.enumerate() {
            let y = spot.at[1] - high / 2.0 + (index as f64 + 0.76) * LINE * scale;
            let look = screen.attributes(is_caption);
            let _ = write!(body, "<text{look} x=\"{:.0}\" y=\"{y:.0}\">{}</text>", spot.at[0], escape(words));
        }
        return;
    }
}
