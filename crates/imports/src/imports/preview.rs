//! What an import would do, is doing, or did: counted, with the first rows of each kind, and the rows with remarks.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Change;
use web::{Crumb, Fact, Frame, PageError, Visit, page};

use super::jobs::State;
use super::reading::{self, Opened};
use super::shown::{Lines, Shown, heads};
use super::trying::{self, tried};
use super::{jobs, pages};
use crate::columns::Meaning;
use crate::report::{Fate, Remark, Report};
use crate::what::What;

/// So many rows of each kind are shown, and so many that are not taken in.
const ROWS: usize = 5;
const REMARKS_MAX: usize = 50;
const NAMES_MAX: usize = 20;
/// Columns that tell how people are reached.
const CONTACT: [Meaning; 3] = [Meaning::ContactName, Meaning::ContactPhone, Meaning::ContactEmail];

/// Rows of one fate.
struct Group {
    word: &'static str,
    title: String,
    rows: Vec<Shown>,
    /// That these are only the first, where there are more.
    first: Option<String>,
}

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    address: String,
    version: i32,
    /// What it tells of.
    what: What,
    facts: Vec<Fact>,
    heads: Vec<String>,
    groups: Vec<Group>,
    /// What is not taken in and why; and what else is to be said.
    refused: Vec<Remark>,
    remarks: Vec<Remark>,
    /// What is made on the way: of which kind, and which.
    made: Vec<(String, String)>,
    /// What no column tells, and how many words are open.
    lacking: Vec<String>,
    open: usize,
    /// How many activities the list names no longer.
    missing: usize,
    /// The last attempt came to nothing for this reason.
    failed: Option<(&'static str, &'static str)>,
    takes_likely: bool,
    is_taken: bool,
    /// There are people in it who can be reached.
    has_contacts: bool,
    /// When it was undone, in words.
    undone: Option<String>,
    /// So many things stayed then.
    stayed: usize,
    /// When somebody began to take it in, in words; that has not come to an end as far as is known here.
    begun: Option<String>,
    /// There is nothing in it that is new, or nothing that can be taken in.
    is_idle: bool,
    /// So many rows cannot be taken in.
    refused_count: usize,
    is_all_refused: bool,
}

#[derive(Template)]
#[template(path = "imports/progress.html")]
pub(super) struct Progress<'a> {
    pub frame: &'a Frame,
    pub crumb: Crumb,
    pub file: String,
    /// Looked at, or taken in.
    pub stage: &'static str,
    /// All rows are looked at; nobody can count what is left.
    pub is_looked_at: bool,
    pub done: usize,
    pub total: usize,
}

/// Whether all rows are looked at, and how much there is to count.
pub(super) fn step(done: usize, total: usize) -> (bool, usize) {
    let is_looked_at = total > 0 && done >= total;
    (is_looked_at, if is_looked_at { 0 } else { total })
}

/// What became of each row, or would.
pub async fn reported(visit: &Visit, opened: &Opened) -> Result<Arc<Report>, PageError> {
    match &opened.kept.report {
        Some(report) => Ok(Arc::clone(report)),
        None => tried(visit, opened).await,
    }
}

pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let crumb = frame.crumb("import-title", "/imports");
    let mut failed = None;
    match jobs::found(&visit, reading::id_of(&id)?) {
        Some(State::Going(going)) => {
            let (file, stage) = (pages::called(frame, &going.file_name), going.stage.word());
            let done = going.done();
            let (is_looked_at, total) = step(done, going.total);
            return page(&Progress { frame, crumb, file, stage, is_looked_at, done, total });
        }
        Some(State::Failed(stage, refused)) => failed = Some((stage.word(), refused.word())),
        None => {}
    }
    let opened = Arc::new(reading::open(&visit, &id).await?);
    if let Some(going) = trying::going(&visit, &opened).await? {
        return Ok(going);
    }
    let report = reported(&visit, &opened).await?;
    let told = |is_refusal: bool| {
        let remarks = report
            .remarks
            .iter()
            .filter(|remark| remark.is_refusal == is_refusal);
        remarks.take(REMARKS_MAX).cloned().collect()
    };
    page(&Show {
        frame,
        crumb,
        title: pages::called(frame, &opened.kept.file_name),
        address: frame.at(&format!("/imports/{}", opened.kept.id)),
        version: opened.kept.version,
        what: opened.kept.what,
        facts: facts(frame, &report),
        heads: heads(frame, opened.kept.what),
        groups: groups(frame, &opened, &report),
        refused: told(true),
        remarks: told(false),
        made: made(frame, &report),
        lacking: report.lacking.clone(),
        open: report.questions().len(),
        missing: report.missing,
        failed,
        takes_likely: opened.kept.answers.takes_likely,
        is_taken: opened.kept.taken_at.is_some(),
        has_contacts: CONTACT.iter().any(|meaning| opened.columns.has(*meaning)),
        stayed: opened.kept.stayed,
        undone: opened.kept.undone_at.map(|at| frame.moment(&at)),
        begun: opened.kept.begun_at.map(|at| frame.moment(&at)),
        is_idle: report.added + report.changed + report.ended == 0,
        refused_count: report.refused,
        is_all_refused: report.refused > 0
            && report.added + report.changed + report.unchanged + report.ended == 0,
    })
}

fn facts(frame: &Frame, report: &Report) -> Vec<Fact> {
    let counts = [
        ("rows", report.rows),
        ("new", report.added),
        ("changed", report.changed),
        ("unchanged", report.unchanged),
        ("refused", report.refused),
        ("joined", report.joined),
        ("ended", report.ended),
    ];
    counts
        .into_iter()
        // Lists that end nothing, and have a row for each activity, are the usual ones.
        .filter(|(word, count)| !["joined", "ended"].contains(word) || *count > 0)
        .map(|(word, count)| Fact::new(frame.of("import-fact-", word, ""), frame.number(count)))
        .collect()
}

fn made(frame: &Frame, report: &Report) -> Vec<(String, String)> {
    let kinds = report.made.iter().map(|(kind, names)| {
        let mut shown: Vec<String> = names.iter().take(NAMES_MAX).cloned().collect();
        if names.len() > NAMES_MAX {
            shown.push(frame.t1("import-made-more", "count", names.len() - NAMES_MAX));
        }
        let title = frame.t1(&format!("import-made-{kind}"), "count", names.len());
        (title, frame.list(&shown))
    });
    kinds.collect()
}

fn groups(frame: &Frame, opened: &Opened, report: &Report) -> Vec<Group> {
    let lines = Lines::of(opened);
    let positions: HashMap<u32, usize> = lines.numbers().into_iter().zip(0..).collect();
    let of = |word: &'static str, fate: Fate, count: usize| {
        let rows = report.fates.iter().filter(|(_, one)| **one == fate);
        let rows = rows
            .filter_map(|(row, _)| positions.get(row))
            .take(ROWS)
            .map(|at| {
                let mut row = lines.shown(frame, *at);
                let changes = report.changes.get(&row.number).into_iter().flatten();
                row.notes = changes.map(|change| told(frame, change)).collect();
                row
            });
        let title = frame.t1(&format!("import-count-{word}"), "count", frame.number(count));
        let first = (count > ROWS).then(|| frame.t1("import-first-rows", "count", ROWS));
        Group { word, title, rows: rows.collect(), first }
    };
    let groups = [
        of("new", Fate::New, report.added),
        of("changed", Fate::Changed, report.changed),
        of("unchanged", Fate::Unchanged, report.unchanged),
    ];
    groups
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .collect()
}

fn told(frame: &Frame, change: &Change) -> String {
    frame.t3(
        "import-change",
        "field",
        frame.t(&change.field),
        "before",
        nothing_said(frame, &change.before),
        "after",
        nothing_said(frame, &change.after),
    )
}

fn nothing_said(frame: &Frame, text: &str) -> String {
    if text.is_empty() {
        frame.t("import-change-nothing")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn once_all_rows_are_looked_at_they_are_written() {
        for (done, total, told) in [
            (0, 6000, (false, 6000)),
            (5999, 6000, (false, 6000)),
            (6000, 6000, (true, 0)),
            (0, 0, (false, 0)),
        ] {
            assert_eq!(step(done, total), told, "{done} of {total}");
        }
    }
}
