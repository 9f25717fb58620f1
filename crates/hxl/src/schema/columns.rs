//! Checks that need to see a whole column, or two beside each other.

use std::collections::HashMap;

use super::cells::Found;
use super::{Finding, Severity, Trouble};
use crate::row::Row;
use crate::table::Table;
use crate::tag::Tag;
use crate::text::{distance, folded, single_spaced};
use crate::value::Expected;

/// Fewer numbers than this have no usual size.
const FEWEST: usize = 10;
/// So many times the usual distance from the middle is far.
const FAR: f64 = 3.0;
/// More different values than this are no list of words that repeat.
const DIFFERENT_MAX: usize = 1_500;
/// A value is frequent when it occurs so often, and so many times as often as the one that is like it.
const OFTEN: usize = 3;
const TIMES: usize = 4;
/// What occurs more often than this, and in more than one row of so many, stands for itself.
const RARE: usize = 10;
const ROWS: usize = 100;

pub(super) fn outliers(table: &Table, index: usize, found: &mut Found<'_>) {
    let numbers: Vec<(&Row, f64)> = table
        .rows
        .iter()
        .filter_map(|row| row.cell(index).number().map(|number| (row, number)))
        .collect();
    if numbers.len() < FEWEST {
        return;
    }
    let count = numbers.len() as f64;
    let mean = numbers.iter().map(|(_, number)| number / count).sum::<f64>();
    let spread = numbers
        .iter()
        .map(|(_, number)| (number - mean).powi(2) / count)
        .sum::<f64>()
        .sqrt();
    for (row, number) in numbers {
        if (number - mean).abs() > FAR * spread {
            found(Some(row), Trouble::Outlier, None);
        }
    }
}

/// Rare values that are a letter or two away from frequent ones, or differ from them in case and accents only.
pub(super) fn spelling(table: &Table, index: usize, found: &mut Found<'_>) {
    let mut written: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let text = single_spaced(row.text(index));
        if !text.is_empty() {
            *written.entry(text).or_default() += 1;
        }
    }
    if written.len() > DIFFERENT_MAX {
        return;
    }
    let mut frequent: Vec<(&String, usize, String)> = written
        .iter()
        .filter(|(_, count)| **count >= OFTEN)
        .map(|(text, count)| (text, *count, folded(text)))
        .collect();
    frequent.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    let mut meant: HashMap<&str, &str> = HashMap::new();
    let seldom = RARE.max(table.rows.len() / ROWS);
    for (text, count) in written.iter().filter(|(_, count)| **count <= seldom) {
        let plain = folded(text);
        let is_number = text.contains(|letter: char| letter.is_ascii_digit());
        let most = if is_number || plain.len() < 5 {
            0
        } else {
            1 + usize::from(plain.len() > 8)
        };
        let is_meant = |one: &&(&String, usize, String)| {
            one.0 != text && one.1 >= count * TIMES && distance(&one.2, &plain, most).is_some()
        };
        if let Some((right, ..)) = frequent.iter().find(is_meant) {
            meant.insert(text, right);
        }
    }
    for row in &table.rows {
        if let Some(right) = meant.get(single_spaced(row.text(index)).as_str()) {
            found(Some(row), Trouble::Rare, Some((*right).to_owned()));
        }
    }
}

/// Cells of another kind than nine of ten in their column.
pub(super) fn same_kind(table: &Table, index: usize, found: &mut Found<'_>) {
    let filled: Vec<&Row> = table
        .rows
        .iter()
        .filter(|row| !row.text(index).trim().is_empty())
        .collect();
    for expected in [Expected::Number, Expected::Date] {
        let odd: Vec<&&Row> = filled
            .iter()
            .filter(|row| !expected.fits(row.cell(index)))
            .collect();
        if filled.len() >= FEWEST && odd.len() * 10 <= filled.len() {
            odd.into_iter()
                .for_each(|row| found(Some(row), Trouble::OtherKind(expected), None));
            return;
        }
    }
}

pub(super) fn unique(table: &Table, index: usize, found: &mut Found<'_>) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in &table.rows {
        let value = folded(row.text(index));
        if value.is_empty() {
            continue;
        }
        match seen.get(&value) {
            Some(first) => found(Some(row), Trouble::Again(*first), None),
            None => drop(seen.insert(value, row.number())),
        }
    }
}

/// Who is reached was targeted, who is targeted is in need, and so on, each for the same people. From HXL 1.1.
const INSIDE: [&str; 5] = ["#reached", "#targeted", "#inneed", "#affected", "#population"];

/// Numbers of people that are greater than the number of those among whom they are counted.
pub(super) fn nesting(table: &Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tagged = |index: usize| table.columns[index].tag.as_ref();
    let rank = |tag: &Tag| INSIDE.iter().position(|name| *name == tag.name());
    let same_people = |one: &Tag, other: &Tag| {
        let (mut ones, mut others) = (one.attributes().to_vec(), other.attributes().to_vec());
        ones.sort_unstable();
        others.sort_unstable();
        ones == others
    };
    let all = 0..table.columns.len();
    for (part, whole) in all
        .clone()
        .flat_map(|part| all.clone().map(move |whole| (part, whole)))
    {
        let (Some(inner), Some(outer)) = (tagged(part), tagged(whole)) else {
            continue;
        };
        let is_pair = matches!((rank(inner), rank(outer)), (Some(inner), Some(outer)) if inner < outer);
        if !is_pair || !same_people(inner, outer) {
            continue;
        }
        for row in &table.rows {
            let (some, all) = (row.cell(part).number(), row.cell(whole).number());
            if let (Some(some), Some(all)) = (some, all)
                && some > all
                && findings.len() < super::MOST
            {
                let trouble = Trouble::MoreThan(outer.to_string());
                let column = Some(table.columns[part].number);
                let mut finding = Finding::general(Severity::Warning, Some(row.number()), column, trouble);
                finding.value = row.text(part).to_owned();
                finding.tag = Some(inner.clone());
                findings.push(finding);
            }
        }
    }
    findings
}
