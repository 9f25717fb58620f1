//! The page "You": what somebody is called, changed by themselves and nobody else.

use askama::Template;
use axum::response::Response;
use kernel::PersonId;
use people::{Called, Named};
use sea_orm::ConnectionTrait;
use web::{
    Door, Form, FormView, Frame, Guest, HistoryRow, PageError, Pages, conflict, page, redirect, refused,
};

pub(crate) fn pages() -> Pages {
    Pages::default()
        .get("/you", Door::SignedIn, show)
        .post("/you", Door::SignedIn, save)
}

#[derive(Template)]
#[template(path = "you/you.html")]
struct You<'a> {
    frame: &'a Frame,
    form: FormView,
    history: Vec<HistoryRow>,
}

fn form(frame: &Frame, named: &Named) -> FormView {
    FormView::new("/you".to_owned(), frame.t("you-save"), "/".to_owned())
        .version(named.version)
        .field(people::called_field(frame, &named.called))
}

pub(crate) fn own_id(guest: &Guest) -> Result<PersonId, PageError> {
    let person = guest.actor.as_ref().and_then(|actor| actor.person_id);
    person.ok_or(PageError::SignInFirst)
}

async fn show(guest: Guest) -> Result<Response, PageError> {
    let (frame, db) = (&guest.frame, guest.app.db());
    let id = own_id(&guest)?;
    let named = people::named(db, id).await?.ok_or(PageError::NotFound)?;
    let history = people::own_history(db, frame, id).await?;
    page(&You { frame, form: form(frame, &named), history })
}

async fn save(guest: Guest, sent: Form) -> Result<Response, PageError> {
    let frame = &guest.frame;
    let id = own_id(&guest)?;
    let tx = guest.app.begin().await?;
    people::hold_names(&guest.app, &tx).await?;
    let named = people::named(&tx, id).await?.ok_or(PageError::NotFound)?;
    let now = form(frame, &named);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let called = called(&tx, frame, (id, &named), &mut view).await?;
    let (Some(called), true) = (called, view.is_sound()) else {
        return refused(&You { frame, form: view, history: Vec::new() });
    };
    if !people::call(&tx, &guest.app, (id, view.version), &called).await? {
        view.show_theirs(&now, people::last_call(&tx, frame, id).await?);
        return conflict(&You { frame, form: view, history: Vec::new() });
    }
    tx.commit().await?;
    Ok(redirect("/you", Some("notice-you-saved")))
}

/// What somebody said they are called. Nobody takes the name of another in their coalitions: the history could not tell
/// the two apart.
pub(crate) async fn called(
    db: &impl ConnectionTrait,
    frame: &Frame,
    (id, named): (PersonId, &Named),
    view: &mut FormView,
) -> Result<Option<Called>, PageError> {
    let called = match Called::new(view.get("called")) {
        Ok(called) => called,
        Err(refusal) => {
            view.mistake("called", frame.t(&refusal.to_string()));
            return Ok(None);
        }
    };
    if called.text() != named.called {
        let beside = coalitions::beside(db, id).await?;
        if people::any_called(db, &beside, called.text()).await? {
            view.mistake("called", frame.t("you-refused-taken"));
        }
    }
    Ok(Some(called))
}
