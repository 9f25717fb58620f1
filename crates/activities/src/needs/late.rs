//! A round of asking that somebody else put right, or took away, while it was looked at.

use std::collections::BTreeSet;

use axum::response::Response;
use sea_orm::ConnectionTrait;
use web::{FormView, Frame, PageError, Visit, conflict};

use super::round::{Round, Ticked};
use super::store::ASKED;

/// Somebody else was first: what they saved stands beside what was typed here, and whoever saves again decides.
pub(super) async fn show(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (round, ticked): (&Round, &Ticked<'_>),
    mut view: FormView,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let days: BTreeSet<String> = ticked
        .changed
        .iter()
        .map(|one| one.asked_on.to_string())
        .collect();
    let ways: BTreeSet<String> = ticked.changed.iter().map(|one| one.how.clone()).collect();
    let mut now = view.clone();
    for field in &mut now.fields {
        match field.name.as_str() {
            "asked_on" if !days.is_empty() => field.values = vec![joined(&days)],
            "how" if !ways.is_empty() => field.values = vec![joined(&ways)],
            _ => {}
        }
    }
    let first = ticked
        .changed
        .first()
        .map(|one| one.id)
        .or(ticked.gone.first().copied());
    let saved = people::last_saved(db, frame, visit.scope, (ASKED, first.unwrap_or_default())).await?;
    view.show_theirs(&now, saved);
    if let Some(which) = view.fields.iter_mut().find(|field| field.name == "one") {
        which.values = ticked.records.iter().map(|one| one.id.to_string()).collect();
        which.mistake = None;
        which.theirs = Some(sentences(frame, round, ticked).join(" "));
    }
    conflict(&round.page(frame, view))
}

/// Which of what was ticked others changed, and how much of it they took away.
fn sentences(frame: &Frame, round: &Round, ticked: &Ticked<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if !ticked.changed.is_empty() {
        let (mut names, more) = round.names(frame, &ticked.changed);
        names.extend((more > 0).then(|| frame.t1("finding-more", "count", more)));
        sentences.push(frame.t1("asked-late-changed", "names", frame.list(&names)));
    }
    if !ticked.gone.is_empty() {
        sentences.push(frame.t1("asked-late-gone", "count", ticked.gone.len()));
    }
    sentences
}

/// What was saved in each, where it is not the same in all.
fn joined(values: &BTreeSet<String>) -> String {
    values.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
