//! What lines and cells are called, and the sentence that says the same as a cell's pattern.

use std::collections::HashSet;

use cloth::{Cell, IN_PART, Key, Pattern, State, UNMET};
use web::Frame;

use super::narrowed;
use super::view::{Count, View, count_word};
use crate::loom::Atlas;

/// The name of a row or column.
pub(crate) fn name(frame: &Frame, atlas: &Atlas, key: Key) -> String {
    match key {
        Key::Place(number) => atlas.places.get(number).name.clone(),
        Key::Focus(number) => atlas.focuses.get(number).name.clone(),
        Key::Sector(number) => atlas.sectors.get(number).name.clone(),
        Key::Population(None) => frame.t("activities-everyone"),
        Key::Population(Some(number)) => atlas.populations.get(number).name.clone(),
        Key::Organisation(number) => atlas.organisations.get(number).name.clone(),
        Key::Year(year) => year.to_string(),
    }
}

/// The name where there is little room.
pub(crate) fn short(frame: &Frame, atlas: &Atlas, key: Key) -> String {
    match key {
        Key::Focus(number) => {
            let focus = atlas.focuses.get(number);
            if focus.short.is_empty() {
                focus.name.clone()
            } else {
                focus.short.clone()
            }
        }
        Key::Organisation(number) => {
            let brief = atlas.organisations.get(number);
            brief.acronym.clone().unwrap_or_else(|| brief.name.clone())
        }
        other => name(frame, atlas, other),
    }
}

/// `Safe housing in Nan`, or the two names side by side.
pub(crate) fn crossing(frame: &Frame, atlas: &Atlas, row: Key, col: Key) -> String {
    let (first, second) = (name(frame, atlas, row), name(frame, atlas, col));
    match (row, col) {
        (Key::Place(_), Key::Focus(_)) => frame.t2("activities-in", "focus", second, "place", first),
        (Key::Focus(_), Key::Place(_)) => frame.t2("activities-in", "focus", first, "place", second),
        _ => frame.t2("cloth-crossing", "row", first, "col", second),
    }
}

/// The sentence of a cell: `Safe housing in Nan: gap, asked and nobody, high need`.
pub(crate) fn sentence(frame: &Frame, what: &str, cell: &Cell, count: Count) -> String {
    frame.t2("cloth-sentence", "what", what, "says", says(frame, cell, count))
}

/// Everything known about a cell, in words with commas between them.
pub(crate) fn says(frame: &Frame, cell: &Cell, count: Count) -> String {
    let mut words = vec![state(frame, cell, count)];
    if cell.overlap.is_some() {
        words.push(frame.t("cloth-overlap"));
    }
    if cell.need > 0 {
        words.push(need(frame, cell.need));
    }
    if cell.unmet > 0 && !cell.is_gap() {
        words.push(frame.t1("cloth-unmet", "count", cell.unmet));
    }
    if cell.in_part > 0 {
        words.push(frame.t1("cloth-in-part", "count", cell.in_part));
    }
    if cell.state == State::NotAsked && cell.asked.part > 0 {
        words.push(frame.t2("cloth-partly", "part", cell.asked.part, "whole", cell.asked.whole));
    }
    words.join(&frame.t("list-comma"))
}

fn state(frame: &Frame, cell: &Cell, count: Count) -> String {
    match cell.state {
        State::SomebodyWorks => {
            let key = match count {
                Count::Organisations => "cloth-organisations",
                Count::Activities => "cloth-activities",
            };
            frame.t1(key, "count", cell.number(count))
        }
        _ if cell.others => frame.t("cloth-others"),
        State::AskedAndNobody if cell.is_gap() => frame.t("cloth-gap"),
        State::AskedAndNobody => frame.t("cloth-nobody"),
        State::NotAsked => frame.t("cloth-not-asked"),
        State::NoneRecorded => frame.t("cloth-none"),
    }
}

/// `high need`; nothing for level 0.
pub(crate) fn need(frame: &Frame, level: u8) -> String {
    if level == 0 {
        String::new()
    } else {
        frame.of("cloth-need-", &level.to_string(), "")
    }
}

/// How many gaps a row has, and how many more its cells hide; nothing when it has none.
pub(crate) fn gaps(frame: &Frame, row: &[Cell]) -> String {
    let gaps = row.iter().filter(|cell| cell.is_gap()).count();
    match (gaps, hidden(row)) {
        (gaps, 0) => gap_count(frame, gaps),
        (0, inside) => frame.t1("cloth-row-inside", "count", inside),
        (gaps, inside) => frame.t2("cloth-row-gaps-and-inside", "count", gaps, "inside", inside),
    }
}

/// Needs that nobody meets in cells which are no gaps themselves.
pub(crate) fn hidden<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> u32 {
    let cells = cells.into_iter().filter(|cell| !cell.is_gap());
    cells.map(|cell| cell.unmet).sum()
}

pub(crate) fn gap_count(frame: &Frame, gaps: usize) -> String {
    match gaps {
        0 => String::new(),
        gaps => frame.t1("cloth-row-gaps", "count", gaps),
    }
}

/// The sign that stands in a cell.
pub(crate) fn sign(frame: &Frame, cell: &Cell, count: Count) -> String {
    match cell.state {
        State::SomebodyWorks => format!("{}{}", frame.number(cell.number(count)), cell.mark()),
        State::AskedAndNobody => "0".to_owned(),
        State::NotAsked => format!("?{}", cell.mark()),
        State::NoneRecorded => String::new(),
    }
}

/// The marks in a picture, each with what it means there, where no row can be opened.
pub(crate) fn marks(frame: &Frame, used: impl Iterator<Item = &'static str>) -> Vec<(&'static str, String)> {
    let used: HashSet<&str> = used.collect();
    [(UNMET, "area-legend-unmet"), (IN_PART, "area-legend-in-part")]
        .into_iter()
        .filter(|(mark, _)| used.contains(mark))
        .map(|(mark, key)| (mark, frame.t(key)))
        .collect()
}

/// The class of a cell in the stylesheet.
pub(crate) fn class(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Nobody => "wn",
        Pattern::Empty => "we",
        other => other.class(),
    }
}

/// What patterns mean, gaps first.
const MEANINGS: [(Pattern, &str); 8] = [
    (Pattern::Gap, "gap"),
    (Pattern::Nobody, "nobody"),
    (Pattern::One, "one"),
    (Pattern::Two, "two"),
    (Pattern::Three, "three"),
    (Pattern::Overlap, "overlap"),
    (Pattern::NotAsked, "not-asked"),
    (Pattern::Empty, "empty"),
];

/// The different ones among these patterns, in the order of every key.
pub(crate) fn patterns(present: impl Iterator<Item = Pattern>) -> Vec<Pattern> {
    let present: HashSet<Pattern> = present.collect();
    MEANINGS
        .into_iter()
        .map(|(pattern, _)| pattern)
        .filter(|pattern| present.contains(pattern))
        .collect()
}

/// What a pattern means where organisations or activities are counted.
pub(crate) fn meaning(frame: &Frame, pattern: Pattern, count: Count) -> String {
    let word = MEANINGS
        .into_iter()
        .find(|(one, _)| *one == pattern)
        .map_or("empty", |(_, word)| word);
    if pattern == Pattern::One {
        frame.of("legend-one-", count_word(count), "")
    } else {
        frame.of("legend-", word, "")
    }
}

/// The words for a drawn picture's key.
#[derive(Clone, Debug)]
pub(crate) struct DrawnLegend([String; 8]);

impl DrawnLegend {
    pub(crate) fn new(frame: &Frame, count: Count) -> Self {
        Self(MEANINGS.map(|(pattern, _)| meaning(frame, pattern, count)))
    }

    /// With these signs behind numbers.
    pub(crate) fn words<'a>(&'a self, signs: &'a [(&'a str, &'a str)]) -> cloth::draw::Legend<'a> {
        let [gap, nobody, one, two, three, overlap, not_asked, empty] = self.0.each_ref().map(String::as_str);
        cloth::draw::Legend { gap, nobody, one, two, three, overlap, not_asked, empty, signs }
    }
}

/// The day a picture shows, or its first and last year.
pub(crate) fn when(frame: &Frame, view: &View) -> String {
    if view.shows_years() {
        return frame.t2("cloth-years", "first", view.years.0.to_string(), "last", view.years.1.to_string());
    }
    frame.day(&view.on)
}

/// What a picture counts, for its caption: `Number of organisations: places by kinds of work, 23 November 2026`.
pub(crate) fn caption(frame: &Frame, atlas: &Atlas, view: &View) -> String {
    let said = captioned(frame, view, &format!("cloth-caption-{}", count_word(view.count)));
    narrowed::with(frame, (atlas, view), &said)
}

/// The caption of the table of needs.
pub(crate) fn caption_of_needs(frame: &Frame, view: &View) -> String {
    captioned(frame, view, "needs-caption")
}

fn captioned(frame: &Frame, view: &View, key: &str) -> String {
    let rows = frame.of("axis-", view.rows.word(), "");
    let cols = frame.of("axis-", view.cols.word(), "");
    frame.t3(key, "rows", rows, "cols", cols, "day", when(frame, view))
}
