//! Numbers, days and times of spreadsheets as a person sees them.

use std::fmt::Write;

use crate::date::civil;
use crate::row::Kind;

/// How a cell shows its number, as far as it matters here. Colours, currencies and thousands separators do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Show {
    #[default]
    Plain,
    Percent,
    /// At least so many digits: `00000` for a code that begins with noughts.
    Padded(u8),
    Day,
    /// A time of day, or a moment when there are whole days in it.
    Time,
    Moment,
    /// Hours that may exceed a day.
    Duration,
}

/// Days from 30 December 1899 to 1 January 1970.
const EPOCH: i64 = 25_569;
/// What the other calendar of Excel, from 1904, counts less.
const LATER: f64 = 1462.0;
/// 31 December 9999.
const LAST: f64 = 2_958_465.0;

impl Show {
    /// From the number of a format that is built in.
    pub fn built_in(id: u32) -> Show {
        match id {
            9 | 10 => Show::Percent,
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Show::Day,
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Show::Time,
            22 => Show::Moment,
            46 => Show::Duration,
            _ => Show::Plain,
        }
    }

    /// From a format's code: `dd/mm/yyyy hh:mm`, `0.0%`, `[h]:mm`, `00000`.
    pub fn of(code: &str) -> Show {
        let mut letters = String::new();
        let mut signs = code.split(';').next().unwrap_or_default().chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => while signs.next().is_some_and(|next| next != '"') {},
                '\\' | '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    let inside: String = signs.by_ref().take_while(|next| *next != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    if !inside.is_empty() && inside.chars().all(|letter| "hms".contains(letter)) {
                        return Show::Duration;
                    }
                }
                other => letters.push(other.to_ascii_lowercase()),
            }
        }
        if letters.contains("general") || letters == "@" {
            return Show::Plain;
        }
        let has = |signs: &str| letters.contains(|letter| signs.contains(letter));
        // Months and minutes share a letter; beside hours or seconds it means minutes.
        let (is_time, is_day) = (has("hs"), has("yd") || (has("m") && !has("hs")));
        match (is_day, is_time) {
            (true, true) => Show::Moment,
            (true, false) => Show::Day,
            (false, true) => Show::Time,
            _ if letters.contains('%') => Show::Percent,
            _ if letters.len() > 1 && letters.len() < 32 && letters.chars().all(|letter| letter == '0') => {
                Show::Padded(u8::try_from(letters.len()).unwrap_or_default())
            }
            _ => Show::Plain,
        }
    }
}

/// Writes a number as its format shows it.
pub(super) fn write(number: f64, show: Show, is_1904: bool, out: &mut String) -> Kind {
    let serial = if is_1904 { number + LATER } else { number };
    let is_date = number.is_finite() && (0.0..=LAST).contains(&serial);
    match show {
        Show::Percent => {
            plain(number * 100.0, out);
            out.push('%');
        }
        Show::Padded(width) if number >= 0.0 && number.fract() == 0.0 && number < 1e15 => {
            let _ = write!(out, "{number:0width$}", width = usize::from(width));
        }
        Show::Day | Show::Time | Show::Moment if is_date => {
            moment(serial, number, show, out);
            return Kind::Date;
        }
        Show::Duration if is_date => {
            clock((number * 86_400.0).round(), out);
            return Kind::Date;
        }
        _ => plain(number, out),
    }
    Kind::Number
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "within the calendar, as the caller has made sure"
)]
fn moment(serial: f64, number: f64, show: Show, out: &mut String) {
    // To the nearest second: a time is a fraction of a day, and rarely an exact one.
    let seconds = (serial * 86_400.0).round() as i64;
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    if show == Show::Time && number < 1.0 {
        return clock(second as f64, out);
    }
    // Excel believes that there was a 29 February 1900, so its first two months are a day off.
    let day = if day < 60 { day + 1 } else { day };
    let (year, month, of_month) = civil(day - EPOCH);
    let _ = write!(out, "{year:04}-{month:02}-{of_month:02}");
    if second != 0 {
        out.push('T');
        clock(second as f64, out);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "seconds of at most some thousand years"
)]
fn clock(seconds: f64, out: &mut String) {
    let seconds = seconds as i64;
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// A number without needless digits: 15 of them, as spreadsheets show.
#[expect(clippy::cast_possible_truncation, reason = "whole and below 1e15")]
pub(super) fn plain(number: f64, out: &mut String) {
    let size = number.abs();
    let _ = if number.fract() == 0.0 && size < 1e15 {
        write!(out, "{}", number as i64)
    } else if (1e-7..1e21).contains(&size) {
        let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
        write!(out, "{rounded}")
    } else {
        write!(out, "{number:e}")
    };
}

/// Writes a number that the file gives as text. Most need no arithmetic.
pub(super) fn write_text(text: &str, show: Show, is_1904: bool, out: &mut String) -> Kind {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_short =
        !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|sign| sign.is_ascii_digit());
    if show == Show::Plain && is_short && (digits.len() == 1 || !digits.starts_with('0')) && text != "-0" {
        out.push_str(text);
        return Kind::Number;
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => write(number, show, is_1904, out),
        _ => {
            out.push_str(text);
            Kind::Text
        }
    }
}
