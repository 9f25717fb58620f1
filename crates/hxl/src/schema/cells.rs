//! Checks that need to see one cell, or one row.

use super::{Check, Finding, Rule, Trouble};
use crate::row::{Cell, Row};
use crate::table::Table;
use crate::text::{folded, single_spaced};

/// Takes what was found: the row, what is the matter, and what may be meant instead.
pub(super) type Found<'f> = dyn FnMut(Option<&Row>, Trouble, Option<String>) + 'f;

pub(super) fn each(table: &Table, index: usize, check: &Check, found: &mut Found<'_>) {
    for row in &table.rows {
        let cell = row.cell(index);
        if cell.text.trim().is_empty() {
            continue;
        }
        if let Some((trouble, suggestion)) = one(cell, check) {
            found(Some(row), trouble, suggestion);
        }
    }
}

fn one(cell: Cell<'_>, check: &Check) -> Option<(Trouble, Option<String>)> {
    let trouble = match check {
        Check::Is(expected) => (!expected.fits(cell)).then_some(Trouble::NotA(*expected)),
        Check::Range(least, most) => {
            let value = cell.number()?;
            let below = least.filter(|least| value < *least).map(Trouble::Below);
            below.or_else(|| most.filter(|most| value > *most).map(Trouble::Above))
        }
        Check::Spaces => {
            let plain = single_spaced(cell.text);
            // Line breaks are needed in long texts.
            let is_odd =
                cell.text.trim() != cell.text || cell.text.contains("  ") || cell.text.contains('\t');
            return is_odd.then_some((Trouble::Spaces, Some(plain)));
        }
        Check::Form(expression) => (!expression.is_match(cell.text)).then_some(Trouble::Form),
        Check::OneOf(list) => {
            let value = folded(cell.text);
            if list.contains(&value) {
                return None;
            }
            let near = list
                .iter()
                .find(|one| crate::text::distance(one, &value, 2).is_some());
            return Some((Trouble::NotListed, near.cloned()));
        }
        _ => None,
    };
    trouble.map(|trouble| (trouble, None))
}

/// Columns that are not there, and rows in which none of them is filled.
pub(super) fn missing(table: &Table, rule: &Rule, indices: &[usize]) -> Vec<Finding> {
    if indices.is_empty() {
        let wanted: Vec<String> = rule.patterns.iter().map(ToString::to_string).collect();
        let trouble = Trouble::NoColumn(wanted.join(", "));
        let mut finding = Finding::general(rule.severity, None, None, trouble);
        finding.description.clone_from(&rule.description);
        return vec![finding];
    }
    let is_bare = |row: &&Row| indices.iter().all(|index| row.text(*index).trim().is_empty());
    let first = &table.columns[indices[0]];
    let finding = |row: &Row| {
        let mut finding =
            Finding::general(rule.severity, Some(row.number()), Some(first.number), Trouble::Empty);
        finding.tag.clone_from(&first.tag);
        finding.description.clone_from(&rule.description);
        finding
    };
    table
        .rows
        .iter()
        .filter(is_bare)
        .take(super::MOST)
        .map(finding)
        .collect()
}
