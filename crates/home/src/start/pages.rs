//! The first two steps of a new coalition; the third, where it works, belongs to places.

use askama::Template;
use axum::response::Response;
use coalitions::{Coalition, NAME_MAX, Start};
use kernel::{Change, Happening, Permission, Verb};
use people::Named;
use web::events;
use web::{
    Door, Field, Form, FormView, Frame, Guest, Kind, PageError, Pages, Visit, conflict, page, redirect,
    refused,
};

use crate::you;

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/start", Door::Founder, new)
        .post("/start", Door::Founder, create)
        .get("/c/{coalition}/start/purpose", SETTLE, purpose)
        .post("/c/{coalition}/start/purpose", SETTLE, say_purpose)
}

#[derive(Template)]
#[template(path = "start/step.html")]
struct Step<'a> {
    frame: &'a Frame,
    form: FormView,
    /// `name` or `purpose`: the middle of the step's text keys.
    step: &'a str,
    number: u32,
}

/// Whoever starts is asked what they are called, too: until then they have no name of their own here.
fn name_form(frame: &Frame, founder: &Named) -> FormView {
    FormView::new("/start".to_owned(), frame.t("start-onward"), "/".to_owned())
        .version(founder.version)
        .field(
            Field::new("name", frame.t("start-name-label"), Kind::Line)
                .hint(frame.t("start-name-hint"))
                .required()
                .len(NAME_MAX),
        )
        .field(people::called_field(frame, &founder.called))
}

fn name_step(frame: &Frame, form: FormView) -> Step<'_> {
    Step { frame, form, step: "name", number: 1 }
}

async fn new(guest: Guest) -> Result<Response, PageError> {
    let own = you::own_id(&guest)?;
    let founder = people::named(guest.app.db(), own)
        .await?
        .ok_or(PageError::NotFound)?;
    page(&name_step(&guest.frame, name_form(&guest.frame, &founder)))
}

async fn create(guest: Guest, form: Form) -> Result<Response, PageError> {
    let frame = &guest.frame;
    let own = you::own_id(&guest)?;
    let tx = guest.app.begin().await?;
    people::hold_names(&guest.app, &tx).await?;
    let founder = people::named(&tx, own).await?.ok_or(PageError::NotFound)?;
    let now = name_form(frame, &founder);
    let mut view = now.clone();
    view.fill(frame, &form);
    let start = Start::new(view.get("name"), "", None);
    if let Err(refusal) = &start {
        view.mistake("name", frame.t(&refusal.to_string()));
    }
    let called = you::called(&tx, frame, (own, &founder), &mut view).await?;
    let (Ok(start), Some(called), true) = (start, called, view.is_sound()) else {
        return refused(&name_step(frame, view));
    };
    if !people::call(&tx, &guest.app, (own, view.version), &called).await? {
        view.show_theirs(&now, people::last_call(&tx, frame, own).await?);
        return conflict(&name_step(frame, view));
    }
    let (_, slug) = super::begin(&tx, &guest.app, Some(own), &start).await?;
    tx.commit().await?;
    Ok(redirect(&format!("/c/{slug}/start/purpose"), None))
}

fn purpose_form(frame: &Frame, coalition: &Coalition) -> FormView {
    let sentence = Field::new("sentence", frame.t("start-purpose-label"), Kind::Text)
        .hint(frame.t("start-purpose-hint"))
        .required()
        .len(400)
        .value(&coalition.sentence);
    FormView::new(frame.at("/start/purpose"), frame.t("start-onward"), frame.at("/start/area"))
        .later("start-later")
        .version(coalition.version)
        .field(sentence)
}

fn purpose_step(frame: &Frame, form: FormView) -> Step<'_> {
    Step { frame, form, step: "purpose", number: 2 }
}

async fn purpose(visit: Visit) -> Result<Response, PageError> {
    let coalition = coalitions::get(visit.app.db(), visit.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    page(&purpose_step(&visit.frame, purpose_form(&visit.frame, &coalition)))
}

async fn say_purpose(visit: Visit, form: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let before = coalitions::get(&tx, visit.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    let now = purpose_form(frame, &before);
    let mut view = now.clone();
    view.fill(frame, &form);
    if form.get("then") == "later" && view.get("sentence").is_empty() {
        return Ok(redirect(&frame.at("/start/area"), None));
    }
    if !view.is_sound() {
        return refused(&purpose_step(frame, view));
    }
    if !coalitions::say(&tx, &visit.doer(), (view.get("sentence"), view.version)).await? {
        let thing = ("coalition", visit.scope.key());
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, thing).await?);
        return conflict(&purpose_step(frame, view));
    }
    let changes = Change::of("settings-sentence", &before.sentence, view.get("sentence"))
        .into_iter()
        .collect();
    let happening = Happening::new(Verb::Changed, "coalition", visit.scope.key(), before.name).with(changes);
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&frame.at("/start/area"), None))
}
