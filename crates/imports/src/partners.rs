//! Rows of organisations that only support or pay, in lists without codes: they belong to the row of whoever runs the same.

use std::collections::HashMap;

use activities::Role;

use crate::line::Line;

/// Puts such rows to the latest row before them, or else the first, that says the same of who runs it. Gives how many.
pub fn join(lines: &mut Vec<Line>) -> usize {
    if !lines.iter().any(is_partner) {
        return 0;
    }
    let works: Vec<Line> = lines.iter().map(work).collect();
    let works: Vec<String> = works.iter().map(|work| format!("{work:?}")).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, work) in works.iter().enumerate().filter(|(at, _)| is_run(&lines[*at])) {
        first.entry(work).or_insert(at);
    }
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let mut joined: Vec<Option<usize>> = vec![None; lines.len()];
    for (at, work) in works.iter().enumerate() {
        if is_run(&lines[at]) {
            latest.insert(work, at);
        } else if is_partner(&lines[at]) {
            joined[at] = latest.get(&**work).or_else(|| first.get(&**work)).copied();
        }
    }
    for (at, to) in joined.iter().enumerate() {
        if let Some(to) = to {
            let partners = std::mem::take(&mut lines[at].organisations);
            lines[*to].organisations.extend(partners);
        }
    }
    let mut is_joined = joined.iter().map(Option::is_some);
    lines.retain(|_| !is_joined.next().unwrap_or_default());
    joined.iter().flatten().count()
}

fn is_run(line: &Line) -> bool {
    line.code.is_empty() && line.organisations.iter().any(|(_, role)| *role == Role::Runs)
}

fn is_partner(line: &Line) -> bool {
    line.code.is_empty() && !line.organisations.is_empty() && !is_run(line)
}

/// What a row says besides who it is about.
fn work(line: &Line) -> Line {
    Line {
        row: 0,
        organisations: Vec::new(),
        acronym: String::new(),
        sector: String::new(),
        ..line.clone()
    }
}
