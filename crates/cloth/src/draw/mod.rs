//! Pictures of the cloth and of its map, as SVG text made without a browser.

mod clip;
mod cloth;
mod ink;
mod label;
mod layout;
mod map;
mod names;
mod outline;
mod project;
mod text;

use crate::result::{Count, Pattern};

pub use clip::outsized;
pub use cloth::cloth;
pub use map::{map, swatch};
pub use project::{grid, squares, squares_at};

/// Fonts tried one after the other, wide enough for most scripts.
pub const FONTS: &str = "'Atkinson Hyperlegible Next', 'Weft Latin', 'Noto Sans', 'Noto Sans Thai', \
    'Noto Sans Khmer', 'Noto Sans Lao', 'Noto Sans Myanmar', 'Noto Sans Arabic', 'Noto Sans SC', 'DejaVu Sans', sans-serif";

/// The words under a picture, one for each pattern; an empty one is left out, and so is a pattern the
/// picture does not have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Legend<'a> {
    pub gap: &'a str,
    pub nobody: &'a str,
    pub one: &'a str,
    pub two: &'a str,
    pub three: &'a str,
    pub overlap: &'a str,
    pub not_asked: &'a str,
    pub empty: &'a str,
    /// Signs that stand behind numbers, each with what it means.
    pub signs: &'a [(&'a str, &'a str)],
}

/// The words of the picture of a cloth. Any script; they are escaped here.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClothWords<'a> {
    pub title: &'a str,
    /// One for each row. Missing ones are left blank.
    pub rows: &'a [String],
    /// A second, smaller line for each row, such as "high need"; may be empty.
    pub notes: &'a [String],
    pub cols: &'a [String],
    pub legend: Legend<'a>,
    /// A line at the bottom, such as day and source; may be empty.
    pub foot: &'a str,
}

/// How the picture of a cloth is drawn.
#[derive(Clone, Copy, Debug)]
pub struct ClothLook<'a> {
    /// The number that stands in the cells.
    pub count: Count,
    pub right_to_left: bool,
    pub font: &'a str,
}

impl Default for ClothLook<'_> {
    fn default() -> Self {
        Self { count: Count::Organisations, right_to_left: false, font: FONTS }
    }
}

/// One area of the map.
#[derive(Clone, Copy, Debug)]
pub struct Area<'a> {
    /// Outlines as points of longitude and latitude in degrees. Outer edges, islands and holes in any order
    /// and direction. Areas with no usable outline are left out.
    pub rings: &'a [Vec<[f64; 2]>],
    /// Its name.
    pub label: &'a str,
    /// What is said under the name, such as "2 shelters"; may be empty.
    pub caption: &'a str,
    /// The same in one word or number, for phones; may be empty.
    pub slim: &'a str,
    /// The whole sentence for a screen reader.
    pub name: &'a str,
    pub pattern: Pattern,
    /// The map is fitted to the other areas, and this one may reach over its edge. See [`outsized`].
    pub may_be_cut: bool,
    /// Where a click leads; only in pages.
    pub href: Option<&'a str>,
}

/// The words of a map.
#[derive(Clone, Copy, Debug, Default)]
pub struct MapWords<'a> {
    /// One sentence that says what the map shows.
    pub title: &'a str,
    /// Drawn under a picture of its own; a page has its legend outside the map.
    pub legend: Option<Legend<'a>>,
}

/// How a map is drawn. Lengths are in units of the picture.
#[derive(Clone, Copy, Debug)]
pub struct MapLook<'a> {
    pub width: u32,
    /// The picture is no higher than this, apart from its legend.
    pub most_height: u32,
    pub style: MapStyle,
    /// Each area is a square of its own, see [`squares`]: its name stays inside it, in smaller letters or cut if it
    /// must be, and is never left out.
    pub is_sketch: bool,
    pub right_to_left: bool,
    /// For a file; in a page the fonts are those of the page.
    pub font: &'a str,
    /// Beginning of the ids of the patterns, which must differ between the maps of one page.
    pub id: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapStyle {
    /// For a page: with classes, links and both slim and wide captions. Everything also has plain attributes,
    /// so that it can be read before or without the style sheet. No `style` attributes.
    Inline,
    /// For a file: no classes, no links, a white ground.
    Standalone,
}

impl Default for MapLook<'_> {
    fn default() -> Self {
        Self {
            width: 560,
            most_height: 640,
            style: MapStyle::Inline,
            is_sketch: false,
            right_to_left: false,
            font: FONTS,
            id: "p",
        }
    }
}

impl<'a> Legend<'a> {
    pub(crate) fn word(&self, pattern: Pattern) -> &'a str {
        match pattern {
            Pattern::Gap => self.gap,
            Pattern::Nobody => self.nobody,
            Pattern::One => self.one,
            Pattern::Two => self.two,
            Pattern::Three => self.three,
            Pattern::Overlap => self.overlap,
            Pattern::NotAsked => self.not_asked,
            Pattern::Empty => self.empty,
        }
    }
}

/// The order in which patterns are explained.
pub(crate) const ORDER: [Pattern; 8] = [
    Pattern::Gap,
    Pattern::Nobody,
    Pattern::One,
    Pattern::Two,
    Pattern::Three,
    Pattern::Overlap,
    Pattern::NotAsked,
    Pattern::Empty,
];
