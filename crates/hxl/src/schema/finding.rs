//! What a check found, in a sentence.

use std::fmt;

use crate::tag::Tag;
use crate::value::Expected;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is wrong.
    Error,
    /// It is probably wrong.
    Warning,
    /// It may be worth a look.
    Info,
}

/// Something that a check found. Its text is a sentence without the place.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// The row in the original sheet, from 1; nothing when it is about the whole table or column.
    pub row: Option<u32>,
    /// The column in the original sheet, from 1.
    pub column: Option<u32>,
    /// The column's hashtag.
    pub tag: Option<Tag>,
    /// What stands in the cell.
    pub value: String,
    /// What is the matter.
    pub trouble: Trouble,
    /// What should perhaps stand there instead.
    pub suggestion: Option<String>,
    /// What the schema says about its rule.
    pub description: Option<String>,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trouble {
    /// The table has no hashtags.
    NoHashtags,
    /// Something in the row of hashtags is none.
    NoHashtag,
    /// The hashtag is from before HXL 1.0.
    OldHashtag,
    /// A column that must be there is not.
    NoColumn(String),
    /// A cell that must be filled is empty.
    Empty,
    /// It is not what the hashtag promises.
    NotA(Expected),
    /// It is smaller than allowed.
    Below(f64),
    /// It is greater than allowed.
    Above(f64),
    /// There are spaces at an end, or two together.
    Spaces,
    /// It does not have the form that is asked for.
    Form,
    /// It is not on the list.
    NotListed,
    /// The same stands in an earlier row, whose number this is.
    Again(u32),
    /// It is rare, and like something frequent.
    Rare,
    /// It is far from all the others.
    Outlier,
    /// Most others in the column are numbers, or dates; this is not.
    OtherKind(Expected),
    /// It is more than the number beside it, of which it is a part: `#reached` than `#targeted`.
    MoreThan(String),
}

impl Finding {
    pub(crate) fn general(
        severity: Severity,
        row: Option<u32>,
        column: Option<u32>,
        trouble: Trouble,
    ) -> Finding {
        Finding {
            severity,
            row,
            column,
            tag: None,
            value: String::new(),
            trouble,
            suggestion: None,
            description: None,
        }
    }
}

impl Finding {
    /// As JSON: `row`, `column`, `severity` (`error`, `warning`, `info`), `kind` (see [`Trouble::key`]), `tag`, `value`,
    /// `message`, `suggestion`, `description`; what is not known is null.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "row": self.row,
            "column": self.column,
            "severity": self.severity.key(),
            "kind": self.trouble.key(),
            "tag": self.tag.as_ref().map(ToString::to_string),
            "value": self.value,
            "message": self.to_string(),
            "suggestion": self.suggestion,
            "description": self.description,
        })
    }
}

impl Severity {
    /// `error`, `warning` or `info`, as schemas write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl Trouble {
    /// A short word that stays the same, for looking up a translation.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Trouble::NoHashtags => "no-hashtags",
            Trouble::NoHashtag => "no-hashtag",
            Trouble::OldHashtag => "old-hashtag",
            Trouble::NoColumn(_) => "no-column",
            Trouble::Empty => "empty",
            Trouble::NotA(_) => "not-a",
            Trouble::Below(_) => "below",
            Trouble::Above(_) => "above",
            Trouble::Spaces => "spaces",
            Trouble::Form => "form",
            Trouble::NotListed => "not-listed",
            Trouble::Again(_) => "again",
            Trouble::Rare => "rare",
            Trouble::Outlier => "outlier",
            Trouble::OtherKind(_) => "other-kind",
            Trouble::MoreThan(_) => "more-than",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = &self.value;
        match &self.trouble {
            Trouble::NoHashtags => f.write_str("There are no HXL hashtags in the first 25 rows."),
            Trouble::NoHashtag => write!(f, "\u{201c}{value}\u{201d} is not a hashtag."),
            Trouble::OldHashtag => write!(f, "{value} is from before HXL 1.0."),
            Trouble::NoColumn(pattern) => write!(f, "There is no column {pattern}."),
            Trouble::Empty => f.write_str("This cell must not be empty."),
            Trouble::NotA(expected) => write!(f, "\u{201c}{value}\u{201d} is not {}.", words(*expected)),
            Trouble::Below(least) => write!(f, "{value} is less than {least}."),
            Trouble::Above(most) => write!(f, "{value} is more than {most}."),
            Trouble::Spaces => f.write_str("There are needless spaces in this cell."),
            Trouble::Form => write!(f, "\u{201c}{value}\u{201d} does not have the expected form."),
            Trouble::NotListed => write!(f, "\u{201c}{value}\u{201d} is not on the list."),
            Trouble::Again(row) => write!(f, "\u{201c}{value}\u{201d} stands in row {row} already."),
            Trouble::Rare => write!(f, "\u{201c}{value}\u{201d} is rare. Perhaps it is misspelt."),
            Trouble::Outlier => write!(f, "{value} is far from the other numbers in this column."),
            Trouble::OtherKind(expected) => {
                write!(
                    f,
                    "\u{201c}{value}\u{201d} is not {}, as the others in this column.",
                    words(*expected)
                )
            }
            Trouble::MoreThan(tag) => write!(f, "{value} is more than {tag}, of which it is a part."),
        }?;
        match &self.suggestion {
            Some(suggestion) => write!(f, " Is \u{201c}{suggestion}\u{201d} meant?"),
            None => Ok(()),
        }
    }
}

fn words(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text",
        Expected::Number => "a number",
        Expected::Date => "a date",
        Expected::PlaceCode => "the code of a place",
        Expected::Code => "a code",
        Expected::Latitude => "a latitude",
        Expected::Longitude => "a longitude",
        Expected::Email => "an email address",
        Expected::Phone => "a telephone number",
        Expected::Url => "a web address",
    }
}
