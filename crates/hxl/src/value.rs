//! What cells mean: numbers and codes as people write them.

use crate::date::Date;
use crate::row::{Cell, Kind};
use crate::tag::Tag;

/// What the cells under a hashtag should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Days, months, quarters, years.
    Date,
    /// A code of a place, such as `TH10` or `FR-75`.
    PlaceCode,
    /// A code of something else.
    Code,
    /// Degrees of latitude, -90 to 90.
    Latitude,
    /// Degrees of longitude, -180 to 180.
    Longitude,
    /// An address for mail.
    Email,
    /// A telephone number.
    Phone,
    /// An address on the web.
    Url,
}

/// Hashtags whose cells are numbers unless an attribute says otherwise. From the HXL 1.1 schema.
const COUNTED: [&str; 6] = [
    "#affected",
    "#inneed",
    "#population",
    "#reached",
    "#targeted",
    "#value",
];
const PLACES: [&str; 8] = [
    "#adm1", "#adm2", "#adm3", "#adm4", "#adm5", "#country", "#loc", "#region",
];

impl Expected {
    /// What the cells under this tag should be.
    #[must_use]
    pub fn of(tag: &Tag) -> Expected {
        let by_attribute = [
            (
                "code",
                if PLACES.contains(&tag.name()) {
                    Expected::PlaceCode
                } else {
                    Expected::Code
                },
            ),
            ("id", Expected::Code),
            ("email", Expected::Email),
            ("phone", Expected::Phone),
            ("url", Expected::Url),
            ("lat", Expected::Latitude),
            ("lon", Expected::Longitude),
            ("num", Expected::Number),
            ("pct", Expected::Number),
            ("name", Expected::Text),
            ("type", Expected::Text),
            ("text", Expected::Text),
        ];
        let said = by_attribute.into_iter().find(|(attribute, _)| tag.has(attribute));
        match (said, tag.name()) {
            (Some((_, expected)), _) => expected,
            (None, "#date") => Expected::Date,
            (None, name) if COUNTED.contains(&name) => Expected::Number,
            _ => Expected::Text,
        }
    }

    /// Whether a filled cell is what it should be.
    #[must_use]
    pub fn fits(self, cell: Cell<'_>) -> bool {
        let text = cell.text.trim();
        let within = |most: f64| cell.number().is_some_and(|number| number.abs() <= most);
        match self {
            Expected::Text => true,
            Expected::Number => cell.number().is_some(),
            Expected::Date => cell.date().is_some(),
            Expected::PlaceCode => place_code(text).is_some(),
            Expected::Code => !text.is_empty() && text.len() <= 64 && !text.contains(char::is_whitespace),
            Expected::Latitude => within(90.0),
            Expected::Longitude => within(180.0),
            Expected::Email => is_email(text),
            Expected::Phone => is_phone(text),
            Expected::Url => ["http://", "https://", "ftp://"]
                .iter()
                .any(|start| text.to_ascii_lowercase().starts_with(start)),
        }
    }
}

impl Cell<'_> {
    /// The number in the cell, as [`number`] reads it.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self.kind {
            Kind::Date | Kind::Truth | Kind::Fault => None,
            Kind::Number | Kind::Text => number(self.text),
        }
    }

    /// The date in the cell, as [`Date::read`] reads it. A bare number of five digits is a day as spreadsheets count
    /// them, when it lies between 1950 and 2099.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        if self.kind == Kind::Truth || self.kind == Kind::Fault {
            return None;
        }
        Date::read(self.text).or_else(|| {
            let serial: i64 = self.text.trim().parse().ok()?;
            let (year, month, day) = crate::date::civil(serial - 25_569);
            (18_264..=73_050)
                .contains(&serial)
                .then(|| Date::day(year, month, day))
                .flatten()
        })
    }
}

/// A number as people write it in any of our languages: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234`, `25%`
/// (which is 0.25), `-5`, `1.5e3`, with digits of any script. A comma with three digits behind it stands between
/// thousands (`1,234`), a full stop is taken for the decimal point (`1.234`); two of either stand between thousands.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    const LONGEST: usize = 64;
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.len() > LONGEST {
        return None;
    }
    let (body, hundredth) = match trimmed.strip_suffix('%') {
        Some(body) => (body.trim_end(), 100.0),
        None => (trimmed, 1.0),
    };
    let plain: String = body
        .chars()
        .map(western)
        .filter(|letter| !is_space(*letter))
        .collect();
    if plain.len() == body.len()
        && let Some(number) = simple(&plain)
    {
        return Some(number / hundredth);
    }
    if !are_groups(body) {
        return None;
    }
    let (commas, stops) = (plain.matches(',').count(), plain.matches('.').count());
    let without = |sign: char| plain.replace(sign, "");
    let written = match (commas, stops) {
        (0, 0 | 1) => plain.clone(),
        (1, 0) if groups_well(&plain, ',') => without(','),
        (1, 0) => plain.replace(',', "."),
        (_, 0) => Some(without(',')).filter(|_| groups_well(&plain, ','))?,
        (0, _) => Some(without('.')).filter(|_| groups_well(&plain, '.'))?,
        (1, _) if plain.rfind(',') > plain.rfind('.') => {
            let (whole, rest) = plain.split_once(',')?;
            Some(whole)
                .filter(|whole| groups_well(whole, '.'))?
                .replace('.', "")
                + "."
                + rest
        }
        (_, 1) => {
            let (whole, rest) = plain.split_once('.')?;
            Some(whole)
                .filter(|whole| groups_well(whole, ','))?
                .replace(',', "")
                + "."
                + rest
        }
        _ => return None,
    };
    simple(&written).map(|number| number / hundredth)
}

/// Digits with at most one full stop, a sign, and an exponent.
fn simple(text: &str) -> Option<f64> {
    let is_plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.eE".contains(letter));
    let has_digit = text.contains(|letter: char| letter.is_ascii_digit());
    let parsed = if is_plain && has_digit {
        text.parse::<f64>().ok()
    } else {
        None
    };
    parsed.filter(|number| number.is_finite())
}

/// Spaces and apostrophes stand in numbers only before three digits.
fn are_groups(text: &str) -> bool {
    let mut parts = text.split(is_space);
    let first = parts.next().unwrap_or_default();
    let is_group = |part: &str| {
        let digits = part.split([',', '.']).next().unwrap_or_default();
        digits.chars().count() == 3 && digits.chars().all(char::is_numeric)
    };
    let mut rest = parts.peekable();
    rest.peek().is_none()
        || ((first.chars().any(char::is_numeric) || ["-", "+"].contains(&first))
            && rest.all(|part| is_group(part) || first == "-"))
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || ['\'', '\u{2019}', '\u{202f}', '\u{a0}'].contains(&letter)
}

/// Whether three digits follow each of these signs, and some stand before the first.
fn groups_well(text: &str, sign: char) -> bool {
    let mut parts = text.trim_start_matches(['-', '+']).split(sign);
    let first = parts.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && parts.all(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Digits of other scripts and other minus signs, as ASCII has them.
fn western(letter: char) -> char {
    const NOUGHTS: [char; 8] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}',
    ];
    let of_script = |nought: &char| {
        let value = u32::from(letter)
            .checked_sub(u32::from(*nought))
            .filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    };
    match letter {
        '\u{2212}' | '\u{2013}' => '-',
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        _ if letter.is_ascii() => letter,
        _ => NOUGHTS.iter().find_map(of_script).unwrap_or(letter),
    }
}

/// A code of a place in capitals: a P-code (two or three letters, then letters and digits with at least one digit:
/// `TH1001`), an ISO 3166-2 code (`FR-75`), or a country's code of two or three letters.
#[must_use]
pub fn place_code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_uppercase();
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &code[letters..];
    let is_code = match rest.strip_prefix('-') {
        Some(part) => {
            letters == 2
                && (1..=3).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
        None if rest.is_empty() => (2..=3).contains(&letters),
        None => {
            (2..=4).contains(&letters)
                && rest.len() <= 16
                && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    };
    is_code.then_some(code)
}

fn is_email(text: &str) -> bool {
    let parts: Option<(&str, &str)> = text.rsplit_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && text
            .chars()
            .all(|letter| letter.is_ascii_digit() || "+-/.() x".contains(letter))
}
