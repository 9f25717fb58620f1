//! Asked before the grid ends anything: which of the activities that are no longer ticked have really ended.

use askama::Template;
use web::{Field, Form, Frame, Kind, Options};

use super::naming::line;
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
    /// A box for each, ticked beforehand.
    ending: Field,
    added: usize,
    /// What was sent, to be sent again.
    pairs: Vec<(String, String)>,
}

/// What the question and its answer are called when sent.
const OURS: [&str; 5] = ["csrf", "ended", "ending", "show", "version"];

pub(super) fn ask<'a>(
    frame: &'a Frame,
    atlas: &Atlas,
    scene: &Scene,
    ended: &[&Activity],
    (added, sent): (usize, &Form),
) -> Confirm<'a> {
    let option = |activity: &&Activity| {
        let line = line(frame, atlas, activity);
        let told = frame.t2("activities-grid-for", "people", line.population, "when", line.period);
        Options { hint: Some(told), ..Options::new(sight(activity), line.name) }
    };
    let pairs = sent.pairs().iter();
    let pairs = pairs.filter(|(name, _)| !OURS.contains(&name.as_str()));
    Confirm {
        frame,
        action: scene.action.clone(),
        count: ended.len(),
        ending: Field::new(
            "ending",
            frame.t("activities-grid-end-which"),
            Kind::Ticks(ended.iter().map(option).collect()),
        )
        .required()
        .values(ended.iter().map(|activity| sight(activity)).collect()),
        added,
        pairs: pairs.cloned().collect(),
    }
}
