//! What lines and cells are called, and the sentence that says the same as a cell's pattern.

use cloth::{Cell, Key, Pattern, State};
use web::Frame;

use super::view::{Axis, Count, View};
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

/// The sentence of a cell: `Safe housing in Nan: gap, asked and nobody, need high`.
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
    if cell.state == State::NotAsked && cell.asked.part > 0 {
        words.push(frame.t2("cloth-partly", "part", cell.asked.part, "whole", cell.asked.whole));
    }
    words.join(&frame.t("list-comma"))
}

fn state(frame: &Frame, cell: &Cell, count: Count) -> String {
    match cell.state {
        State::SomebodyWorks => {
            let organisations = frame.t1("cloth-organisations", "count", cell.organisations);
            match count {
                Count::Organisations => organisations,
                Count::Activities => frame.t1("cloth-activities", "count", cell.activities),
            }
        }
        _ if cell.others => frame.t("cloth-others"),
        State::AskedAndNobody if cell.is_gap() => frame.t("cloth-gap"),
        State::AskedAndNobody => frame.t("cloth-nobody"),
        State::NotAsked => frame.t("cloth-not-asked"),
        State::NoneRecorded => frame.t("cloth-none"),
    }
}

/// `need high`; nothing for level 0.
pub(crate) fn need(frame: &Frame, level: u8) -> String {
    if level == 0 {
        String::new()
    } else {
        frame.of("cloth-need-", &level.to_string(), "")
    }
}

/// The same where it stands by itself: `high need`.
pub(crate) fn need_alone(frame: &Frame, level: u8) -> String {
    if level == 0 {
        String::new()
    } else {
        frame.of("cloth-need-alone-", &level.to_string(), "")
    }
}

/// How many gaps a row has; nothing when it has none.
pub(crate) fn gaps(frame: &Frame, row: &[Cell]) -> String {
    match row.iter().filter(|cell| cell.is_gap()).count() {
        0 => String::new(),
        gaps => frame.t1("cloth-row-gaps", "count", gaps),
    }
}

/// The sign that stands in a cell.
pub(crate) fn sign(frame: &Frame, cell: &Cell, count: Count) -> String {
    match cell.state {
        State::SomebodyWorks => {
            let number = match count {
                Count::Organisations => cell.organisations,
                Count::Activities => cell.activities,
            };
            let mark = if cell.unmet > 0 { "!" } else { "" };
            format!("{}{mark}", frame.number(number))
        }
        State::AskedAndNobody => "0".to_owned(),
        State::NotAsked => "?".to_owned(),
        State::NoneRecorded => String::new(),
    }
}

/// The class of a cell in the stylesheet.
pub(crate) fn class(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Nobody => "wn",
        Pattern::Empty => "we",
        other => other.class(),
    }
}

/// One line of the key under a picture.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub class: &'static str,
    pub text: String,
}

/// What the patterns mean, gaps first.
pub(crate) fn legend(frame: &Frame) -> Vec<Mark> {
    let marks = [
        (Pattern::Gap, "gap"),
        (Pattern::Nobody, "nobody"),
        (Pattern::One, "one"),
        (Pattern::Two, "two"),
        (Pattern::Three, "three"),
        (Pattern::Overlap, "overlap"),
        (Pattern::NotAsked, "not-asked"),
    ];
    marks
        .into_iter()
        .map(|(pattern, word)| Mark { class: class(pattern), text: frame.of("legend-", word, "") })
        .collect()
}

/// What the patterns mean in the table of needs.
pub(crate) fn legend_of_needs(frame: &Frame) -> Vec<Mark> {
    let marks = [
        (Pattern::Gap, "gap"),
        (Pattern::Nobody, "nobody"),
        (Pattern::One, "works"),
        (Pattern::NotAsked, "not-asked"),
    ];
    marks
        .into_iter()
        .map(|(pattern, word)| Mark { class: class(pattern), text: frame.of("legend-", word, "") })
        .collect()
}

/// The words for a drawn picture's key.
#[derive(Clone, Debug)]
pub(crate) struct DrawnLegend([String; 8]);

impl DrawnLegend {
    pub(crate) fn new(frame: &Frame) -> Self {
        let words = [
            "gap",
            "nobody",
            "one",
            "two",
            "three",
            "overlap",
            "not-asked",
            "empty",
        ];
        Self(words.map(|word| frame.of("legend-", word, "")))
    }

    pub(crate) fn words(&self) -> cloth::draw::Legend<'_> {
        let [gap, nobody, one, two, three, overlap, not_asked, empty] = self.0.each_ref().map(String::as_str);
        cloth::draw::Legend { gap, nobody, one, two, three, overlap, not_asked, empty }
    }
}

/// The day a picture shows, or its first and last year.
pub(crate) fn when(frame: &Frame, view: &View) -> String {
    if [view.rows, view.cols].contains(&Axis::Year) {
        return frame.t2("cloth-years", "first", view.years.0.to_string(), "last", view.years.1.to_string());
    }
    frame.day(&view.on)
}

/// What a picture counts, for its caption: `Number of organisations by place and kind of work, on 23 November 2026`.
pub(crate) fn caption(frame: &Frame, view: &View) -> String {
    let counted = match view.count {
        Count::Organisations => "cloth-caption-organisations",
        Count::Activities => "cloth-caption-activities",
    };
    let rows = frame.of("axis-", view.rows.word(), "");
    let cols = frame.of("axis-", view.cols.word(), "");
    frame.t3(counted, "rows", rows, "cols", cols, "day", when(frame, view))
}
