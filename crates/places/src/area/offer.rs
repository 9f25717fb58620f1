//! What the page offers to tick: the areas inside one, or those that a search found.

use web::{Field, Frame, Kind, Options, Visit};

use crate::places::Tree;
use crate::world::{self, Area};

pub struct Offer {
    pub title: String,
    /// The code of the area whose inside this is; empty for what a search found.
    pub inside: String,
    /// "All of it".
    pub whole: Option<Field>,
    pub areas: Option<Field>,
    /// Areas that can be opened, with their codes.
    pub further: Vec<(String, &'static str)>,
    /// How many of them have been chosen already.
    pub already: usize,
}

impl Offer {
    /// Nothing when neither an area nor a word was asked for.
    pub fn of(visit: &Visit, tree: &Tree, inside: &str, q: &str) -> Option<Self> {
        match world::find(inside) {
            Some(outer) => Some(Self::inside(visit, tree, outer)),
            None if q.trim().is_empty() => None,
            None => Some(Self::found(visit, tree, q)),
        }
    }

    /// The areas directly inside one, by name.
    fn inside(visit: &Visit, tree: &Tree, outer: &'static Area) -> Self {
        let frame = &visit.frame;
        let mut areas: Vec<&'static Area> = world::children(outer.code).collect();
        areas.sort_by_cached_key(|area| kernel::fold(area.name_in(frame.language.tag())));
        let title = frame.t1("area-inside", "name", outer.name_in(frame.language.tag()));
        let mut offer = Self {
            inside: outer.code.to_owned(),
            ..Self::new(visit, tree, title, &areas, false)
        };
        if offer.areas.is_some() && areas.len() > 1 {
            let all = Options::new(outer.code, frame.t1("area-whole", "count", areas.len()));
            let whole = Field::new("whole", frame.t("area-whole-label"), Kind::Ticks(vec![all]));
            offer.whole = Some(whole.required());
        }
        offer
    }

    /// What a search found, the best first.
    fn found(visit: &Visit, tree: &Tree, q: &str) -> Self {
        let areas = world::search(q);
        let title = visit.frame.t1("area-found", "count", areas.len());
        Self::new(visit, tree, title, &areas, true)
    }

    /// Areas that are there already are not offered again; those with others inside can be opened.
    fn new(visit: &Visit, tree: &Tree, title: String, found: &[&'static Area], with_path: bool) -> Self {
        let frame = &visit.frame;
        let fits = |area: &Area, below: i32| i32::from(area.level) + below <= visit.coalition.place_level_max;
        let can_open = |area: &Area| fits(area, 1) && world::children(area.code).len() > 0;
        let is_there = |area: &Area| {
            tree.find_by_code(area.code)
                .is_some_and(|place| !place.is_ended())
        };
        // A country with areas inside is opened rather than ticked: work is seldom everywhere.
        let can_tick = |area: &Area| fits(area, 0) && (area.level > 0 || !can_open(area));
        let (there, new): (Vec<&Area>, Vec<&Area>) = found
            .iter()
            .copied()
            .filter(|area| can_tick(area))
            .partition(|area| is_there(area));
        let options: Vec<Options> = new
            .into_iter()
            .map(|area| option(frame, area, with_path))
            .collect();
        let label = frame.t(if with_path {
            "area-areas-found"
        } else {
            "area-areas"
        });
        let open = found.iter().copied().filter(|area| can_open(area));
        Self {
            title,
            inside: String::new(),
            whole: None,
            areas: (!options.is_empty()).then(|| Field::new("area", label, Kind::Ticks(options)).required()),
            further: open
                .map(|area| (path(frame, area).join(" › "), area.code))
                .collect(),
            already: there.len(),
        }
    }
}

pub(super) fn option(frame: &Frame, area: &Area, with_path: bool) -> Options {
    let name = area.name_in(frame.language.tag());
    let local = area
        .local_names()
        .map(|(_, local)| local)
        .find(|local| *local != name);
    let mut hint: Vec<String> = local.into_iter().chain([area.kind]).map(str::to_owned).collect();
    let mut around = path(frame, area);
    around.pop();
    if with_path && !around.is_empty() {
        hint.push(around.join(" › "));
    }
    Options { hint: Some(hint.join(" · ")), ..Options::new(area.code, name) }
}

/// The names from the country down.
fn path(frame: &Frame, area: &Area) -> Vec<&'static str> {
    let mut names = vec![area.name_in(frame.language.tag())];
    let mut next = area.parent.and_then(world::find);
    while let Some(above) = next {
        names.push(above.name_in(frame.language.tag()));
        next = above.parent.and_then(world::find);
    }
    names.reverse();
    names
}
