//! The cloth as a table that fits a screen: columns in groups, rows in pages, every cell a link with a sentence.

use cloth::{Cell, Key};
use kernel::Permission;
use web::{Frame, Query};

use super::picture::{Picture, key_word};
use super::view::{Axis, address};
use super::words;
use crate::loom::Atlas;

/// Columns side by side on a phone, on a wide screen, and on paper; rows on a page.
const NARROW: usize = 8;
const WIDE: usize = 16;
const PAPER: usize = 60;
const ROWS: usize = 60;

/// The table as it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub caption: String,
    pub corner: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
    /// Other groups of columns.
    pub parts: Vec<Part>,
    /// Other pages of rows.
    pub pages: Vec<Part>,
    /// More columns than a phone has room for.
    pub is_many: bool,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub name: String,
    pub short: String,
    /// Opens or closes it.
    pub toggle: Option<Toggle>,
}

/// A link that opens or closes a line, with the whole sentence for those who listen.
#[derive(Clone, Debug)]
pub(crate) struct Toggle {
    pub href: String,
    pub is_open: bool,
    pub label: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub name: String,
    /// A second line: how much is needed here.
    pub note: String,
    pub depth: u8,
    pub toggle: Option<Toggle>,
    pub cells: Vec<Square>,
}

/// One cell as it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Square {
    pub class: &'static str,
    pub sign: String,
    pub says: String,
    pub href: String,
}

/// A link to another part of the table.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub label: String,
    pub href: String,
    pub is_here: bool,
}

/// How many columns stand side by side.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Width {
    Narrow,
    Wide,
    Paper,
}

impl Width {
    pub(crate) fn read(query: &Query) -> Self {
        match query.get("width") {
            "wide" => Self::Wide,
            "paper" => Self::Paper,
            _ => Self::Narrow,
        }
    }

    fn columns(self) -> usize {
        match self {
            Self::Narrow => NARROW,
            Self::Wide => WIDE,
            Self::Paper => PAPER,
        }
    }
}

/// What stands in the cells: who works there, or how much is needed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Face {
    Work,
    Need,
}

/// Lays out a picture for the address that asked for it.
pub(crate) fn table(frame: &Frame, query: &Query, picture: &Picture, face: Face) -> Table {
    let groups = groups(frame, picture, Width::read(query).columns());
    let here = chosen_group(query, picture, &groups);
    let cols: &[usize] = groups.get(here).map_or(&[], |group| &picture.cols[group.range.clone()]);
    let page = usize::try_from(query.page()).unwrap_or(1).min(picture.rows.len().div_ceil(ROWS).max(1));
    let rows = picture.rows.iter().skip((page - 1) * ROWS).take(ROWS);
    let base = Base { face, address: cell_base(frame, picture) };
    Table {
        caption: words::caption(frame, &picture.view),
        corner: frame.of("axis-", picture.view.rows.word(), "-one"),
        heads: cols.iter().map(|col| head(frame, query, picture, *col)).collect(),
        rows: rows.map(|row| row_of(frame, query, picture, (*row, cols), &base)).collect(),
        parts: parts(query, &groups, here),
        pages: pages(frame, query, picture.rows.len(), page),
        is_many: cols.len() > NARROW + 1,
    }
}

/// Some columns next to one another, with the name of their group.
struct Group {
    label: String,
    word: String,
    range: std::ops::Range<usize>,
}

/// Kinds of work are grouped by their area of focus, other columns by number.
fn groups(frame: &Frame, picture: &Picture, most: usize) -> Vec<Group> {
    if picture.cols.len() <= most {
        return vec![Group { label: String::new(), word: String::new(), range: 0..picture.cols.len() }];
    }
    let key = |at: usize| picture.cloth.cols[picture.cols[at]].key;
    let mut starts = Vec::new();
    if picture.view.cols == Axis::Focus {
        // An area with one kind too many is not torn apart for it.
        let mut last = None;
        for at in 0..picture.cols.len() {
            let area = area_of(&picture.atlas, key(at));
            let begun = starts.last().copied().unwrap_or(0);
            if area != last && (starts.is_empty() || !has_room(picture, begun, at, most)) || at - begun > most + 1 {
                starts.push(at);
            }
            last = area;
        }
    } else {
        starts.extend((0..picture.cols.len()).step_by(most));
    }
    let ends = starts.iter().skip(1).copied().chain([picture.cols.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Group {
            label: label(frame, picture, key(*start), key(end - 1)),
            word: key_word(&picture.atlas, key(*start)),
            range: *start..end,
        })
        .collect()
}

/// Whether the whole area that begins at `at` still fits behind what began at `begun`.
fn has_room(picture: &Picture, begun: usize, at: usize, most: usize) -> bool {
    let area = |at: usize| area_of(&picture.atlas, picture.cloth.cols[picture.cols[at]].key);
    let this = area(at);
    let end = (at..picture.cols.len()).find(|next| area(*next) != this).unwrap_or(picture.cols.len());
    end - begun <= most
}

fn area_of(atlas: &Atlas, key: Key) -> Option<u32> {
    match key {
        Key::Focus(number) => Some(atlas.area_of(number)),
        _ => None,
    }
}

fn label(frame: &Frame, picture: &Picture, first: Key, last: Key) -> String {
    let of = |key: Key| match area_of(&picture.atlas, key) {
        Some(area) => words::short(frame, &picture.atlas, Key::Focus(area)),
        None => words::short(frame, &picture.atlas, key),
    };
    let (first, last) = (of(first), of(last));
    if first == last { first } else { frame.t2("cloth-part", "first", first, "last", last) }
}

/// The group asked for; else the one with the most gaps, so that a first look shows them.
fn chosen_group(query: &Query, picture: &Picture, groups: &[Group]) -> usize {
    if let Some(here) = groups.iter().position(|group| group.word == query.get("part") && !group.word.is_empty()) {
        return here;
    }
    let gaps = |group: &Group| {
        let cells = picture.rows.iter().flat_map(|row| {
            picture.cols[group.range.clone()].iter().map(|col| picture.cloth.cell(*row, *col))
        });
        cells.filter(|cell| cell.is_gap()).count()
    };
    let most = groups.iter().map(gaps).max().unwrap_or(0);
    groups.iter().position(|group| gaps(group) == most).unwrap_or(0)
}

fn parts(query: &Query, groups: &[Group], here: usize) -> Vec<Part> {
    if groups.len() < 2 {
        return Vec::new();
    }
    let part = |(at, group): (usize, &Group)| Part {
        label: group.label.clone(),
        href: query.with("part", &group.word),
        is_here: at == here,
    };
    groups.iter().enumerate().map(part).collect()
}

fn pages(frame: &Frame, query: &Query, rows: usize, here: usize) -> Vec<Part> {
    let count = rows.div_ceil(ROWS);
    if count < 2 {
        return Vec::new();
    }
    // The pages nearby, with the first and the last.
    let near = |page: &usize| *page == 1 || *page == count || page.abs_diff(here) <= 2;
    let address = query.with("page", "");
    let mark = if address.contains('?') { '&' } else { '?' };
    (1..=count)
        .filter(near)
        .map(|page| Part {
            label: frame.t2(
                "cloth-rows-shown",
                "first",
                frame.number((page - 1) * ROWS + 1),
                "last",
                frame.number(rows.min(page * ROWS)),
            ),
            href: format!("{address}{mark}page={page}"),
            is_here: page == here,
        })
        .collect()
}

fn head(frame: &Frame, query: &Query, picture: &Picture, col: usize) -> Head {
    let line = &picture.cloth.cols[col];
    Head {
        name: words::name(frame, &picture.atlas, line.key),
        short: words::short(frame, &picture.atlas, line.key),
        toggle: toggle(frame, query, picture, line),
    }
}

fn row_of(frame: &Frame, query: &Query, picture: &Picture, (row, cols): (usize, &[usize]), base: &Base) -> Row {
    let line = &picture.cloth.rows[row];
    let need = picture.cloth.row(row).iter().map(|cell| cell.need).max().unwrap_or(0);
    let row_word = key_word(&picture.atlas, line.key);
    let square = |col: &usize| {
        let key = picture.cloth.cols[*col].key;
        let what = words::crossing(frame, &picture.atlas, line.key, key);
        let href = base.href(frame, &row_word, &key_word(&picture.atlas, key));
        let drawn = square(frame, &what, picture.cloth.cell(row, *col), (picture.view.count, href));
        base.faced(frame, drawn, picture.cloth.cell(row, *col))
    };
    Row {
        name: words::name(frame, &picture.atlas, line.key),
        note: if need >= 2 { words::need(frame, need) } else { String::new() },
        depth: line.depth,
        toggle: toggle(frame, query, picture, line),
        cells: cols.iter().map(square).collect(),
    }
}

/// Where the cells lead and what they show.
struct Base {
    face: Face,
    address: String,
}

impl Base {
    fn href(&self, frame: &Frame, row: &str, col: &str) -> String {
        if self.face == Face::Need && frame.may(Permission::SetNeeds) {
            return format!("{}?place={row}&focus={col}", frame.at("/needs/edit"));
        }
        format!("{}&row={row}&col={col}", self.address)
    }

    fn faced(&self, frame: &Frame, square: Square, cell: &Cell) -> Square {
        if self.face == Face::Work {
            return square;
        }
        let asked = if cell.state == cloth::State::NotAsked { "?" } else { "" };
        let need = if cell.need > 0 { frame.number(cell.need) } else { String::new() };
        Square { sign: format!("{need}{asked}"), ..square }
    }
}

pub(crate) fn square(frame: &Frame, what: &str, cell: &Cell, (count, href): (super::Count, String)) -> Square {
    Square {
        class: words::class(cell.pattern()),
        sign: words::sign(frame, cell, count),
        says: words::sentence(frame, what, cell, count),
        href,
    }
}

/// Where cells lead: the same view, to which row and column are added.
pub(crate) fn cell_base(frame: &Frame, picture: &Picture) -> String {
    let mut pairs = picture.view.pairs(frame.today);
    if pairs.is_empty() {
        pairs.push(("rows", picture.view.rows.word().to_owned()));
    }
    address(&frame.at("/maps/cloth/cell"), &pairs)
}

/// A link that opens a line with something inside, or closes it.
fn toggle(frame: &Frame, query: &Query, picture: &Picture, line: &cloth::Line) -> Option<Toggle> {
    let atlas = &picture.atlas;
    let (id, has_inside) = match line.key {
        Key::Place(number) => {
            let id = atlas.places.id(number);
            (id, atlas.tree.children(places::PlaceId(id)).iter().any(|place| !place.is_ended()))
        }
        Key::Focus(number) => {
            let id = atlas.focuses.id(number);
            (id, atlas.focuses_inside(id).len() > 1)
        }
        _ => return None,
    };
    if !has_inside {
        return None;
    }
    let mut opened = query.ids("open");
    if line.opened {
        opened.retain(|one| *one != id);
    } else {
        opened.push(id);
    }
    let cleared = query.with("open", "");
    let mark = if cleared.contains('?') { '&' } else { '?' };
    let opened: Vec<String> = opened.iter().map(|id| format!("open={id}")).collect();
    let href = if opened.is_empty() { cleared } else { format!("{cleared}{mark}{}", opened.join("&")) };
    let name = words::name(frame, atlas, line.key);
    let key = if line.opened { "cloth-close" } else { "cloth-open" };
    Some(Toggle { href, is_open: line.opened, label: frame.t1(key, "name", name) })
}
