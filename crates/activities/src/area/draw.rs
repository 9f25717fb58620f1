//! Drawing the map: outlines where there are any, a sketch of squares where there are none.

use cloth::draw::{Area, MapLook, MapStyle, MapWords};
use cloth::{Key, Pattern};
use kernel::Permission;
use places::PlaceId;
use uuid::Uuid;
use web::{Frame, PageError, Visit};

use super::extent::{Beyond, Extent};
use super::said::{key, said};
use super::spot::{Spot, spots};
use crate::cloth::view::address;
use crate::cloth::words::{self, DrawnLegend};
use crate::cloth::{Axis, Count, Picture, View, Wanted, weave_whole};
use crate::sketch::{Laid, laid};

/// A map ready for a page, with its list.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub title: String,
    /// The day it shows, and what it is narrowed to.
    pub said: String,
    /// The picture, made by our own hands; empty when there are no places.
    pub svg: String,
    /// What its fills mean, each as a small picture of our own making with its words.
    pub key: Vec<(String, String)>,
    /// The signs behind its numbers, with what they mean.
    pub signs: Vec<(&'static str, String)>,
    pub rows: Vec<Spot>,
    /// What is said of places too large for the picture.
    pub beyond: Option<Beyond>,
    /// Drawn as squares because nobody has given outlines.
    pub is_sketch: bool,
    /// Where its squares can be arranged, for those who may.
    pub arranging: Option<String>,
    /// Places without an outline on a map that has others.
    pub left_out: usize,
    pub href: String,
}

/// The view behind a map: one kind of work or area of focus, or all of them.
pub(crate) fn view(frame: &Frame, focus: Option<Uuid>, level: Option<u8>) -> View {
    let view = View::of(Axis::Place, Axis::Focus, frame.today);
    // A single kind of work, looked at by areas, is one column.
    View {
        by_area: focus.is_some(),
        focuses: focus.into_iter().collect(),
        level,
        ..view
    }
}

/// The kind of work with the most gaps, or with the most work: the one worth a map.
pub(crate) fn telling_focus(picture: &Picture) -> Option<Uuid> {
    let gaps = |col: usize| {
        picture
            .rows
            .iter()
            .filter(|row| picture.cloth.cell(**row, col).is_gap())
            .count()
    };
    let needs = |col: usize| -> u32 {
        picture
            .rows
            .iter()
            .map(|row| u32::from(picture.cloth.cell(*row, col).need))
            .sum()
    };
    let work = |col: usize| -> u32 {
        picture
            .rows
            .iter()
            .map(|row| picture.cloth.cell(*row, col).activities)
            .sum()
    };
    let best = picture
        .cols
        .iter()
        .copied()
        .rev()
        .max_by_key(|col| (gaps(*col), work(*col), needs(*col)))?;
    match picture.col_key(best) {
        Key::Focus(number) => Some(picture.atlas.focuses.id(number)),
        _ => None,
    }
}

/// The map of a view, to stand in a page with other things.
pub(crate) async fn drawn(visit: &Visit, view: View, wanted: Wanted) -> Result<Drawn, PageError> {
    let map = Map::of(visit, view, wanted, Extent::Close).await?;
    Ok(map.drawn(&visit.frame, None))
}

/// A map with everything that is known about it.
pub(super) struct Map {
    pub picture: Picture,
    pub title: String,
    spots: Vec<Spot>,
    rings: Vec<Vec<Vec<[f64; 2]>>>,
    /// The places far larger than the others, and whether the map is fitted to the others.
    outsized: Vec<usize>,
    extent: Extent,
    is_sketch: bool,
    /// The level of all squares of a sketch.
    level: Option<i32>,
    left_out: usize,
}

impl Map {
    pub(super) async fn of(
        visit: &Visit,
        view: View,
        wanted: Wanted,
        extent: Extent,
    ) -> Result<Self, PageError> {
        let frame = &visit.frame;
        let picture = weave_whole(&visit.app, visit.scope, view, Wanted { findings: 0, ..wanted }).await?;
        let spots = spots(frame, &picture);
        let ids: Vec<PlaceId> = spots.iter().map(|spot| PlaceId(spot.id)).collect();
        let mut outlines = places::outlines(visit.app.db(), visit.scope, &ids).await?;
        let mut rings: Vec<Vec<Vec<[f64; 2]>>> = ids
            .iter()
            .map(|id| outlines.remove(id).unwrap_or_default())
            .collect();
        let left_out = rings.iter().filter(|rings| rings.is_empty()).count();
        let is_sketch = left_out == rings.len();
        let mut level = None;
        if is_sketch {
            Laid { rings, level } = laid(visit, &picture.atlas.tree, &ids).await?;
        }
        let title = title(frame, &picture);
        let all: Vec<&[Vec<[f64; 2]>]> = rings.iter().map(Vec::as_slice).collect();
        let outsized = cloth::draw::outsized(&all);
        Ok(Self {
            picture,
            title,
            spots,
            rings,
            outsized,
            extent,
            is_sketch,
            level,
            left_out: if is_sketch { 0 } else { left_out },
        })
    }

    /// For a page; `other` is the address of the same map to its other extent.
    fn drawn(self, frame: &Frame, other: Option<String>) -> Drawn {
        let svg = if self.spots.is_empty() {
            String::new()
        } else {
            self.svg(frame, MapStyle::Inline)
        };
        let focus = self
            .picture
            .view
            .focuses
            .first()
            .map(|id| ("focus", id.to_string()));
        let pairs: Vec<(&str, String)> = focus.into_iter().collect();
        let names: Vec<String> = self
            .outsized
            .iter()
            .map(|index| self.spots[*index].name.clone())
            .collect();
        Drawn {
            said: said(frame, &self.picture),
            title: self.title,
            svg,
            key: key(frame, self.spots.iter().map(|spot| spot.pattern)),
            signs: words::marks(frame, self.spots.iter().map(|spot| spot.mark)),
            beyond: Beyond::of(frame, self.extent, &names, other),
            rows: self.spots,
            is_sketch: self.is_sketch,
            arranging: self
                .level
                .filter(|_| frame.may(Permission::Administer))
                .map(|level| frame.at(&format!("/maps/sketch?level={level}"))),
            left_out: self.left_out,
            href: address(&frame.at("/maps/area"), &pairs),
        }
    }

    /// The list and the picture for a page, and the view they belong to.
    pub(super) fn split(self, frame: &Frame, other: String) -> (Drawn, Picture) {
        let picture = self.picture.clone();
        (self.drawn(frame, Some(other)), picture)
    }

    pub(super) fn svg(&self, frame: &Frame, style: MapStyle) -> String {
        let is_cut = |index: usize| self.extent == Extent::Close && self.outsized.contains(&index);
        let areas: Vec<Area<'_>> = self
            .spots
            .iter()
            .zip(&self.rings)
            .enumerate()
            .map(|(index, (spot, rings))| Area {
                rings,
                label: &spot.name,
                caption: &spot.organisations,
                slim: &spot.slim,
                name: &spot.says,
                pattern: spot.pattern,
                may_be_cut: is_cut(index),
                href: (style == MapStyle::Inline).then_some(spot.href.as_str()),
            })
            .collect();
        let legend = DrawnLegend::new(frame, Count::Organisations);
        let signs = words::marks(frame, self.spots.iter().map(|spot| spot.mark));
        let signs: Vec<(&str, &str)> = signs
            .iter()
            .map(|(sign, words)| (*sign, words.as_str()))
            .collect();
        let title = self.title_sentence(frame);
        let words = MapWords {
            title: &title,
            legend: (style == MapStyle::Standalone).then(|| legend.words(&signs)),
        };
        let look = MapLook {
            style,
            is_sketch: self.is_sketch,
            right_to_left: frame.language.direction() == "rtl",
            ..MapLook::default()
        };
        cloth::draw::map(&areas, &words, &look)
    }

    /// What the map shows, in one sentence: the places with gaps by name.
    fn title_sentence(&self, frame: &Frame) -> String {
        let named = |pattern: Pattern| -> Vec<String> {
            self.spots
                .iter()
                .filter(|spot| spot.pattern == pattern)
                .map(|spot| spot.name.clone())
                .collect()
        };
        let gaps = named(Pattern::Gap);
        let said = said(frame, &self.picture);
        if gaps.is_empty() {
            return frame.t2("area-sentence", "title", &self.title, "said", said);
        }
        frame.t3("area-sentence-gaps", "title", &self.title, "said", said, "where", frame.list(&gaps))
    }
}

fn title(frame: &Frame, picture: &Picture) -> String {
    match picture.view.focuses.first() {
        Some(id) => frame.t1("area-of", "what", picture.atlas.focus_name(*id)),
        None => frame.t("area-of-all"),
    }
}
