//! The forms in which people write days; the text is folded: small letters, no accents.

use super::{Date, Part};

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

/// A date in any of the forms.
pub fn any(text: &str, day_first: bool) -> Option<Date> {
    iso(text)
        .or_else(|| in_numbers(text, day_first))
        .or_else(|| in_words(text))
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

/// A number of nothing but digits.
pub fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    let is_number = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
