//! Calendar days as plain numbers, so that the arithmetic needs no calendar library.

use std::ops::RangeInclusive;

/// A day as the number of days since 1 January 1970 (earlier days are negative).
pub type Day = i32;

/// The day of a date of the Gregorian calendar; month 1 to 12, day 1 to 31.
/// A day past the end of its month runs on into the next one.
pub fn from_date(year: i32, month: u32, day: u32) -> Day {
    // Years begin in March here, so that the leap day comes last and months have a simple rhythm.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The year a day lies in.
pub fn year(day: Day) -> i32 {
    let guess = 1970 + (f64::from(day) / 365.2425).floor() as i32;
    if day < from_date(guess, 1, 1) {
        guess - 1
    } else if day >= from_date(guess + 1, 1, 1) {
        guess + 1
    } else {
        guess
    }
}

/// First and last day of a year.
pub fn of_year(year: i32) -> RangeInclusive<Day> {
    from_date(year, 1, 1)..=from_date(year, 12, 31)
}
