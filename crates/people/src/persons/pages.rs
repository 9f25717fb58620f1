//! The page "You": what somebody is called, changed by themselves and nobody else.

use askama::Template;
use axum::response::Response;
use kernel::PersonId;
use sea_orm::{ConnectionTrait, DbErr};
use web::{
    Door, Field, Form, FormView, Frame, Guest, HistoryRow, Kind, PageError, Pages, Saved, conflict, events,
    page, redirect, refused,
};

use super::rules::{CALLED_MAX, Called, UNNAMED};
use super::store::{self, Named};
use crate::history::{history, last_saved};

/// How much of their own history somebody is shown.
const HISTORY_MOST: u64 = 20;

pub fn pages() -> Pages {
    Pages::default()
        .get("/you", Door::SignedIn, show)
        .post("/you", Door::SignedIn, save)
}

#[derive(Template)]
#[template(path = "persons/you.html")]
struct You<'a> {
    frame: &'a Frame,
    form: FormView,
    history: Vec<HistoryRow>,
}

/// Asks what somebody is called; empty while nobody has said.
pub fn called_field(frame: &Frame, called: &str) -> Field {
    let said = if called == UNNAMED { "" } else { called };
    Field::new("called", frame.t("you-called"), Kind::Line)
        .hint(frame.t("you-called-hint"))
        .required()
        .len(CALLED_MAX)
        .value(said)
}

fn form(frame: &Frame, named: &Named) -> FormView {
    FormView::new("/you".to_owned(), frame.t("you-save"), "/".to_owned())
        .version(named.version)
        .field(called_field(frame, &named.called))
}

/// When somebody's name was last changed, for whoever comes too late.
pub async fn last_call(db: &impl ConnectionTrait, frame: &Frame, id: PersonId) -> Result<Saved, DbErr> {
    last_saved(db, frame, crate::server(), ("person", id.0)).await
}

fn own_id(guest: &Guest) -> Result<PersonId, PageError> {
    let actor = guest.actor.as_ref().ok_or(PageError::SignInFirst)?;
    Ok(actor.person_id)
}

async fn show(guest: Guest) -> Result<Response, PageError> {
    let (frame, db) = (&guest.frame, guest.app.db());
    let id = own_id(&guest)?;
    let named = store::named(db, id).await?.ok_or(PageError::NotFound)?;
    let events = events::of_object(db, crate::server(), id.0, HISTORY_MOST).await?;
    let history = history(db, frame, &events).await?;
    page(&You { frame, form: form(frame, &named), history })
}

async fn save(guest: Guest, sent: Form) -> Result<Response, PageError> {
    let frame = &guest.frame;
    let id = own_id(&guest)?;
    let tx = guest.app.begin().await?;
    let named = store::named(&tx, id).await?.ok_or(PageError::NotFound)?;
    let now = form(frame, &named);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let called = Called::new(view.get("called"));
    if let Err(refusal) = &called {
        view.mistake("called", frame.t(&refusal.to_string()));
    }
    let (Ok(called), true) = (called, view.is_sound()) else {
        return refused(&You { frame, form: view, history: Vec::new() });
    };
    if !store::call(&tx, &guest.app, (id, view.version), &called).await? {
        view.show_theirs(&now, last_call(&tx, frame, id).await?);
        return conflict(&You { frame, form: view, history: Vec::new() });
    }
    tx.commit().await?;
    Ok(redirect("/you", Some("notice-you-saved")))
}
