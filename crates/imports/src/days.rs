//! Days as people write them, and the columns in which some are written the other way round.

use chrono::{Days, NaiveDate};
use hxl::{Date, Table};

use crate::columns::{Columns, Meaning};
use crate::line::Line;

/// The first day of what is written: of 2026 the first of January.
pub fn first(text: &str) -> Option<NaiveDate> {
    Date::read(text).map_or_else(|| counted(text), |date| of(date.first_day()))
}

/// The last day of what is written: of 2026 the last of December.
pub fn last(text: &str) -> Option<NaiveDate> {
    Date::read(text).map_or_else(|| counted(text), |date| of(date.last_day()))
}

/// A day as Excel counts it, where it stands there as a text; of this lifetime, so that no other number is a day.
fn counted(text: &str) -> Option<NaiveDate> {
    let count = text
        .parse::<u64>()
        .ok()
        .filter(|count| (20_000..80_000).contains(count))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(count))
}

fn of((year, month, day): (u16, u8, u8)) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}

/// A day with its month first is worth a word only where others in its column begin with the day.
pub fn keep_strangers(columns: &Columns, table: &Table, lines: &mut [Line]) {
    let begins_with_day = |meaning: Meaning| {
        let mut cells = columns
            .with(meaning)
            .flat_map(|column| table.rows.iter().map(move |row| row.text(column)));
        cells.any(|text| Date::is_month_first(text) == Some(false))
    };
    let days = [Meaning::From, Meaning::To, Meaning::Then, Meaning::Confirmed];
    let mixed: Vec<Meaning> = days.into_iter().filter(|one| begins_with_day(*one)).collect();
    for line in lines.iter_mut() {
        line.turned.retain(|(meaning, ..)| mixed.contains(meaning));
    }
}
