//! Days, months, quarters, weeks and years as people write them, in English, French and Spanish.

mod written;

use std::fmt;

use crate::text::folded;
use written::digits;

/// A point in time as exactly as it was given. Shown in ISO 8601, quarters as HXL writes them: `2026-03-01`, `2026-03`,
/// `2026Q1`, `2026W09`, `2026`. Sorted by when each begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, 1000 to 9999.
    pub year: u16,
    /// The part of it.
    pub part: Part,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A week by ISO 8601, 1 to 53.
    Week(u8),
    /// Month and day.
    Day(u8, u8),
}

impl Date {
    /// A day, when the calendar has it.
    #[must_use]
    pub fn day(year: u16, month: u8, day: u8) -> Option<Date> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(is_leap),
            1..=12 => 31,
            _ => return None,
        };
        ((1000..=9999).contains(&year) && (1..=last).contains(&day))
            .then_some(Date { year, part: Part::Day(month, day) })
    }

    /// A date in any usual form: ISO 8601 with or without a time of day, `2026Q1`, `1/3/2026` (the day first, unless
    /// only the second number can be one), `1 March 2026`, `mars 2026`, `3-ene-26`.
    #[must_use]
    pub fn read(text: &str) -> Option<Date> {
        Date::read_with(text, true)
    }

    /// The same with a say in whether `1/3/2026` begins with the day.
    #[must_use]
    pub fn read_with(text: &str, day_first: bool) -> Option<Date> {
        const LONGEST: usize = 64;
        if text.len() > LONGEST || !text.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        written::any(&folded(text), day_first)
    }

    /// The first day: year, month, day. A week begins on its Monday, which may lie in the year before.
    #[must_use]
    pub fn first_day(self) -> (u16, u8, u8) {
        match self.part {
            Part::Year => (self.year, 1, 1),
            Part::Quarter(quarter) => (self.year, quarter * 3 - 2, 1),
            Part::Month(month) => (self.year, month, 1),
            Part::Day(month, day) => (self.year, month, day),
            Part::Week(week) => {
                // The fourth of January always lies in the first week.
                let fourth = days(self.year, 1, 4);
                let monday = fourth - (fourth + 3).rem_euclid(7) + 7 * (i64::from(week) - 1);
                civil(monday)
            }
        }
    }

    /// The last day: year, month, day. A week ends on its Sunday, which may lie in the year after.
    #[must_use]
    pub fn last_day(self) -> (u16, u8, u8) {
        let (year, month, day) = self.first_day();
        let months = match self.part {
            Part::Day(..) => return (year, month, day),
            Part::Week(_) => return civil(days(year, month, day) + 6),
            Part::Year => 12,
            Part::Quarter(_) => 3,
            Part::Month(_) => 1,
        };
        // The day before the month after.
        let after = month + months;
        let next = if after > 12 {
            (year + 1, after - 12)
        } else {
            (year, after)
        };
        civil(days(next.0, next.1, 1) - 1)
    }

    /// Whether a day in numbers alone begins with its month, as [`Date::read`] reads it; nothing for other forms.
    #[must_use]
    pub fn is_month_first(text: &str) -> Option<bool> {
        let Part::Day(month, _) = Date::read(text)?.part else {
            return None;
        };
        let text = text.trim();
        let (first, rest) = text.split_once(['/', '.', '-'])?;
        let is_short = first.len() <= 2 && rest.contains(['/', '.', '-']);
        let first: u8 = digits(first).filter(|_| is_short)?;
        let second: Option<u8> = rest.split(['/', '.', '-']).next().and_then(digits);
        second.map(|second| first == month && second > 12)
    }

    fn with(year: u16, part: Part) -> Option<Date> {
        let is_fine = match part {
            Part::Year => true,
            Part::Quarter(quarter) => (1..=4).contains(&quarter),
            Part::Month(month) => (1..=12).contains(&month),
            Part::Week(week) => (1..=53).contains(&week),
            Part::Day(month, day) => Date::day(year, month, day).is_some(),
        };
        (is_fine && (1000..=2999).contains(&year)).then_some(Date { year, part })
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Date) -> std::cmp::Ordering {
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            Part::Year => write!(f, "{year:04}"),
            Part::Quarter(quarter) => write!(f, "{year:04}Q{quarter}"),
            Part::Month(month) => write!(f, "{year:04}-{month:02}"),
            Part::Week(week) => write!(f, "{year:04}W{week:02}"),
            Part::Day(month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Days since 1 January 1970.
fn days(year: u16, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day that many days after 1 January 1970, in the calendar's years 0 to 9999.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the calendar's own bounds"
)]
pub(crate) fn civil(days: i64) -> (u16, u8, u8) {
    let shifted = days.clamp(-700_000, 2_932_896) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    ((year + era * 400 + i64::from(month <= 2)) as u16, month as u8, day as u8)
}
