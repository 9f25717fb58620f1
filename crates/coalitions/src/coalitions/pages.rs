//! The front page with a person's coalitions, and the settings of one.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use web::events;
use web::{
    Door, Field, Form, FormView, Frame, Guest, Kind, Options, PageError, Pages, Visit, conflict, page,
    redirect, refused,
};

use super::rules;
use super::store::{self, Coalition};
use crate::seats;

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/", Door::Public, front)
        .get("/c/{coalition}/settings/coalition", SETTLE, settings)
        .post("/c/{coalition}/settings/coalition", SETTLE, settle)
}

#[derive(Template)]
#[template(path = "coalitions/front.html")]
struct Front<'a> {
    frame: &'a Frame,
    coalitions: &'a [Coalition],
    may_start: bool,
}

#[derive(Template)]
#[template(path = "coalitions/settings.html")]
struct SettingsPage<'a> {
    frame: &'a Frame,
    form: FormView,
}

async fn front(guest: Guest) -> Result<Response, PageError> {
    let coalitions = match guest.actor.as_ref().and_then(|actor| actor.person_id) {
        Some(person_id) => seats::coalitions_of(guest.app.db(), person_id).await?,
        None => Vec::new(),
    };
    let may_start = guest
        .actor
        .as_ref()
        .is_some_and(|actor| actor.server_role.is_some());
    page(&Front { frame: &guest.frame, coalitions: &coalitions, may_start })
}

fn settings_form(frame: &Frame, coalition: &Coalition) -> FormView {
    let levels =
        (1..=3).map(|level| Options::new(level.to_string(), frame.t(&format!("settings-level-{level}"))));
    FormView::new(frame.at("/settings/coalition"), frame.t("settings-save"), frame.at("/settings"))
        .version(coalition.version)
        .field(
            Field::new("name", frame.t("settings-name"), Kind::Line)
                .required()
                .len(rules::NAME_MAX)
                .value(&coalition.name),
        )
        .field(
            Field::new("sentence", frame.t("settings-sentence"), Kind::Text)
                .len(400)
                .value(&coalition.sentence),
        )
        .field(
            Field::new("area", frame.t("settings-area"), Kind::Line)
                .hint(frame.t("settings-area-hint"))
                .value(&coalition.area),
        )
        .field(
            Field::new("overlap_from", frame.t("settings-overlap"), Kind::Number)
                .hint(frame.t("settings-overlap-hint"))
                .required()
                .input_mode("numeric")
                .value(coalition.overlap_from.to_string()),
        )
        .field(
            Field::new("place_level_max", frame.t("settings-level"), Kind::Radios(levels.collect()))
                .hint(frame.t("settings-level-hint"))
                .required()
                .value(coalition.place_level_max.to_string()),
        )
}

async fn settings(visit: Visit) -> Result<Response, PageError> {
    let coalition = store::get(visit.app.db(), visit.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    page(&SettingsPage { frame: &visit.frame, form: settings_form(&visit.frame, &coalition) })
}

async fn settle(visit: Visit, form: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let before = store::get(&tx, visit.scope).await?.ok_or(PageError::NotFound)?;
    let now = settings_form(frame, &before);
    let mut view = now.clone();
    view.fill(frame, &form);
    let settings = rules::settle(
        view.get("name"),
        view.get("sentence"),
        view.get("area"),
        view.number("overlap_from"),
        view.number("place_level_max"),
    );
    let settings = match settings {
        Ok(settings) if view.is_sound() => settings,
        Ok(_) => return refused(&SettingsPage { frame, form: view }),
        Err(refusal) => {
            if view.is_sound() {
                view.mistake("overlap_from", frame.t(&refusal.to_string()));
            }
            return refused(&SettingsPage { frame, form: view });
        }
    };
    if !store::settle(&tx, visit.scope, view.version, &settings).await? {
        let thing = ("coalition", visit.scope.key());
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, thing).await?);
        return conflict(&SettingsPage { frame, form: view });
    }
    let happening = Happening::new(Verb::Changed, "coalition", visit.scope.key(), settings.name.clone())
        .with(changes(&now, &view));
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&frame.at("/settings"), Some("notice-saved")))
}

/// Each field that reads differently before and after.
fn changes(before: &FormView, after: &FormView) -> Vec<Change> {
    let keys = [
        ("name", "settings-name"),
        ("sentence", "settings-sentence"),
        ("area", "settings-area"),
        ("overlap_from", "settings-overlap"),
        ("place_level_max", "settings-level"),
    ];
    keys.into_iter()
        .filter_map(|(field, key)| Change::of(key, before.get(field), after.get(field)))
        .collect()
}
