//! What is checked: the usual rules, or a schema of one's own.

use regex_lite::Regex;

use super::Severity;
use crate::number::number;
use crate::row::Row;
use crate::table::Table;
use crate::tag::Pattern;
use crate::text::folded;
use crate::value::Expected;

/// What a table is held against.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// All rules.
    pub rules: Vec<Rule>,
}

/// Checks for some columns.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The columns.
    pub patterns: Vec<Pattern>,
    /// How grave it is to break the rule.
    pub severity: Severity,
    /// What a person is told about it.
    pub description: Option<String>,
    /// What is checked.
    pub checks: Vec<Check>,
}

/// Something to check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Check {
    /// The column is there, and in each row at least one such cell is filled.
    Required,
    /// Filled cells are this.
    Is(Expected),
    /// Numbers are not less, or not more.
    Range(Option<f64>, Option<f64>),
    /// No needless spaces.
    Spaces,
    /// Filled cells have this form.
    Form(Regex),
    /// Filled cells are one of these, compared without case and accents.
    OneOf(Vec<String>),
    /// No value twice.
    Unique,
    /// No rare value that is like a frequent one.
    Spelling,
    /// No number far from all others.
    Outliers,
    /// All of one kind, when most are.
    SameKind,
}

/// The rules that `libhxl` has by default, in the words of the HXL 1.1 schema: hashtags, severity, what is checked.
const USUAL: [(&str, Severity, &[Usual]); 6] = [
    ("#date", Severity::Error, &[Usual::Date]),
    (
        "#population,#affected,#inneed,#targeted,#reached,#indicator+num,#output+num,#value",
        Severity::Error,
        &[Usual::Number],
    ),
    (
        "#population,#affected,#inneed,#targeted,#reached,#indicator+num,#output+num,#value",
        Severity::Info,
        &[Usual::Outliers],
    ),
    (
        "#org,#sector,#subsector,#status,#beneficiary,#indicator+name,#access,#frequency,#item,#operations,#service,\
         #channel,#modality,#currency,#impact,#group,#severity",
        Severity::Warning,
        &[Usual::Spelling],
    ),
    ("#region,#country,#adm1,#adm2,#adm3,#adm4,#adm5,#loc", Severity::Info, &[Usual::Spelling]),
    ("#*", Severity::Warning, &[Usual::Spaces]),
];

#[derive(Clone, Copy)]
enum Usual {
    Date,
    Number,
    Outliers,
    Spelling,
    Spaces,
}

impl Schema {
    /// What `libhxl` checks by default.
    #[must_use]
    pub fn usual() -> Schema {
        let check = |usual: &Usual| match usual {
            Usual::Date => Check::Is(Expected::Date),
            Usual::Number => Check::Is(Expected::Number),
            Usual::Outliers => Check::Outliers,
            Usual::Spelling => Check::Spelling,
            Usual::Spaces => Check::Spaces,
        };
        let rule = |(patterns, severity, checks): &(&str, Severity, &[Usual])| Rule {
            patterns: Pattern::list(patterns).unwrap_or_default(),
            severity: *severity,
            description: None,
            checks: checks.iter().map(check).collect(),
        };
        Schema { rules: USUAL.iter().map(rule).collect() }
    }

    /// A schema of one's own, which is a table itself, as HXL defines it: `#valid_tag` (patterns with commas between
    /// them), `#valid_severity`, `#valid_required`, `#valid_datatype`, `#valid_datatype+consistent`,
    /// `#valid_value+min`, `+max`, `+regex`, `+list` (with `|` between values), `+whitespace`, `+spelling`,
    /// `+outliers`, `#valid_unique`, `#description`. Rows whose patterns or expressions are none are left out.
    #[must_use]
    pub fn from_table(table: &Table) -> Schema {
        Schema { rules: table.rows.iter().filter_map(|row| rule(table, row)).collect() }
    }
}

fn rule(table: &Table, row: &Row) -> Option<Rule> {
    let text = |pattern: &str| -> Option<&str> { table.first(row, &pattern.parse().ok()?) };
    let is_on = |pattern: &str| {
        text(pattern).is_some_and(|text| ["y", "yes", "t", "true", "1"].contains(&folded(text).as_str()))
    };
    let patterns = Pattern::list(text("#valid_tag")?).ok()?;
    let severity = match text("#valid_severity").map(folded).as_deref() {
        Some("info") => Severity::Info,
        Some("warning") => Severity::Warning,
        _ => Severity::Error,
    };
    let mut checks = Vec::new();
    let kind = match text("#valid_datatype-consistent").map(folded).as_deref() {
        Some("number") => Some(Expected::Number),
        Some("date") => Some(Expected::Date),
        Some("url") => Some(Expected::Url),
        Some("email") => Some(Expected::Email),
        Some("phone") => Some(Expected::Phone),
        _ => None,
    };
    checks.extend(kind.map(Check::Is));
    let (least, most) =
        (text("#valid_value+min").and_then(number), text("#valid_value+max").and_then(number));
    checks.extend((least.is_some() || most.is_some()).then_some(Check::Range(least, most)));
    if let Some(expression) = text("#valid_value+regex") {
        checks.push(Check::Form(crate::filter::expression_of(expression).ok()?));
    }
    let list = text("#valid_value+list").map(|list| list.split('|').map(folded).collect());
    checks.extend(list.map(Check::OneOf));
    let switches = [
        ("#valid_required", Check::Required),
        ("#valid_value+whitespace", Check::Spaces),
        ("#valid_value+spelling", Check::Spelling),
        ("#valid_value+outliers", Check::Outliers),
        ("#valid_datatype+consistent", Check::SameKind),
        ("#valid_unique-key", Check::Unique),
    ];
    checks.extend(
        switches
            .into_iter()
            .filter(|(pattern, _)| is_on(pattern))
            .map(|(_, check)| check),
    );
    Some(Rule {
        patterns,
        severity,
        description: text("#description").map(str::to_owned),
        checks,
    })
}
