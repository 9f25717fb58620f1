//! Giving a new person a seat, and a new sign-in link to somebody who lost theirs. A link is shown once, on the page
//! that made it.

use askama::Template;
use axum::response::Response;
use coalitions::Given;
use kernel::{Happening, PersonId, Verb};
use people::{Called, Person};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::{Crumb, Form, FormView, Frame, PageError, Visit, events, page, redirect, refused};

use super::found::{self, At};
use super::{address, changing, form};

#[derive(Template)]
#[template(path = "seats/new.html")]
struct New<'a> {
    frame: &'a Frame,
    form: FormView,
}

/// The one page that shows a link.
#[derive(Template)]
#[template(path = "seats/link.html")]
struct Link<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    called: &'a str,
    link: String,
}

async fn new_form(db: &impl sea_orm::ConnectionTrait, visit: &Visit) -> Result<FormView, PageError> {
    let frame = &visit.frame;
    let seats = frame.at("/settings/seats");
    let called = web::Field { label: frame.t("seat-called"), ..people::called_field(frame, "") };
    let form = FormView::new(seats.clone(), frame.t("seat-give"), seats)
        .once(visit.app.ids().next())
        .field(called.hint(frame.t("seat-called-hint")));
    form::fields(db, visit, form, None).await
}

pub async fn new(visit: Visit) -> Result<Response, PageError> {
    let form = new_form(visit.app.db(), &visit).await?;
    page(&New { frame: &visit.frame, form })
}

pub async fn give(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let (frame, app) = (&visit.frame, &visit.app);
    let tx = app.begin().await?;
    app.hold(&tx, visit.scope, "seat").await?;
    people::hold_names(app, &tx).await?;
    let mut view = new_form(&tx, &visit).await?;
    view.fill(frame, &sent);
    let seat_id = view.adds(&visit, &sent);
    if coalitions::find_seat(&tx, visit.scope, seat_id).await?.is_some() {
        return Ok(redirect(&address(frame, seat_id), Some("notice-seat-given-already")));
    }
    let called = Called::new(view.get("called"));
    if let Err(refusal) = &called {
        view.mistake("called", frame.t(&refusal.to_string()));
    }
    refuse_known(&tx, &visit, &mut view).await?;
    let Some(given) = form::given(&tx, &visit, &mut view, None).await? else {
        return refused(&New { frame, form: view });
    };
    let Ok(called) = called else {
        return refused(&New { frame, form: view });
    };
    let link = seat_person(&tx, &visit, (seat_id, &called), &given).await?;
    tx.commit().await?;
    show_link(&visit, called.text(), &link)
}

/// Two people of the same name could not be told apart in the history; and perhaps it is the same one.
async fn refuse_known(tx: &DatabaseTransaction, visit: &Visit, view: &mut FormView) -> Result<(), PageError> {
    let held = coalitions::holders(tx, visit.scope).await?;
    let held: Vec<PersonId> = held.iter().map(|seat| seat.person_id).collect();
    if view.is_sound() && people::any_called(tx, &held, view.get("called")).await? {
        view.mistake("called", visit.frame.t("seat-refused-known"));
    }
    Ok(())
}

async fn seat_person(
    tx: &DatabaseTransaction,
    visit: &Visit,
    (seat_id, called): (Uuid, &Called),
    given: &Given,
) -> Result<String, PageError> {
    let (frame, app, doer) = (&visit.frame, &visit.app, visit.doer());
    let id = PersonId(app.ids().next());
    let person = Person {
        id,
        called: called.text().to_owned(),
        language: None,
        server_role: None,
    };
    people::add_person(tx, &person, app.now()).await?;
    let name = form::name_of(tx, visit, given).await?;
    let said = found::said(frame, given.role(), name.as_deref());
    coalitions::give_seat(tx, &doer, (seat_id, id, given.role()), &said).await?;
    if let Some(organisation_id) = given.organisation_id() {
        organisations::represent(tx, &doer, seat_id, organisation_id).await?;
    }
    Ok(people::link(tx, id, &frame.at(""), app.now()).await?)
}

/// Makes a new link. Whoever makes one could use it: so only for those whom it lets into this coalition alone. What was
/// open before ends: the old device may be lost.
pub async fn link_anew(visit: Visit, At(id): At, _form: Form) -> Result<Response, PageError> {
    let (frame, app) = (&visit.frame, &visit.app);
    let tx = app.begin().await?;
    app.hold(&tx, visit.scope, "seat").await?;
    let found = found::one(&tx, &visit, id).await?;
    let person = people::find_person(&tx, found.seat.person_id)
        .await?
        .ok_or(PageError::NotFound)?;
    let reach = coalitions::reach(&tx, person.id, person.server_role).await?;
    if let Some(refusal) = found.no_link.or(coalitions::link_reaches(reach).err()) {
        return changing::refused_with(&tx, &visit, &found, refusal).await;
    }
    people::take_links(&tx, person.id).await?;
    people::shut_out(&tx, person.id).await?;
    let link = people::link(&tx, found.seat.person_id, &frame.at(""), app.now()).await?;
    let happening = Happening::new(Verb::Added, "sign-in-link", found.seat.person_id.0, "");
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    show_link(&visit, &found.called, &link)
}

fn show_link(visit: &Visit, called: &str, link: &str) -> Result<Response, PageError> {
    let frame = &visit.frame;
    page(&Link {
        frame,
        crumb: frame.crumb("settings-room-seats", "/settings/seats"),
        called,
        link: format!("{}{link}", visit.app.site().address),
    })
}
