//! A small picture of one place among its neighbours.

use std::fmt::Write as _;

use super::rules::Ring;

const WIDTH: f64 = 360.0;
const HEIGHT_MAX: f64 = 420.0;
const MARGIN: f64 = 8.0;

/// An SVG of the rings of a place, with those of its neighbours around it; empty when there is nothing to draw.
pub fn picture(label: &str, rings: &[Ring], neighbours: &[Ring]) -> String {
    let Some(view) = View::around(rings) else {
        return String::new();
    };
    let mut svg = format!(
        "<svg class=\"map\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-label=\"{}\">",
        WIDTH,
        view.height,
        escaped(label)
    );
    for (class, rings) in [("land sea", neighbours), ("m2", rings)] {
        let path = view.path(rings);
        if !path.is_empty() {
            let _ = write!(svg, "<path class=\"{class}\" fill-rule=\"evenodd\" d=\"{path}\"/>");
        }
    }
    svg.push_str("</svg>");
    svg
}

/// How degrees become points of the picture: longitudes drawn together as on a globe at this latitude.
struct View {
    west: f64,
    north: f64,
    squeeze: f64,
    scale: f64,
    height: f64,
    /// Whether the place lies on both sides of the line where the days change.
    crosses: bool,
}

impl View {
    fn around(rings: &[Ring]) -> Option<Self> {
        let points = || rings.iter().flatten();
        let crosses = points().any(|point| point[0] > 150.0) && points().any(|point| point[0] < -150.0);
        let east_of = |lng: f64| if crosses && lng < 0.0 { lng + 360.0 } else { lng };
        let (mut west, mut south, mut east, mut north) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
        for [lng, lat] in points() {
            (west, east) = (west.min(east_of(*lng)), east.max(east_of(*lng)));
            (south, north) = (south.min(*lat), north.max(*lat));
        }
        if west >= east || south >= north {
            return None;
        }
        let squeeze = f64::midpoint(south, north).to_radians().cos().max(0.1);
        let (wide, high) = ((east - west) * squeeze, north - south);
        let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT_MAX - 2.0 * MARGIN) / high);
        // Narrow shapes stand in the middle.
        let spare = (WIDTH - 2.0 * MARGIN - wide * scale) / 2.0;
        let west = west - (MARGIN + spare) / scale / squeeze;
        let north = north + MARGIN / scale;
        Some(Self {
            west,
            north,
            squeeze,
            scale,
            height: high * scale + 2.0 * MARGIN,
            crosses,
        })
    }

    fn path(&self, rings: &[Ring]) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut before = None;
            for [lng, lat] in ring {
                let lng = if self.crosses && *lng < 0.0 {
                    lng + 360.0
                } else {
                    *lng
                };
                let point = (self.tenths((lng - self.west) * self.squeeze), self.tenths(self.north - lat));
                if before == Some(point) {
                    continue;
                }
                let letter = if before.is_none() { 'M' } else { 'L' };
                let _ = write!(path, "{letter}{} {}", point.0, point.1);
                before = Some(point);
            }
            if before.is_some() {
                path.push('Z');
            }
        }
        path
    }

    fn tenths(&self, degrees: f64) -> f64 {
        (degrees * self.scale * 10.0).round() / 10.0
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
