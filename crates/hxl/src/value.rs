//! What cells mean, by their hashtags.

use crate::date::Date;
use crate::number::number;
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

/// What a cell means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value<'c> {
    /// Nothing.
    Empty,
    /// Words, without spaces at the ends; also anything that is not what it should be.
    Text(&'c str),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// The code of a place, in capitals.
    PlaceCode(String),
}

impl Expected {
    /// What a cell means, when it should be this.
    #[must_use]
    pub fn value(self, cell: Cell<'_>) -> Value<'_> {
        let text = cell.text.trim();
        let found = match self {
            _ if text.is_empty() => Some(Value::Empty),
            Expected::Number | Expected::Latitude | Expected::Longitude => cell.number().map(Value::Number),
            Expected::Date => cell.date().map(Value::Date),
            Expected::PlaceCode => place_code(text).map(Value::PlaceCode),
            _ => None,
        };
        found.unwrap_or(Value::Text(text))
    }

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
