//! The form of an area of focus or a kind of work.

use kernel::Change;
use web::{Field, FormView, Frame, Kind, Options};

use super::rules::{Draft, Refusal};
use super::store::{Focus, FocusId};
use crate::lists::{ABOUT_MAX, NAME_MAX, SHORT_MAX};

pub fn list_address(frame: &Frame) -> String {
    frame.at("/lists/focuses")
}

pub fn address(frame: &Frame, id: FocusId) -> String {
    format!("{}/{}", list_address(frame), id.0)
}

/// For a new one. Without an area it becomes an area itself.
pub fn fresh(frame: &Frame, all: &[Focus], area: &str) -> FormView {
    let areas = all
        .iter()
        .filter(|focus| focus.parent_id.is_none() && !focus.is_ended);
    let areas = areas
        .map(|area| Options::new(area.id.0.to_string(), area.name.clone()))
        .collect();
    let mut view = FormView::new(list_address(frame), frame.t("focuses-add"), list_address(frame)).field(
        Field::new("area", frame.t("focuses-area"), Kind::Choice(areas))
            .hint(frame.t("focuses-area-hint"))
            .value(area),
    );
    view.fields.extend(common(frame, "", "", ""));
    view.field(must_cover(frame, false))
}

/// For one that is on the list.
pub fn of(frame: &Frame, focus: &Focus) -> FormView {
    let mut view = FormView::new(address(frame, focus.id), frame.t("lists-save"), list_address(frame))
        .version(focus.version);
    view.fields
        .extend(common(frame, &focus.name, &focus.short, &focus.about));
    if focus.parent_id.is_none() {
        view.field(must_cover(frame, focus.must_cover))
    } else {
        view
    }
}

fn common(frame: &Frame, name: &str, short: &str, about: &str) -> [Field; 3] {
    [
        Field::new("name", frame.t("lists-name"), Kind::Line)
            .required()
            .len(NAME_MAX)
            .value(name),
        Field::new("short", frame.t("focuses-short"), Kind::Line)
            .hint(frame.t("focuses-short-hint"))
            .len(SHORT_MAX)
            .value(short),
        Field::new("about", frame.t("focuses-about"), Kind::Text)
            .len(ABOUT_MAX)
            .value(about),
    ]
}

fn must_cover(frame: &Frame, is_ticked: bool) -> Field {
    let tick = vec![Options::new("yes", frame.t("focuses-must-cover-yes"))];
    let ticked = if is_ticked {
        vec!["yes".to_owned()]
    } else {
        Vec::new()
    };
    Field::new("must_cover", frame.t("focuses-must-cover"), Kind::Ticks(tick))
        .hint(frame.t("focuses-must-cover-hint"))
        .values(ticked)
}

/// What was typed, for the rules.
pub fn draft(view: &FormView, parent_id: Option<FocusId>) -> Draft {
    Draft {
        parent_id,
        name: view.get("name").to_owned(),
        short: view.get("short").to_owned(),
        about: view.get("about").to_owned(),
        must_cover: view.get("must_cover") == "yes",
    }
}

pub fn refuse(frame: &Frame, view: &mut FormView, refusal: Option<Refusal>) {
    if let Some(refusal) = refusal
        && view.is_sound()
    {
        view.mistake(refusal.field(), frame.t(&refusal.to_string()));
    }
}

/// Each field that reads differently before and after.
pub fn changes(frame: &Frame, before: &FormView, after: &FormView) -> Vec<Change> {
    let covered = |view: &FormView| {
        if view.get("must_cover") == "yes" {
            frame.t("focuses-must-cover-yes")
        } else {
            String::new()
        }
    };
    let texts = [
        ("name", "lists-name"),
        ("short", "focuses-short"),
        ("about", "focuses-about"),
    ];
    let mut changes: Vec<Change> = texts
        .into_iter()
        .filter_map(|(field, key)| Change::of(key, before.get(field), after.get(field)))
        .collect();
    changes.extend(Change::of("focuses-must-cover", &covered(before), &covered(after)));
    changes
}
