//! The world's countries and their provinces, states and regions: names in many languages, codes and outlines.
//!
//! The data comes with the program (`world/` beside `src/`; `SOURCES.md` there says from where) and is unpacked when
//! first asked for: names once for the whole world, outlines one country at a time. Nothing here reads a file, a
//! network or a database, and no question, however odd, makes it fail: what is not known is `None` or an empty list.
//!
//! Codes are those of ISO 3166: `TH` for Thailand, `TH-57` for Chiang Rai. Level 1 is a country's first level; where
//! ISO lists a second one (districts below Uganda's regions, provinces below those of the Philippines), level 2 is.
//! Kosovo stands with the code `XK`, which ISO leaves free for such use. Outlines show who governs, not who should.

mod fold;
mod outline;
mod search;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Read;
use std::sync::LazyLock;

pub use outline::{Bounds, LngLat, Outline, Polygon, Ring, outline};
pub use search::search;
pub use sources::{SOURCES, Source};

/// The tag under which further ways of writing a name are kept: older ones, romanisations, long forms.
const FURTHER: &str = "und";

static PACKED_NAMES: &[u8] = include_bytes!("../../world/names.br");

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::read(unpack(PACKED_NAMES)));

/// A country, or an area inside one.
#[derive(Debug)]
pub struct Area {
    /// `TH` or `TH-57`.
    pub code: &'static str,
    /// The code of the area this one lies in; countries have none.
    pub parent: Option<&'static str>,
    /// 0 for a country, 1 for its first level, 2 for the level below.
    pub level: u8,
    /// What the area is called where it lies, in English and without a capital: `province`, `state`, `governorate`.
    pub kind: &'static str,
    /// The English name.
    pub name: &'static str,
    /// A country's three letters, such as `THA`.
    pub iso3: Option<&'static str>,
    /// A country's three digits, such as `764`.
    pub numeric: Option<&'static str>,
    /// A place inside the area, good for writing its name there.
    pub point: Option<Point>,
    local: &'static str,
    names: &'static str,
}

/// A place on the earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north of the equator.
    pub lat: f64,
    /// Degrees east of Greenwich.
    pub lng: f64,
}

impl Area {
    /// Every name with its language (`th`, `zh-Hant`), the English one first. Several names may share a language;
    /// the first is the one to show. A language whose name equals the English one is not repeated.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let rest = self.names.split('\t').filter_map(|field| field.split_once('='));
        std::iter::once(("en", self.name)).chain(rest.filter(|(language, _)| *language != FURTHER))
    }

    /// The name in a language, or in English where the sources have none. A tag such as `pt-BR` falls back to `pt`.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &'static str {
        let wanted = |tag: &str| {
            self.names()
                .find(|(known, _)| known.eq_ignore_ascii_case(tag))
                .map(|(_, name)| name)
        };
        let shorter = language.split(['-', '_']).next().unwrap_or_default();
        wanted(language).or_else(|| wanted(shorter)).unwrap_or(self.name)
    }

    /// The names in the country's official languages, the most spoken first, with the language of each.
    pub fn local_names(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        self.local
            .split(',')
            .filter(|tag| !tag.is_empty())
            .map(|tag| (tag, self.name_in(tag)))
    }

    /// The country the area lies in: the area itself when it is one.
    #[must_use]
    pub fn country(&self) -> &'static str {
        self.code.get(..2).unwrap_or(self.code)
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.splitn(11, '\t');
        let mut next = || fields.next();
        let filled = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (code, parent, level, kind) = (next()?, next()?, next()?.parse().ok()?, next()?);
        let (iso3, numeric, lat, lng) = (next()?, next()?, next()?.parse().ok(), next()?.parse().ok());
        let (local, name, names) = (next()?, next()?, next().unwrap_or_default());
        let point = lat.zip(lng).map(|(lat, lng)| Point { lat, lng });
        Some(Self {
            code,
            parent: filled(parent),
            level,
            kind,
            name,
            iso3: filled(iso3),
            numeric: filled(numeric),
            point,
            local,
            names,
        })
    }
}

/// All areas in the order of the file: countries by code, then the areas inside them by code.
struct Index {
    areas: Vec<Area>,
    countries: usize,
    by_code: HashMap<&'static str, usize>,
    children: HashMap<&'static str, Vec<usize>>,
}

impl Index {
    fn read(text: Vec<u8>) -> Self {
        let text: &'static str = String::from_utf8(text).unwrap_or_default().leak();
        let areas: Vec<Area> = text.lines().filter_map(Area::read).collect();
        let countries = areas.iter().take_while(|area| area.level == 0).count();
        let mut by_code = HashMap::with_capacity(areas.len() + countries);
        let mut children: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, area) in areas.iter().enumerate() {
            by_code.insert(area.code, at);
            by_code.extend(area.iso3.map(|iso3| (iso3, at)));
            if let Some(parent) = area.parent {
                children.entry(parent).or_default().push(at);
            }
        }
        Self { areas, countries, by_code, children }
    }
}

/// All countries, by code.
#[must_use]
pub fn countries() -> &'static [Area] {
    let index = &*INDEX;
    index.areas.get(..index.countries).unwrap_or_default()
}

/// Every area there is: countries by code, then the areas inside them by code.
#[must_use]
pub fn areas() -> &'static [Area] {
    &INDEX.areas
}

/// The area with a code, in capitals or not: `TH-57`, `th`, or a country's three letters, `THA`.
#[must_use]
pub fn find(code: &str) -> Option<&'static Area> {
    let code = code.trim();
    if code.len() > 8 {
        return None;
    }
    let index = &*INDEX;
    index
        .by_code
        .get(code.to_ascii_uppercase().as_str())
        .and_then(|at| index.areas.get(*at))
}

/// The areas directly inside an area, by code; none for an unknown code.
pub fn children(code: &str) -> impl ExactSizeIterator<Item = &'static Area> + use<> {
    let index = &*INDEX;
    let inside = find(code).and_then(|area| index.children.get(area.code));
    inside
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|at| &index.areas[*at])
}

/// Unpacks data that comes with the program. Damaged data would give fewer areas, which a test would notice.
fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match brotli_decompressor::Decompressor::new(packed, 4096).read_to_end(&mut plain) {
        Ok(_) => plain,
        Err(_) => Vec::new(),
    }
}
