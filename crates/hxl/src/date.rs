//! Days, months, quarters, weeks and years as people write them, in English, French and Spanish.

use std::fmt;

use crate::text::folded;

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

/// What each month is called, in full and in short, without accents, in the three languages.
const MONTHS: [&str; 12] = [
    "jan january janv janvier ene enero",
    "feb february fev fevr fevrier febr febrero",
    "mar march mars marzo",
    "apr april avr avril abr abril",
    "may mai mayo",
    "jun june juin junio",
    "jul july juil juillet julio",
    "aug august aou aout ago agosto",
    "sep sept september septembre set septiembre setiembre",
    "oct october octobre octubre",
    "nov november novembre noviembre",
    "dec december decembre dic diciembre",
];

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
        let text = folded(text);
        iso(&text)
            .or_else(|| in_numbers(&text, day_first))
            .or_else(|| in_words(&text))
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

/// `2026`, `2026q1`, `2026-q1`, `2026w9`, `2026-w09`, `2026-3`, `2026-03-01`, `2026-03-01t14:30:00z`.
fn iso(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: u16 = digits(year)?;
    let rest = rest.strip_prefix([' ', '-', '/']).unwrap_or(rest);
    if rest.is_empty() {
        return Date::with(year, Part::Year).filter(|_| text.len() == 4);
    }
    if let Some(quarter) = rest.strip_prefix(['q', 't']) {
        return Date::with(year, Part::Quarter(digits(quarter)?));
    }
    if let Some(week) = rest.strip_prefix('w') {
        return Date::with(year, Part::Week(digits(week)?));
    }
    if text.as_bytes().get(4).is_none_or(|sign| !b"-/".contains(sign)) {
        return None;
    }
    let day = rest.split(['t', ' ']).next().unwrap_or_default();
    let time = rest[day.len()..].trim_start_matches(['t', ' ']);
    if !time
        .chars()
        .all(|letter| letter.is_ascii_digit() || ":.+-z".contains(letter))
    {
        return None;
    }
    let mut parts = day.split(['-', '/']);
    let month: u8 = digits(parts.next()?)?;
    match (parts.next(), parts.next()) {
        (None, _) => Date::with(year, Part::Month(month)),
        (Some(day), None) => Date::with(year, Part::Day(month, digits(day)?)),
        _ => None,
    }
}

/// `1/3/2026`, `01.03.2026`, `1-3-26`, with a time of day behind it or not; `3/2026`.
fn in_numbers(text: &str, day_first: bool) -> Option<Date> {
    let mut words = text.split(' ');
    let parts: Vec<&str> = words.next()?.split(['/', '.', '-']).collect();
    if words.any(|word| !word.contains(':') && word != "am" && word != "pm") {
        return None;
    }
    match parts[..] {
        [one, other, year] => {
            let (one, other): (u8, u8) = (digits(one)?, digits(other)?);
            let (day, month) = if (day_first && other <= 12) || one > 12 {
                (one, other)
            } else {
                (other, one)
            };
            Date::with(full_year(year)?, Part::Day(month, day))
        }
        [month, year] if year.len() == 4 => Date::with(digits(year)?, Part::Month(digits(month)?)),
        _ => None,
    }
}

/// `1 March 2026`, `March 1st, 2026`, `le 1er mars 2026`, `1 de marzo de 2026`, `mars 2026`, `1-Mar-26`, `Q1 2026`.
fn in_words(text: &str) -> Option<Date> {
    let (mut month, mut day, mut year, mut quarter) = (None, None, None, None);
    for word in text
        .split([' ', '-', '/', ',', '.'])
        .filter(|word| !word.is_empty())
    {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        if let Some(found) = month_of(word) {
            month.replace(found).map_or(Some(()), |_| None)?;
        } else if let Some(digit) = word.strip_prefix(['q', 't']) {
            quarter = Some(digits(digit)?);
        } else if number.len() == 4 && number == word {
            year.replace(digits(number)?).map_or(Some(()), |_| None)?;
        } else if !number.is_empty() && ["", "st", "nd", "rd", "th", "er"].contains(&&word[number.len()..]) {
            match day {
                None => day = Some(number),
                Some(_) if year.is_none() => year = Some(full_year(number)?),
                Some(_) => return None,
            }
        } else if !["de", "del", "le", "el", "of", "the"].contains(&word) && !is_weekday(word) {
            return None;
        }
    }
    match (month, day, year, quarter) {
        (None, None, Some(year), Some(quarter)) => Date::with(year, Part::Quarter(quarter)),
        (Some(month), None, Some(year), None) => Date::with(year, Part::Month(month)),
        // `Mar-26`: a month and a year of two digits.
        (Some(month), Some(year), None, None) if year.len() == 2 => {
            Date::with(full_year(year)?, Part::Month(month))
        }
        (Some(month), Some(day), Some(year), None) => Date::with(year, Part::Day(month, digits(day)?)),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u8> {
    let at = MONTHS
        .iter()
        .position(|names| names.split(' ').any(|name| name == word))?;
    u8::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: &str = "mon tue tues wed thu thur thurs fri sat sun lun mer jeu ven sam dim mie jue vie sab dom \
                        lunes martes miercoles jueves viernes sabado domingo dimanche";
    let is_long = word.len() > 4 && (word.ends_with("day") || word.ends_with("di"));
    is_long || DAYS.split_whitespace().any(|day| day == word)
}

/// Two digits mean the years from 1950 to 2049.
fn full_year(text: &str) -> Option<u16> {
    let year: u16 = digits(text)?;
    match text.len() {
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        4 => Some(year),
        _ => None,
    }
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    let is_number = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
