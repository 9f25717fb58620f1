//! Choosing rows: `#adm1+name=Kayes`, `#reached>=100`, `#date<2026-03`, `#org~^aid`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use regex_lite::{Regex, RegexBuilder};

use crate::date::Date;
use crate::head::Head;
use crate::number::number;
use crate::row::{Cell, Row};
use crate::tag::{NoTag, Pattern};
use crate::text::folded;

/// Which rows are wanted. A row is, when any of its cells under the pattern fits.
///
/// The signs are `=`, `!=`, `<`, `<=`, `>`, `>=`, `~` and `!~` (a regular expression is found in the text, or is not),
/// and `is` with `empty`, `number` or `date`, or one of these after `not`. Under `#date` dates are compared, else
/// numbers when both sides are some, else text without regard to case, accents and spaces.
#[derive(Clone, Debug)]
pub struct Filter {
    pattern: Pattern,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    /// Any of these ways in which the cell may stand to the value.
    Compared(&'static [Ordering], Value),
    Found(Regex, bool),
    Is(Condition, bool),
}

#[derive(Clone, Debug)]
struct Value {
    text: String,
    number: Option<f64>,
    date: Option<Date>,
}

#[derive(Clone, Copy, Debug)]
enum Condition {
    Empty,
    Number,
    Date,
}

/// A text that is no filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFilter {
    /// What stands before the sign is no pattern of hashtags.
    Pattern(NoTag),
    /// There is no sign.
    NoSign,
    /// What stands behind `~` is no regular expression.
    Expression,
    /// What stands behind `is` is not known.
    Condition(String),
}

impl fmt::Display for NoFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoFilter::Pattern(pattern) => pattern.fmt(f),
            NoFilter::NoSign => {
                f.write_str("A filter has a sign between hashtag and value, such as #adm1=North.")
            }
            NoFilter::Expression => f.write_str("What stands behind ~ is not a regular expression."),
            NoFilter::Condition(word) => {
                write!(
                    f,
                    "\u{201c}{word}\u{201d} is not known. Say empty, number or date, with or without not before it."
                )
            }
        }
    }
}

impl std::error::Error for NoFilter {}

/// Longer signs first.
const SIGNS: [(&str, &[Ordering]); 6] = [
    ("!=", &[Ordering::Less, Ordering::Greater]),
    ("<=", &[Ordering::Less, Ordering::Equal]),
    (">=", &[Ordering::Greater, Ordering::Equal]),
    ("=", &[Ordering::Equal]),
    ("<", &[Ordering::Less]),
    (">", &[Ordering::Greater]),
];

impl FromStr for Filter {
    type Err = NoFilter;

    fn from_str(text: &str) -> Result<Filter, NoFilter> {
        // The sign is looked for behind the hashtag, of which it can be no part.
        let at = text
            .find(['<', '>', '=', '!', '~'])
            .filter(|at| !text[..*at].trim().is_empty());
        let at = at.filter(|at| !text[..*at].to_ascii_lowercase().contains(" is "));
        let pattern = |text: &str| text.parse::<Pattern>().map_err(NoFilter::Pattern);
        let Some(at) = at else {
            let lower = text.to_ascii_lowercase();
            let at = lower.find(" is ").ok_or(NoFilter::NoSign)?;
            return Ok(Filter { pattern: pattern(&text[..at])?, test: condition(&text[at + 4..])? });
        };
        // `#org!=x` is no exact pattern, `#org! = x` is one.
        let rest = &text[at..];
        let (at, rest) = match rest.strip_prefix('!') {
            Some(behind) if !behind.starts_with(['=', '~']) => (at + 1, behind.trim_start()),
            _ => (at, rest),
        };
        let pattern = pattern(&text[..at])?;
        for (sign, found) in [("!~", false), ("~", true)] {
            if let Some(expression) = rest.strip_prefix(sign) {
                return Ok(Filter { pattern, test: Test::Found(expression_of(expression)?, found) });
            }
        }
        let (sign, wanted) = SIGNS
            .iter()
            .find(|(sign, _)| rest.starts_with(sign))
            .ok_or(NoFilter::NoSign)?;
        let value = rest[sign.len()..].trim();
        let value = Value { text: folded(value), number: number(value), date: Date::read(value) };
        Ok(Filter { pattern, test: Test::Compared(wanted, value) })
    }
}

fn condition(text: &str) -> Result<Test, NoFilter> {
    let text = folded(text);
    let (word, wanted) = text
        .strip_prefix("not ")
        .map_or((text.as_str(), true), |word| (word, false));
    let condition = match word {
        "empty" => Condition::Empty,
        "number" => Condition::Number,
        "date" => Condition::Date,
        other => return Err(NoFilter::Condition(other.chars().take(40).collect())),
    };
    Ok(Test::Is(condition, wanted))
}

/// Bounded, so that no expression takes much memory; matching takes time in proportion to the text.
pub(crate) fn expression_of(text: &str) -> Result<Regex, NoFilter> {
    let built = RegexBuilder::new(text.trim())
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build();
    built.map_err(|_| NoFilter::Expression)
}

impl Filter {
    /// Whether the row is wanted.
    #[must_use]
    pub fn wants(&self, head: &Head, row: &Row) -> bool {
        let is_date = |index: usize| {
            head.columns[index]
                .tag
                .as_ref()
                .is_some_and(|tag| tag.name() == "#date")
        };
        let columns = head.find(&self.pattern);
        columns
            .into_iter()
            .any(|index| self.fits(row.cell(index), is_date(index)))
    }

    fn fits(&self, cell: Cell<'_>, is_date: bool) -> bool {
        match &self.test {
            Test::Compared(wanted, value) => wanted.contains(&value.compared(cell, is_date)),
            Test::Found(expression, wanted) => expression.is_match(&folded(cell.text)) == *wanted,
            Test::Is(condition, wanted) => {
                let is_so = match condition {
                    Condition::Empty => cell.text.trim().is_empty(),
                    Condition::Number => cell.number().is_some(),
                    Condition::Date => cell.date().is_some(),
                };
                is_so == *wanted
            }
        }
    }
}

impl Value {
    /// How the cell stands to this value.
    fn compared(&self, cell: Cell<'_>, is_date: bool) -> Ordering {
        if is_date && let (Some(date), Some(wanted)) = (cell.date(), self.date) {
            // A day lies in its month and its year: `#date=2026-03` means all of March.
            let (day, wanted) = (date.to_string(), wanted.to_string());
            return if day.starts_with(&wanted) {
                Ordering::Equal
            } else {
                day.cmp(&wanted)
            };
        }
        match (cell.number(), self.number) {
            (Some(number), Some(wanted)) => number.total_cmp(&wanted),
            _ => folded(cell.text).cmp(&self.text),
        }
    }
}
