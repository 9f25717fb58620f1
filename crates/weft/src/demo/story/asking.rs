//! What the coalition asked and what it learnt is needed, round by round.

use super::calendar::Calendar;
use super::lists;
use super::sheet::{self, Row};
use super::{Asked, Need};

const ASKED: &str = include_str!("../../../demo/asked.tsv");
const NEEDS: &str = include_str!("../../../demo/needs.tsv");

/// Every round, spread out to one record a kind of work; answers are written down the day after.
pub(super) fn asked(calendar: &Calendar) -> Vec<Asked> {
    sheet::rows(ASKED)
        .iter()
        .flat_map(|row| round(row, calendar))
        .collect()
}

fn round(row: &Row, calendar: &Calendar) -> Vec<Asked> {
    let except = row.keys("except");
    let days_ago = row.required_number("days_ago");
    lists::kinds(&row.keys("focuses"))
        .into_iter()
        .filter(|focus| !except.contains(focus))
        .map(|focus| Asked {
            place: row.text("place"),
            focus,
            asked_on: calendar.ago(days_ago),
            how: row.text("how"),
            added_on: calendar.ago(days_ago - 1),
            added_by: row.text("by"),
        })
        .collect()
}

pub(super) fn needs(calendar: &Calendar) -> Vec<Need> {
    let need = |row: &Row| Need {
        place: row.text("place"),
        focus: row.text("focus"),
        level: u8::try_from(row.required_number("level")).expect("invariant: a need has level 1, 2 or 3"),
        reason: row.text("reason"),
        added_on: calendar.ago(row.required_number("set_days_ago")),
        added_by: row.text("by"),
    };
    sheet::rows(NEEDS).iter().map(need).collect()
}
