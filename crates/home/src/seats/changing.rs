//! Changing as what somebody takes part, or for whom.

use askama::Template;
use axum::response::Response;
use coalitions::{Given, SeatRefusal};
use kernel::Change;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::{Form, FormView, Frame, PageError, Visit, conflict, page, redirect, refused};

use super::found::{self, At, Found};
use super::{address, form};

#[derive(Template)]
#[template(path = "seats/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    found: &'a Found,
    said: String,
    base: String,
    is_own: bool,
    form: FormView,
}

async fn edit_form(db: &impl ConnectionTrait, visit: &Visit, found: &Found) -> Result<FormView, PageError> {
    let frame = &visit.frame;
    let form =
        FormView::new(address(frame, found.seat.id), frame.t("settings-save"), frame.at("/settings/seats"));
    form::fields(db, visit, form.version(found.seat.version), Some(found)).await
}

fn edit_page<'a>(visit: &'a Visit, found: &'a Found, form: FormView) -> Edit<'a> {
    Edit {
        frame: &visit.frame,
        said: found.said(&visit.frame),
        base: address(&visit.frame, found.seat.id),
        is_own: found.is_own(visit),
        found,
        form,
    }
}

pub async fn edit(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let found = found::one(visit.app.db(), &visit, id).await?;
    let form = edit_form(visit.app.db(), &visit, &found).await?;
    page(&edit_page(&visit, &found, form))
}

/// The same page, with why something else was not done.
pub async fn refused_with(
    db: &impl ConnectionTrait,
    visit: &Visit,
    found: &Found,
    refusal: SeatRefusal,
) -> Result<Response, PageError> {
    let mut form = edit_form(db, visit, found).await?;
    form.mistake("", visit.frame.t(&refusal.to_string()));
    refused(&edit_page(visit, found, form))
}

pub async fn change(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "seat").await?;
    let found = found::one(&tx, &visit, id).await?;
    let now = edit_form(&tx, &visit, &found).await?;
    let mut view = now.clone();
    view.fill(frame, &sent);
    let Some(given) = form::given(&tx, &visit, &mut view, Some(&found)).await? else {
        return refused(&edit_page(&visit, &found, view));
    };
    let held = coalitions::holders(&tx, visit.scope).await?;
    let turn = match coalitions::turn(&held, id, Some(given.role())) {
        Ok(turn) => turn,
        Err(refusal) => {
            form::say(frame, &mut view, refusal);
            return refused(&edit_page(&visit, &found, view));
        }
    };
    let name = form::name_of(&tx, &visit, &given).await?;
    let said = found::said(frame, given.role(), name.as_deref());
    let changes: Vec<Change> = Change::of("seat-role", &found.said(frame), &said)
        .into_iter()
        .collect();
    if changes.is_empty() && view.version == found.seat.version {
        return Ok(redirect(&frame.at("/settings/seats"), Some("notice-saved")));
    }
    if !coalitions::write_turn(&tx, &visit.doer(), (&turn, view.version), changes).await? {
        let thing = ("seat", found.seat.person_id.0);
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, thing).await?);
        return conflict(&edit_page(&visit, &found, view));
    }
    speak_for(&tx, &visit, &found, &given).await?;
    tx.commit().await?;
    let onward = if found.is_own(&visit) {
        frame.at("")
    } else {
        frame.at("/settings/seats")
    };
    Ok(redirect(&onward, Some("notice-saved")))
}

/// Lets the seat speak for the organisation given, and for no other.
async fn speak_for(
    tx: &DatabaseTransaction,
    visit: &Visit,
    found: &Found,
    given: &Given,
) -> Result<(), PageError> {
    let before = found.organisation.as_ref().map(|(id, _)| *id);
    if before == given.organisation_id() {
        return Ok(());
    }
    organisations::stand_down(tx, &visit.doer(), found.seat.id).await?;
    if let Some(id) = given.organisation_id() {
        organisations::represent(tx, &visit.doer(), found.seat.id, id).await?;
    }
    Ok(())
}
