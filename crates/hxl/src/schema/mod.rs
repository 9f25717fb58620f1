//! Checking a table: what its hashtags promise, and what is probably a slip.

mod cells;
mod columns;
mod finding;
mod rules;

pub use finding::{Finding, Severity, Trouble};
pub use rules::{Check, Rule, Schema};

use crate::head::Head;
use crate::row::Row;
use crate::table::Table;

/// More findings than this help nobody; the rest is left out.
const MOST: usize = 20_000;

/// Everything that a schema finds in a table, by row and column. Findings about a whole column come first.
#[must_use]
pub fn validate(table: &Table, schema: &Schema) -> Vec<Finding> {
    let mut findings = about_head(&table.head);
    for rule in &schema.rules {
        for check in &rule.checks {
            rule_on(table, rule, check, &mut findings);
        }
    }
    findings.extend(columns::nesting(table));
    findings.truncate(MOST);
    findings.sort_by_key(|finding| (finding.row, finding.column, finding.severity));
    findings
}

fn rule_on(table: &Table, rule: &Rule, check: &Check, findings: &mut Vec<Finding>) {
    let indices: Vec<usize> = rule
        .patterns
        .iter()
        .flat_map(|pattern| table.find(pattern))
        .collect();
    if let Check::Required = check {
        findings.extend(cells::missing(table, rule, &indices));
        return;
    }
    for index in indices {
        let mut found = |row: Option<&Row>, trouble: Trouble, suggestion: Option<String>| {
            let column = &table.columns[index];
            if findings.len() < MOST {
                findings.push(Finding {
                    severity: rule.severity,
                    row: row.map(Row::number),
                    column: Some(column.number),
                    tag: column.tag.clone(),
                    value: row
                        .map(|row| row.text(index).chars().take(200).collect())
                        .unwrap_or_default(),
                    trouble,
                    suggestion,
                    description: rule.description.clone(),
                });
            }
        };
        match check {
            Check::Outliers => columns::outliers(table, index, &mut found),
            Check::Spelling => columns::spelling(table, index, &mut found),
            Check::SameKind => columns::same_kind(table, index, &mut found),
            Check::Unique => columns::unique(table, index, &mut found),
            check => cells::each(table, index, check, &mut found),
        }
    }
}

/// What is odd about the hashtags themselves.
fn about_head(head: &Head) -> Vec<Finding> {
    let Some(number) = head.tag_row else {
        return vec![Finding::general(Severity::Error, None, None, Trouble::NoHashtags)];
    };
    let mut findings = Vec::new();
    let row = head.lead.iter().find(|row| row.number() == number);
    for (index, column) in head.columns.iter().enumerate() {
        let written = row.map(|row| row.text(index)).unwrap_or_default();
        let (severity, trouble, suggestion) = match &column.tag {
            None if !written.trim().is_empty() => (Severity::Warning, Trouble::NoHashtag, None),
            Some(tag) => match crate::old::modern(tag) {
                Some(new) => (Severity::Info, Trouble::OldHashtag, Some(new.to_string())),
                None => continue,
            },
            None => continue,
        };
        let mut finding = Finding::general(severity, Some(number), Some(column.number), trouble);
        (finding.value, finding.suggestion) = (written.trim().to_owned(), suggestion);
        findings.push(finding);
    }
    findings
}
