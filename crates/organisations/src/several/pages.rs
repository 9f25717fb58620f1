//! Pasting names, looking at what would be added, adding them.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use sea_orm::{ConnectionTrait, DbErr};
use web::{Door, Field, Form, FormView, Frame, Kind, PageError, Pages, Visit, page, redirect, refused};

use super::rules::{self, Fate, LINES_MAX, Line};
use crate::at::address;
use crate::organisations::{add_checked, store};

/// Long enough for the most lines of the longest names.
const TEXT_MAX: usize = 120_000;

pub fn pages() -> Pages {
    const ADD: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/new/several", ADD, paste)
        .post("/c/{coalition}/organisations/new/several", ADD, look_or_add)
}

#[derive(Template)]
#[template(path = "several/paste.html")]
struct Paste<'a> {
    frame: &'a Frame,
    form: FormView,
}

#[derive(Template)]
#[template(path = "several/look.html")]
struct Look<'a> {
    frame: &'a Frame,
    at: String,
    /// What was pasted, to be sent again.
    names: &'a str,
    lines: Vec<Line>,
    new: usize,
}

impl Look<'_> {
    fn address(&self, id: &OrganisationId) -> String {
        address(self.frame, *id)
    }
}

fn paste_form(frame: &Frame) -> FormView {
    let at = frame.at("/organisations/new/several");
    FormView::new(at, frame.t("several-look"), frame.at("/organisations")).field(
        Field::new("names", frame.t("several-names"), Kind::Text)
            .hint(frame.t1("several-names-hint", "most", LINES_MAX))
            .required()
            .len(TEXT_MAX),
    )
}

async fn paste(visit: Visit) -> Result<Response, PageError> {
    page(&Paste { frame: &visit.frame, form: paste_form(&visit.frame) })
}

async fn look_or_add(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let mut form = paste_form(frame);
    form.fill(frame, &sent);
    let names = rules::read(form.get("names"));
    if form.is_sound() && names.is_empty() {
        form.mistake("names", frame.t1("form-missing", "label", frame.t("several-names")));
    }
    if names.len() > LINES_MAX {
        form.mistake("names", frame.t2("several-refused-many", "most", LINES_MAX, "given", names.len()));
    }
    if !form.is_sound() || sent.get("step") == "back" {
        return refused(&Paste { frame, form });
    }
    if sent.get("step") == "add" {
        return add(&visit, names).await;
    }
    let lines = planned(visit.app.db(), &visit, names).await?;
    let new = lines.iter().filter(|line| line.fate == Fate::New).count();
    page(&Look { frame, at: form.action.clone(), names: form.get("names"), lines, new })
}

async fn planned(db: &impl ConnectionTrait, visit: &Visit, names: Vec<String>) -> Result<Vec<Line>, DbErr> {
    let folded: Vec<String> = names.iter().map(|name| kernel::fold(name)).collect();
    let known: HashMap<String, OrganisationId> = store::known_as(db, visit.scope, &folded)
        .await?
        .into_iter()
        .collect();
    Ok(rules::plan(names, &known))
}

/// Adds the new ones, looked at again: somebody else may have added some meanwhile.
async fn add(visit: &Visit, names: Vec<String>) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, store::KIND).await?;
    let lines = planned(&tx, visit, names).await?;
    let fresh = lines.into_iter().filter(|line| line.fate == Fate::New);
    let newcomers: Vec<_> = fresh
        .filter_map(|line| rules::draft(&line.name).check().ok())
        .map(|checked| (OrganisationId(visit.app.ids().next()), checked, visit.doer()))
        .collect();
    add_checked(&tx, &newcomers).await?;
    tx.commit().await?;
    Ok(redirect(
        &visit.frame.at("/organisations?sort=-updated"),
        Some("notice-organisations-added"),
    ))
}
