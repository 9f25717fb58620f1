//! Asked before the grid ends or removes anything: what became of each activity that is no longer ticked.

use askama::Template;
use web::{Field, Form, Frame, Kind, Options};

use super::fate::Fate;
use super::naming::{CANCELLATION, line};
use super::scene::Scene;
use super::store::Activity;
use super::ticks::sight;
use crate::loom::Atlas;

#[derive(Template)]
#[template(path = "activities/grid_confirm.html")]
pub(super) struct Confirm<'a> {
    frame: &'a Frame,
    action: String,
    count: usize,
    /// One for each, answered beforehand with what is likely.
    fates: Vec<Field>,
    added: usize,
    /// What was sent, to be sent again.
    pairs: Vec<(String, String)>,
}

/// What the question and its answer are called when sent.
const OURS: [&str; 4] = ["csrf", "ended", "show", "version"];
/// Stands before each activity's own answer.
const FATE: &str = "fate.";

pub(super) fn ask<'a>(
    frame: &'a Frame,
    atlas: &Atlas,
    scene: &Scene,
    unticked: &[&Activity],
    (added, sent): (usize, &Form),
) -> Confirm<'a> {
    let option = |fate: Fate| Options::new(fate.word(), frame.of("activities-grid-fate-", fate.word(), ""));
    let field = |activity: &&Activity| {
        let line = line(frame, atlas, activity);
        let told = frame.t2("activities-grid-for", "people", line.population, "when", line.period);
        let status = activity.status_on(frame.today);
        let added = (activity.created_at.date_naive(), activity.version);
        let likely = Fate::likely((status, activity.organisations.len()), added, frame.today);
        let has_begun = activity.way_out(frame.today) != Some(CANCELLATION);
        let options = Fate::of(has_begun).map(option);
        Field::new(name(activity), line.name, Kind::Choice(options.into()))
            .hint(told)
            .required()
            .value(likely.map_or("", Fate::word))
    };
    let pairs = sent.pairs().iter();
    let pairs = pairs.filter(|(name, _)| !OURS.contains(&name.as_str()) && !name.starts_with(FATE));
    Confirm {
        frame,
        action: scene.action.clone(),
        count: unticked.len(),
        fates: unticked.iter().map(field).collect(),
        added,
        pairs: pairs.cloned().collect(),
    }
}

fn name(activity: &Activity) -> String {
    format!("{FATE}{}", sight(activity))
}

/// What is answered of each.
pub(super) fn answered<'a>(sent: &Form, unticked: Vec<&'a Activity>) -> Vec<(Fate, &'a Activity)> {
    let fate = |activity: &Activity| Fate::from_word(sent.get(&name(activity)));
    unticked.into_iter().map(|one| (fate(one), one)).collect()
}
