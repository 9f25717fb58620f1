//! What becomes of each pasted line. No database, no clock, no HTML.

use std::collections::{HashMap, HashSet};

use kernel::OrganisationId;

use crate::organisations::Draft;

/// More lines than this come in several goes, or from a file.
pub const LINES_MAX: usize = 500;

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// An organisation that is not known yet.
    New,
    /// It was new, and is here now.
    Added(OrganisationId),
    Known(OrganisationId),
    /// The same as a line further up.
    Again,
    TooLong,
}

/// One pasted line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: String,
    pub fate: Fate,
    /// One that is called alike, with its name and why it may be the same.
    pub like: Option<(OrganisationId, String, String)>,
}

/// The lines with something on them. Numbering and list marks in front of a name go. Of the row of a table only the
/// first cell with words counts.
pub fn read(text: &str) -> Vec<String> {
    let names = text.lines().map(|line| clean(named(line)));
    names.filter(|line| !line.is_empty()).collect()
}

/// Whether some lines are rows of a table, of which only the names are read.
pub fn has_columns(text: &str) -> bool {
    text.lines().any(|line| line.trim().contains('\t'))
}

fn named(line: &str) -> &str {
    let mut cells = line.split('\t');
    let has_words = |cell: &&str| cell.chars().any(char::is_alphabetic);
    cells.clone().find(has_words).or(cells.next()).unwrap_or(line)
}

fn clean(line: &str) -> String {
    let line = line
        .trim()
        .trim_start_matches(['-', '*', '•', '–', '·'])
        .trim_start();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = &line[digits..];
    // "3. Open Road" is a numbered line, "3 Rivers" a name.
    let unnumbered = match rest.strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 => rest,
        _ => line,
    };
    unnumbered.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sorts lines into new and known ones. `known` has the folded names that are taken.
pub fn plan(lines: Vec<String>, known: &HashMap<String, OrganisationId>) -> Vec<Line> {
    let mut seen = HashSet::new();
    let planned = lines.into_iter().map(|name| {
        let folded = kernel::fold(&name);
        let fate = if draft(&name).check().is_err() {
            Fate::TooLong
        } else if let Some(id) = known.get(&folded).filter(|_| !folded.is_empty()) {
            Fate::Known(*id)
        } else if seen.insert(if folded.is_empty() { name.clone() } else { folded }) {
            Fate::New
        } else {
            Fate::Again
        };
        Line { name, fate, like: None }
    });
    planned.collect()
}

/// An organisation of which only the name is known.
pub fn draft(name: &str) -> Draft {
    Draft { name: name.to_owned(), ..Draft::default() }
}
