//! The cloth as a table that fits a screen: columns in groups, rows in pages, every cell a link with a sentence.

use cloth::{Cell, Count, Pattern, State};
use kernel::Permission;
use web::{Frame, Query};

use super::groups::{self, Over, chosen_group, pages, parts};
use super::key::{Mark, key_of};
use super::keys::key_word;
use super::picture::Picture;
use super::toggle::{Toggle, toggle};
use super::view::address;
use super::words;

/// Columns side by side on a phone, on a wide screen, and on paper; rows on a page.
const NARROW: usize = 8;
const WIDE: usize = 16;
const PAPER: usize = 60;
const ROWS: usize = 60;
/// Paper has no next page to click on.
const PAPER_ROWS: usize = 500;

/// The table as it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub caption: String,
    pub corner: String,
    pub heads: Vec<Head>,
    /// Areas of focus over their kinds of work, where there are several.
    pub overs: Vec<Over>,
    pub rows: Vec<Row>,
    /// Which columns and rows these are, where they are not all.
    pub shown: String,
    /// Other groups of columns.
    pub parts: Vec<Part>,
    /// Other pages of rows.
    pub pages: Vec<Part>,
    /// What the patterns and signs in it mean.
    pub legend: Vec<Mark>,
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
    pub pattern: Pattern,
    pub class: &'static str,
    pub sign: String,
    pub says: String,
    /// What a bare number means, for those who point at it.
    pub title: String,
    pub href: String,
}

/// A link to another part of the table.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub label: String,
    /// The label with nothing cut; empty where it says all.
    pub full: String,
    pub gaps: String,
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

    fn rows(self) -> usize {
        match self {
            Self::Narrow | Self::Wide => ROWS,
            Self::Paper => PAPER_ROWS,
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
    let groups = groups::groups(frame, picture, Width::read(query).columns());
    let here = chosen_group(query, picture, &groups);
    let cols: &[usize] = groups
        .get(here)
        .map_or(&[], |group| &picture.cols[group.range.clone()]);
    let most = Width::read(query).rows();
    let page = usize::try_from(query.page())
        .unwrap_or(1)
        .min(picture.rows.len().div_ceil(most).max(1));
    let rows = picture.rows.iter().skip((page - 1) * most).take(most);
    let base = Base { face, address: cell_base(frame, picture) };
    let heads: Vec<Head> = cols.iter().map(|col| head(frame, query, picture, *col)).collect();
    let rows: Vec<Row> = rows
        .map(|row| row_of(frame, query, picture, (*row, cols), &base))
        .collect();
    Table {
        caption: match face {
            Face::Work => words::caption(frame, &picture.atlas, &picture.view),
            Face::Need => words::caption_of_needs(frame, &picture.view),
        },
        corner: frame.of("axis-", picture.view.rows.word(), "-one"),
        legend: key_of(frame, face, picture.view.count, (&heads, &rows)),
        heads,
        rows,
        overs: groups
            .get(here)
            .map_or_else(Vec::new, |group| groups::overs(frame, picture, group.range.clone())),
        shown: groups::shown(frame, picture, (&groups, here), (page, most)),
        parts: parts(frame, query, picture, (&groups, here)),
        pages: pages(frame, query, (picture.rows.len(), most), page),
        is_many: cols.len() > NARROW,
    }
}

fn head(frame: &Frame, query: &Query, picture: &Picture, col: usize) -> Head {
    let line = &picture.cloth.cols[col];
    Head {
        name: words::name(frame, &picture.atlas, line.key),
        short: words::short(frame, &picture.atlas, line.key),
        toggle: toggle(frame, query, picture, line),
    }
}

fn row_of(
    frame: &Frame,
    query: &Query,
    picture: &Picture,
    (row, cols): (usize, &[usize]),
    base: &Base,
) -> Row {
    let line = &picture.cloth.rows[row];
    let row_word = key_word(&picture.atlas, line.key);
    let square = |col: &usize| {
        let key = picture.cloth.cols[*col].key;
        let what = words::crossing(frame, &picture.atlas, line.key, key);
        let href = base.href(frame, &row_word, &key_word(&picture.atlas, key));
        let drawn = square(frame, &what, picture.cloth.cell(row, *col), (picture.view.count, href));
        base.faced(frame, drawn, picture.cloth.cell(row, *col), picture.is_old(row, *col))
    };
    Row {
        name: words::name(frame, &picture.atlas, line.key),
        note: words::gaps(frame, picture.cloth.row(row)),
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

    fn faced(&self, frame: &Frame, square: Square, cell: &Cell, is_old: bool) -> Square {
        if self.face == Face::Work {
            return square;
        }
        let is_open = cell.state == State::NotAsked;
        let need = if cell.need > 0 {
            frame.number(cell.need)
        } else {
            String::new()
        };
        let pattern = if cell.state == State::SomebodyWorks {
            Pattern::One
        } else {
            square.pattern
        };
        let says = if is_old {
            format!("{}{}{}", square.says, frame.t("list-comma"), frame.t("asked-old"))
        } else {
            square.says
        };
        let mark = if is_open {
            "?"
        } else if is_old {
            "*"
        } else {
            ""
        };
        Square {
            sign: format!("{need}{mark}"),
            title: words::need(frame, cell.need),
            says,
            pattern,
            class: words::class(pattern),
            ..square
        }
    }
}

pub(crate) fn square(frame: &Frame, what: &str, cell: &Cell, (count, href): (Count, String)) -> Square {
    let pattern = cell.pattern_of(count);
    Square {
        pattern,
        class: words::class(pattern),
        sign: words::sign(frame, cell, count),
        says: words::sentence(frame, what, cell, count),
        title: String::new(),
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
