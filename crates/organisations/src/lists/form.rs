//! The form of an entry, for any of the lists.

use kernel::Change;
use uuid::Uuid;
use web::{Field, FormView, Frame, Kind, Options};

use super::List;
use super::rules::{ABOUT_MAX, Draft, NAME_MAX, Refusal, SHORT_MAX};
use super::store::Entry;

pub fn list_address(frame: &Frame, list: &List) -> String {
    frame.at(&format!("/lists/{}", list.word))
}

pub fn address(frame: &Frame, list: &List, id: Uuid) -> String {
    format!("{}/{id}", list_address(frame, list))
}

/// For a new one. Where there are areas, it becomes an area itself unless it names one.
pub fn fresh(frame: &Frame, list: &List, all: &[Entry<Uuid>], area: &str) -> FormView {
    let at = list_address(frame, list);
    let mut view = FormView::new(at.clone(), frame.of("lists-", list.word, "-add"), at);
    if list.has_areas {
        let areas = all
            .iter()
            .filter(|entry| entry.parent_id.is_none() && !entry.is_ended)
            .map(|entry| Options::new(entry.id.to_string(), entry.name.clone()));
        let field = Field::new("area", frame.t("lists-area"), Kind::Choice(areas.collect()));
        view = view.field(field.hint(frame.t("lists-area-hint")).value(area));
    }
    with_fields(view, frame, list, None)
}

/// For one that is on the list.
pub fn of(frame: &Frame, list: &List, entry: &Entry<Uuid>) -> FormView {
    let at = address(frame, list, entry.id);
    let view = FormView::new(at, frame.t("lists-save"), list_address(frame, list)).version(entry.version);
    with_fields(view, frame, list, Some(entry))
}

fn with_fields(view: FormView, frame: &Frame, list: &List, entry: Option<&Entry<Uuid>>) -> FormView {
    let text =
        |read: fn(&Entry<Uuid>) -> &String| entry.map_or_else(String::new, |entry| read(entry).clone());
    let mut view = view.field(
        Field::new("name", frame.t("lists-name"), Kind::Line)
            .required()
            .len(NAME_MAX)
            .value(text(|entry| &entry.name)),
    );
    if list.has_areas {
        view = view.field(
            Field::new("short", frame.t("lists-short"), Kind::Line)
                .hint(frame.t("lists-short-hint"))
                .len(SHORT_MAX)
                .value(text(|entry| &entry.short)),
        );
    }
    view = view.field(
        Field::new("about", frame.t("lists-about"), Kind::Text)
            .len(ABOUT_MAX)
            .value(text(|entry| &entry.about)),
    );
    if list.has_areas && entry.is_none_or(|entry| entry.parent_id.is_none()) {
        let tick = vec![Options::new("yes", frame.t("lists-must-cover-yes"))];
        let ticked = entry.filter(|entry| entry.must_cover).map(|_| "yes".to_owned());
        view = view.field(
            Field::new("must_cover", frame.t("lists-must-cover"), Kind::Ticks(tick))
                .hint(frame.t("lists-must-cover-hint"))
                .values(ticked.into_iter().collect()),
        );
    }
    view
}

/// What was typed, for the rules.
pub fn draft(view: &FormView, parent_id: Option<Uuid>) -> Draft {
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
    let covered = |view: &FormView| match view.get("must_cover") {
        "yes" => frame.t("lists-must-cover-yes"),
        _ => String::new(),
    };
    let texts = [
        ("name", "lists-name"),
        ("short", "lists-short"),
        ("about", "lists-about"),
    ];
    texts
        .into_iter()
        .filter_map(|(field, key)| Change::of(key, before.get(field), after.get(field)))
        .chain(Change::of("lists-must-cover", &covered(before), &covered(after)))
        .collect()
}
