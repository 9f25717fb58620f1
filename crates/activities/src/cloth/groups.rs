//! Which columns stand side by side, and which rows on a page.

use std::ops::Range;

use cloth::Key;
use web::{Frame, Query};

use super::keys::key_word;
use super::picture::Picture;
use super::table::Part;
use super::view::Axis;
use super::words;
use crate::loom::Atlas;

/// The longest name in the label of a group; a longer one is cut between two words.
const NAME_MAX: usize = 18;

/// Some columns next to one another, with the name of their group.
pub(super) struct Group {
    label: String,
    /// The same with nothing cut.
    full: String,
    word: String,
    pub range: Range<usize>,
}

/// An area of focus over its kinds of work, with how many gaps it has.
#[derive(Clone, Debug)]
pub(crate) struct Over {
    pub name: String,
    pub gaps: String,
    pub span: usize,
}

/// Kinds of work are grouped by their area of focus, other columns by number.
pub(super) fn groups(frame: &Frame, picture: &Picture, most: usize) -> Vec<Group> {
    let whole = 0..picture.cols.len();
    if whole.len() <= most {
        return vec![Group {
            label: String::new(),
            full: String::new(),
            word: String::new(),
            range: whole,
        }];
    }
    let starts = if picture.view.cols == Axis::Focus {
        starts_of_areas(picture, most)
    } else {
        even_starts(whole.clone(), most)
    };
    let ends = starts.iter().skip(1).copied().chain([whole.end]);
    let ranges: Vec<Range<usize>> = starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
    let group = |range: &Range<usize>| {
        let (label, full) = called(frame, picture, range, &ranges);
        let word = key_word(&picture.atlas, key(picture, range.start));
        Group { label, full, word, range: range.clone() }
    };
    ranges.iter().map(group).collect()
}

fn key(picture: &Picture, at: usize) -> Key {
    picture.cloth.cols[picture.cols[at]].key
}

fn area_at(picture: &Picture, at: usize) -> Option<u32> {
    area_of(&picture.atlas, key(picture, at))
}

/// The areas over these columns, where several stand side by side.
pub(super) fn overs(frame: &Frame, picture: &Picture, range: Range<usize>) -> Vec<Over> {
    if picture.view.cols != Axis::Focus || picture.view.by_area {
        return Vec::new();
    }
    let columns: Vec<usize> = range.collect();
    let areas: Vec<&[usize]> = columns
        .chunk_by(|one, next| area_at(picture, *one) == area_at(picture, *next))
        .collect();
    if areas.len() < 2 {
        return Vec::new();
    }
    let over = |columns: &[usize]| {
        let area = area_at(picture, columns[0])?;
        Some(Over {
            name: words::short(frame, &picture.atlas, Key::Focus(area)),
            gaps: words::gap_count(frame, gaps(picture, columns)),
            span: columns.len(),
        })
    };
    areas.into_iter().filter_map(over).collect()
}

/// Whole areas side by side as long as there is room; one too large for a group is parted evenly.
fn starts_of_areas(picture: &Picture, most: usize) -> Vec<usize> {
    let area = |at: usize| area_at(picture, at);
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
fn even_starts(range: Range<usize>, most: usize) -> Vec<usize> {
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

/// What a group is called: `Protection`, `Protection 1 of 2`, `Prosecution to Recovery`; in short, and in full.
fn called(
    frame: &Frame,
    picture: &Picture,
    range: &Range<usize>,
    ranges: &[Range<usize>],
) -> (String, String) {
    let (first, last) = (range.start, range.end - 1);
    let to = |first: String, last: String| frame.t2("cloth-part", "first", first, "last", last);
    let Some((from, until)) = area_at(picture, first).zip(area_at(picture, last)) else {
        let name = |at: usize| words::name(frame, &picture.atlas, key(picture, at));
        let short = |at: usize| cut(&words::short(frame, &picture.atlas, key(picture, at)));
        return (to(short(first), short(last)), to(name(first), name(last)));
    };
    let area = |area: u32| words::short(frame, &picture.atlas, Key::Focus(area));
    let of_area: Vec<&Range<usize>> = ranges
        .iter()
        .filter(|range| area_at(picture, range.start) == Some(from))
        .collect();
    let label = match of_area.iter().position(|one| *one == range) {
        _ if from != until => to(area(from), area(until)),
        Some(at) if of_area.len() > 1 => {
            frame.t3("cloth-part-of", "name", area(from), "number", at + 1, "count", of_area.len())
        }
        _ => area(from),
    };
    (label.clone(), label)
}

/// A name short enough for a label.
fn cut(name: &str) -> String {
    if name.chars().count() <= NAME_MAX {
        return name.to_owned();
    }
    let most: String = name.chars().take(NAME_MAX).collect();
    let end = most.rfind(' ').unwrap_or(most.len());
    format!("{}…", most[..end].trim_end_matches([',', '’', '\'']))
}

/// How many gaps these columns have in all rows.
fn gaps(picture: &Picture, columns: &[usize]) -> usize {
    let cells = picture.rows.iter().flat_map(|row| {
        columns
            .iter()
            .map(|at| picture.cloth.cell(*row, picture.cols[*at]))
    });
    cells.filter(|cell| cell.is_gap()).count()
}

fn gaps_of(picture: &Picture, group: &Group) -> usize {
    gaps(picture, &group.range.clone().collect::<Vec<_>>())
}

/// The group asked for; else the one with the most gaps, so that a first look shows them.
pub(super) fn chosen_group(query: &Query, picture: &Picture, groups: &[Group]) -> usize {
    if let Some(here) = groups
        .iter()
        .position(|group| group.word == query.get("part") && !group.word.is_empty())
    {
        return here;
    }
    let most = groups.iter().map(|group| gaps_of(picture, group)).max();
    groups
        .iter()
        .position(|group| Some(gaps_of(picture, group)) == most)
        .unwrap_or(0)
}

pub(super) fn parts(
    frame: &Frame,
    query: &Query,
    picture: &Picture,
    (groups, here): (&[Group], usize),
) -> Vec<Part> {
    if groups.len() < 2 {
        return Vec::new();
    }
    let part = |(at, group): (usize, &Group)| Part {
        label: group.label.clone(),
        full: group.full.clone(),
        gaps: words::gap_count(frame, gaps_of(picture, group)),
        href: query.with("part", &group.word),
        is_here: at == here,
    };
    let is_near = |(at, _): &(usize, &Group)| is_near(at + 1, here + 1, groups.len());
    groups.iter().enumerate().filter(is_near).map(part).collect()
}

/// Which columns and rows stand in the table, where they are not all: paper has no links to the others.
pub(super) fn shown(
    frame: &Frame,
    picture: &Picture,
    (groups, here): (&[Group], usize),
    (page, most): (usize, usize),
) -> String {
    let mut said = Vec::new();
    let axis = |axis: Axis| frame.of("axis-", axis.word(), "");
    if let Some(group) = groups.get(here).filter(|_| groups.len() > 1) {
        let (shown, all) = (group.range.len(), picture.cols.len());
        let some = frame.t3("cloth-some-of", "part", shown, "all", all, "what", axis(picture.view.cols));
        let gaps = words::gap_count(frame, gaps_of(picture, group));
        let some = [some, gaps].into_iter().filter(|words| !words.is_empty());
        let some = some.collect::<Vec<_>>().join(&frame.t("list-comma"));
        said.push(frame.t2("cloth-shown", "name", &group.full, "some", some));
    }
    let rows = picture.rows.len();
    if rows > most {
        let part = rows_shown(frame, (rows, most), page);
        let what = axis(picture.view.rows);
        said.push(frame.t3("cloth-shown-rows", "part", part, "all", rows, "what", what));
    }
    said.join(" ")
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
            label: rows_shown(frame, (rows, most), page),
            full: String::new(),
            gaps: String::new(),
            href: format!("{address}{mark}page={page}"),
            is_here: page == here,
        })
        .collect()
}

/// `61 to 100`
fn rows_shown(frame: &Frame, (rows, most): (usize, usize), page: usize) -> String {
    let (first, last) = ((page - 1) * most + 1, rows.min(page * most));
    frame.t2("cloth-rows-shown", "first", frame.number(first), "last", frame.number(last))
}
