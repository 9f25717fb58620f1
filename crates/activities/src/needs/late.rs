//! A round of asking that somebody else put right, or took away, while it was looked at.

use std::collections::BTreeSet;

use axum::response::Response;
use chrono::NaiveDate;
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
    let days: BTreeSet<NaiveDate> = ticked.changed.iter().map(|one| one.asked_on).collect();
    let ways: BTreeSet<&str> = ticked.changed.iter().map(|one| one.how.as_str()).collect();
    let mut now = view.clone();
    for field in &mut now.fields {
        match field.name.as_str() {
            "asked_on" if !days.is_empty() => field.values = days.iter().map(ToString::to_string).collect(),
            "how" if !ways.is_empty() => field.values = vec![Vec::from_iter(ways.iter().copied()).join("; ")],
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
    for field in &mut view.fields {
        match field.name.as_str() {
            "one" => {
                field.values = ticked.records.iter().map(|one| one.id.to_string()).collect();
                field.mistake = None;
                field.theirs = Some(sentences(frame, round, ticked).join(" "));
            }
            "asked_on" if field.theirs.is_some() => {
                let days: Vec<String> = days.iter().map(|day| frame.day(day)).collect();
                field.theirs = Some(frame.list(&days));
            }
            _ => {}
        }
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
