//! What a cell of an OpenDocument spreadsheet shows.

use quick_xml::events::BytesStart;

use super::super::serial;
use super::super::xml::attribute;
use crate::row::Kind;

/// What a cell says about itself.
pub(super) struct Said {
    kind: String,
    value: Option<String>,
    pub repeated: u32,
    pub columns: u32,
    pub rows: u32,
}

impl Said {
    pub fn of(start: &BytesStart<'_>) -> Said {
        let kind = attribute(start, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(start, "date-value"),
            "time" => attribute(start, "time-value"),
            "boolean" => attribute(start, "boolean-value"),
            "float" | "percentage" | "currency" => attribute(start, "value"),
            _ => attribute(start, "string-value"),
        };
        Said {
            kind,
            value,
            repeated: number(start, "number-columns-repeated"),
            columns: number(start, "number-columns-spanned"),
            rows: number(start, "number-rows-spanned"),
        }
    }

    /// What a person sees, in a form that does not depend on the language of whoever saved the file.
    pub fn shown(&self, text: &str) -> (Kind, String) {
        let value = self.value.as_deref().unwrap_or_default();
        match (self.kind.as_str(), value.parse::<f64>()) {
            ("float" | "currency", Ok(given)) => {
                let is_code =
                    text.len() > 1 && text.starts_with('0') && text.bytes().all(|sign| sign.is_ascii_digit());
                if is_code && text.parse() == Ok(given) {
                    return (Kind::Number, text.to_owned());
                }
                let mut out = String::new();
                serial::plain(given, &mut out);
                (Kind::Number, out)
            }
            ("percentage", Ok(given)) => {
                let mut out = String::new();
                serial::plain(given * 100.0, &mut out);
                (Kind::Number, out + "%")
            }
            ("date", _) if !value.is_empty() => {
                (Kind::Date, value.strip_suffix("T00:00:00").unwrap_or(value).to_owned())
            }
            ("time", _) => match clock(value) {
                Some(time) => (Kind::Date, time),
                None => (Kind::Text, text.to_owned()),
            },
            ("boolean", _) => (Kind::Truth, if value == "true" { "TRUE" } else { "FALSE" }.to_owned()),
            _ if text.starts_with('#') && text.ends_with(['!', '?']) => (Kind::Fault, text.to_owned()),
            _ if text.is_empty() => (Kind::Text, value.to_owned()),
            _ => (Kind::Text, text.to_owned()),
        }
    }
}

/// `PT14H30M00S` as `14:30:00`.
fn clock(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix("PT")?;
    let mut parts = [0_u32; 3];
    for (place, sign) in ['H', 'M', 'S'].into_iter().enumerate() {
        if let Some((number, after)) = rest.split_once(sign) {
            parts[place] = number.split(['.', ',']).next()?.parse().ok()?;
            rest = after;
        }
    }
    Some(format!("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2]))
}

/// A number of rows, columns or spaces; 1 when it is not said.
pub(super) fn number(start: &BytesStart<'_>, wanted: &str) -> u32 {
    let said = attribute(start, wanted).and_then(|value| value.parse().ok());
    said.filter(|number| *number > 0).unwrap_or(1)
}
