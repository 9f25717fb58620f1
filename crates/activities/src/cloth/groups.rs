//! Which columns stand side by side, and which rows on a page.

use cloth::Key;
use web::{Frame, Query};

use super::keys::key_word;
use super::picture::Picture;
use super::table::{Part, ROWS};
use super::view::Axis;
use super::words;
use crate::loom::Atlas;

/// Some columns next to one another, with the name of their group.
pub(super) struct Group {
    label: String,
    word: String,
    pub range: std::ops::Range<usize>,
}

/// Kinds of work are grouped by their area of focus, other columns by number.
pub(super) fn groups(frame: &Frame, picture: &Picture, most: usize) -> Vec<Group> {
    if picture.cols.len() <= most {
        return vec![Group {
            label: String::new(),
            word: String::new(),
            range: 0..picture.cols.len(),
        }];
    }
    let key = |at: usize| picture.cloth.cols[picture.cols[at]].key;
    let mut starts = Vec::new();
    if picture.view.cols == Axis::Focus {
        // An area with one kind too many is not torn apart for it.
        let mut last = None;
        for at in 0..picture.cols.len() {
            let area = area_of(&picture.atlas, key(at));
            let begun = starts.last().copied().unwrap_or(0);
            if area != last && (starts.is_empty() || !has_room(picture, begun, at, most))
                || at - begun > most + 1
            {
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
    let end = (at..picture.cols.len())
        .find(|next| area(*next) != this)
        .unwrap_or(picture.cols.len());
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
    if first == last {
        first
    } else {
        frame.t2("cloth-part", "first", first, "last", last)
    }
}

/// The group asked for; else the one with the most gaps, so that a first look shows them.
pub(super) fn chosen_group(query: &Query, picture: &Picture, groups: &[Group]) -> usize {
    if let Some(here) = groups
        .iter()
        .position(|group| group.word == query.get("part") && !group.word.is_empty())
    {
        return here;
    }
    let gaps = |group: &Group| {
        let cells = picture.rows.iter().flat_map(|row| {
            picture.cols[group.range.clone()]
                .iter()
                .map(|col| picture.cloth.cell(*row, *col))
        });
        cells.filter(|cell| cell.is_gap()).count()
    };
    let most = groups.iter().map(gaps).max().unwrap_or(0);
    groups.iter().position(|group| gaps(group) == most).unwrap_or(0)
}

pub(super) fn parts(query: &Query, groups: &[Group], here: usize) -> Vec<Part> {
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

pub(super) fn pages(frame: &Frame, query: &Query, rows: usize, here: usize) -> Vec<Part> {
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
