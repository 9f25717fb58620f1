//! Keeping the list of those for whom work is done.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, PageError, Pages, Visit, conflict, events, page,
    redirect, refused,
};

use super::POPULATION;
use super::rules::{ABOUT_MAX, Entry, NAME_MAX, Refusal};
use super::store::{self, Population};
use crate::at::At;

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/lists/populations", SETTLE, list)
        .post("/c/{coalition}/lists/populations", SETTLE, add)
        .get("/c/{coalition}/lists/populations/{id}", SETTLE, edit)
        .post("/c/{coalition}/lists/populations/{id}", SETTLE, change)
        .post("/c/{coalition}/lists/populations/{id}/position", SETTLE, shift)
        .post("/c/{coalition}/lists/populations/{id}/end", SETTLE, end)
        .post("/c/{coalition}/lists/populations/{id}/revive", SETTLE, revive)
}

#[derive(Template)]
#[template(path = "populations/list.html")]
struct List<'a> {
    frame: &'a Frame,
    at: String,
    populations: &'a [Population],
    form: FormView,
}

#[derive(Template)]
#[template(path = "populations/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    at: String,
    is_ended: bool,
    form: FormView,
}

fn at(frame: &Frame) -> String {
    frame.at("/lists/populations")
}

fn form(frame: &Frame, action: String, one: Option<&Population>) -> FormView {
    let text = |read: fn(&Population) -> &String| one.map_or_else(String::new, |one| read(one).clone());
    let submit = if one.is_some() {
        "populations-save"
    } else {
        "populations-add"
    };
    FormView::new(action, frame.t(submit), at(frame))
        .version(one.map_or(0, |one| one.version))
        .field(
            Field::new("name", frame.t("populations-name"), Kind::Line)
                .required()
                .len(NAME_MAX)
                .value(text(|one| &one.name)),
        )
        .field(
            Field::new("about", frame.t("populations-about"), Kind::Text)
                .len(ABOUT_MAX)
                .value(text(|one| &one.about)),
        )
}

/// What a form says, if it may be kept.
fn entry(frame: &Frame, view: &mut FormView, all: &[Population], id: Option<Uuid>) -> Option<Entry> {
    let others: Vec<&str> = all
        .iter()
        .filter(|one| Some(one.id.0) != id)
        .map(|one| one.name.as_str())
        .collect();
    match Entry::new(view.get("name"), view.get("about"), &others) {
        Ok(entry) if view.is_sound() => return Some(entry),
        Err(refusal) if view.is_sound() => view.mistake(field(refusal), frame.t(&refusal.to_string())),
        _ => {}
    }
    None
}

fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NameMissing | Refusal::NamedTwice | Refusal::TooLong => "name",
    }
}

fn list_page<'a>(frame: &'a Frame, populations: &'a [Population], form: FormView) -> List<'a> {
    List { frame, at: at(frame), populations, form }
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    let all = store::populations(visit.app.db(), visit.scope).await?;
    page(&list_page(&visit.frame, &all, form(&visit.frame, at(&visit.frame), None)))
}

async fn add(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, POPULATION).await?;
    let all = store::populations(&tx, visit.scope).await?;
    let mut view = form(frame, at(frame), None);
    view.fill(frame, &sent);
    let Some(entry) = entry(frame, &mut view, &all, None) else {
        return refused(&list_page(frame, &all, view));
    };
    let id = visit.app.ids().next();
    store::add(&tx, visit.scope, id, &entry).await?;
    events::record(&tx, &visit.doer(), Happening::new(Verb::Added, POPULATION, id, view.get("name"))).await?;
    tx.commit().await?;
    Ok(redirect(&at(frame), Some("notice-saved")))
}

fn edit_page<'a>(frame: &'a Frame, one: &'a Population, form: FormView) -> Edit<'a> {
    Edit {
        frame,
        crumb: Crumb { label: frame.t("populations-title"), href: at(frame) },
        name: &one.name,
        at: address(frame, one),
        is_ended: one.is_ended,
        form,
    }
}

fn address(frame: &Frame, one: &Population) -> String {
    format!("{}/{}", at(frame), one.id.0)
}

async fn edit(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let one = store::find(visit.app.db(), visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    let form = form(&visit.frame, address(&visit.frame, &one), Some(&one));
    page(&edit_page(&visit.frame, &one, form))
}

async fn change(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, POPULATION).await?;
    let all = store::populations(&tx, visit.scope).await?;
    let one = all.iter().find(|one| one.id.0 == id).ok_or(PageError::NotFound)?;
    let now = form(frame, address(frame, one), Some(one));
    let mut view = now.clone();
    view.fill(frame, &sent);
    let Some(entry) = entry(frame, &mut view, &all, Some(id)) else {
        return refused(&edit_page(frame, one, view));
    };
    if !store::change(&tx, visit.scope, (id, view.version), &entry).await? {
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, (POPULATION, id)).await?);
        return conflict(&edit_page(frame, one, view));
    }
    let fields = [("name", "populations-name"), ("about", "populations-about")];
    let changes = fields
        .into_iter()
        .filter_map(|(field, key)| Change::of(key, now.get(field), view.get(field)));
    let happening = Happening::new(Verb::Changed, POPULATION, id, view.get("name")).with(changes.collect());
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&at(frame), Some("notice-saved")))
}

async fn record(
    tx: &DatabaseTransaction,
    visit: &Visit,
    verb: Verb,
    one: &Population,
) -> Result<(), PageError> {
    Ok(
        events::record(tx, &visit.doer(), Happening::new(verb, POPULATION, one.id.0, one.name.clone()))
            .await?,
    )
}

async fn shift(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, POPULATION).await?;
    let all = store::populations(&tx, visit.scope).await?;
    let here = all
        .iter()
        .position(|one| one.id.0 == id)
        .ok_or(PageError::NotFound)?;
    let there = if sent.get("to") == "up" {
        here.checked_sub(1)
    } else {
        Some(here + 1)
    };
    if let Some(other) = there.and_then(|at| all.get(at)) {
        store::swap(&tx, visit.scope, &all[here], other).await?;
        record(&tx, &visit, Verb::Changed, &all[here]).await?;
        tx.commit().await?;
    }
    Ok(redirect(&at(&visit.frame), None))
}

async fn end(visit: Visit, At(id): At) -> Result<Response, PageError> {
    offer(visit, id, false).await
}

async fn revive(visit: Visit, At(id): At) -> Result<Response, PageError> {
    offer(visit, id, true).await
}

async fn offer(visit: Visit, id: Uuid, is_offered: bool) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, POPULATION).await?;
    let one = store::find(&tx, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    store::offer(&tx, &visit.doer(), id, is_offered).await?;
    record(&tx, &visit, if is_offered { Verb::Revived } else { Verb::Ended }, &one).await?;
    tx.commit().await?;
    Ok(redirect(&at(&visit.frame), Some("notice-saved")))
}
