//! Which columns stand side by side, and which rows on a page.

use cloth::Key;
use web::{Frame, Query};

use super::keys::key_word;
use super::picture::Picture;
use super::table::Part;
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
    let starts = if picture.view.cols == Axis::Focus {
        starts_of_areas(picture, most)
    } else {
        even_starts(0..picture.cols.len(), most)
    };
    let area = |at: usize| area_of(&picture.atlas, key(at));
    // Nothing of the same area stands before or behind.
    let is_whole = |start: usize, end: usize| {
        (start == 0 || area(start - 1) != area(start))
            && (end == picture.cols.len() || area(end) != area(end - 1))
    };
    let ends = starts.iter().skip(1).copied().chain([picture.cols.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Group {
            label: label(frame, picture, (key(*start), key(end - 1)), is_whole(*start, end)),
            word: key_word(&picture.atlas, key(*start)),
            range: *start..end,
        })
        .collect()
}

/// Whole areas side by side as long as there is room; one too large for a group is parted evenly.
fn starts_of_areas(picture: &Picture, most: usize) -> Vec<usize> {
    let area = |at: usize| area_of(&picture.atlas, picture.cloth.cols[picture.cols[at]].key);
    let mut starts: Vec<usize> = Vec::new();
    // A group that is only the rest of an area takes in no other.
    let mut is_rest = false;
    let mut from = 0;
    while from < picture.cols.len() {
        let end = (from..picture.cols.len())
            .find(|next| area(*next) != area(from))
            .unwrap_or(picture.cols.len());
        match starts.last() {
            Some(begun) if !is_rest && end - begun <= most => {}
            _ => {
                starts.extend(even_starts(from..end, most));
                is_rest = end - from > most;
            }
        }
        from = end;
    }
    starts
}

/// Where parts of at most so many begin, each nearly as long as the others.
fn even_starts(range: std::ops::Range<usize>, most: usize) -> Vec<usize> {
    let parts = range.len().div_ceil(most).max(1);
    (0..parts)
        .map(|part| range.start + (part * range.len()).div_ceil(parts))
        .collect()
}

fn area_of(atlas: &Atlas, key: Key) -> Option<u32> {
    match key {
        Key::Focus(number) => Some(atlas.area_of(number)),
        _ => None,
    }
}

fn label(frame: &Frame, picture: &Picture, (first, last): (Key, Key), is_whole: bool) -> String {
    let of = |key: Key| match area_of(&picture.atlas, key) {
        Some(area) => words::short(frame, &picture.atlas, Key::Focus(area)),
        None => words::short(frame, &picture.atlas, key),
    };
    let (outer, last_outer) = (of(first), of(last));
    if outer != last_outer {
        return frame.t2("cloth-part", "first", outer, "last", last_outer);
    }
    // A part of an area is known by the kinds of work at its ends.
    let own = |key: Key| words::short(frame, &picture.atlas, key);
    if is_whole || first == last {
        outer
    } else {
        frame.t2("cloth-part", "first", own(first), "last", own(last))
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
    let is_near = |(at, _): &(usize, &Group)| is_near(at + 1, here + 1, groups.len());
    groups.iter().enumerate().filter(is_near).map(part).collect()
}

/// The pages nearby, with the first and the last; all of them where they are few.
fn is_near(page: usize, here: usize, count: usize) -> bool {
    count <= 9 || page == 1 || page == count || page.abs_diff(here) <= 2
}

pub(super) fn pages(frame: &Frame, query: &Query, (rows, most): (usize, usize), here: usize) -> Vec<Part> {
    let count = rows.div_ceil(most);
    if count < 2 {
        return Vec::new();
    }
    let address = query.with("page", "");
    let mark = if address.contains('?') { '&' } else { '?' };
    (1..=count)
        .filter(|page| is_near(*page, here, count))
        .map(|page| Part {
            label: frame.t2(
                "cloth-rows-shown",
                "first",
                frame.number((page - 1) * most + 1),
                "last",
                frame.number(rows.min(page * most)),
            ),
            href: format!("{address}{mark}page={page}"),
            is_here: page == here,
        })
        .collect()
}
