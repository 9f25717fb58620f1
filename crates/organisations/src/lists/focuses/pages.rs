//! Keeping the areas of focus and the kinds of work in them, and which areas must be covered together.

use askama::Template;
use axum::response::Response;
use kernel::{Happening, Permission, Verb};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::{
    Crumb, Door, Form, FormView, Frame, PageError, Pages, Query, Visit, conflict, events, page, redirect,
    refused,
};

use super::form;
use super::store::{self, Focus, FocusId};
use crate::at::AtEntry;
use crate::lists::FOCUS;
use crate::lists::pages::neighbour;
use crate::lists::view::{Edit, Entry};

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/lists/focuses", SETTLE, list)
        .post("/c/{coalition}/lists/focuses", SETTLE, add)
        .get("/c/{coalition}/lists/focuses/new", SETTLE, new)
        .get("/c/{coalition}/lists/focuses/{id}", SETTLE, edit)
        .post("/c/{coalition}/lists/focuses/{id}", SETTLE, change)
        .post("/c/{coalition}/lists/focuses/{id}/position", SETTLE, shift)
        .post("/c/{coalition}/lists/focuses/{id}/end", SETTLE, end)
        .post("/c/{coalition}/lists/focuses/{id}/revive", SETTLE, revive)
}

#[derive(Template)]
#[template(path = "lists/focuses/list.html")]
struct List<'a> {
    frame: &'a Frame,
    at: String,
    areas: Vec<Area>,
}

/// An area with its kinds of work.
struct Area {
    area: Line,
    kinds: Vec<Line>,
}

/// An entry, and whether it can be moved up or down among its neighbours.
struct Line {
    focus: Focus,
    has_before: bool,
    has_after: bool,
}

fn found(all: &[Focus], id: FocusId) -> Result<&Focus, PageError> {
    all.iter().find(|focus| focus.id == id).ok_or(PageError::NotFound)
}

fn inside(all: &[Focus], parent_id: Option<FocusId>) -> Vec<Line> {
    let members: Vec<&Focus> = all.iter().filter(|focus| focus.parent_id == parent_id).collect();
    let last = members.len().saturating_sub(1);
    let lines = members.into_iter().enumerate().map(|(at, focus)| Line {
        focus: focus.clone(),
        has_before: at > 0,
        has_after: at < last,
    });
    lines.collect()
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let all = store::focuses(visit.app.db(), visit.scope).await?;
    let areas = inside(&all, None).into_iter().map(|area| {
        let kinds = inside(&all, Some(area.focus.id));
        Area { area, kinds }
    });
    page(&List { frame, at: form::list_address(frame), areas: areas.collect() })
}

fn crumb(frame: &Frame) -> Crumb {
    Crumb { label: frame.t("focuses-title"), href: form::list_address(frame) }
}

fn new_page(frame: &Frame, form: FormView) -> Edit<'_> {
    Edit {
        frame,
        crumb: crumb(frame),
        title: frame.t("focuses-add"),
        form,
        facts: Vec::new(),
        entry: None,
    }
}

async fn new(visit: Visit, query: Query) -> Result<Response, PageError> {
    let all = store::focuses(visit.app.db(), visit.scope).await?;
    page(&new_page(&visit.frame, form::fresh(&visit.frame, &all, query.get("area"))))
}

async fn add(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, FOCUS).await?;
    let all = store::focuses(&tx, visit.scope).await?;
    let mut view = form::fresh(frame, &all, "");
    view.fill(frame, &sent);
    let checked = match form::draft(&view, view.id("area").map(FocusId)).check(None, &all) {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            form::refuse(frame, &mut view, outcome.err());
            return refused(&new_page(frame, view));
        }
    };
    let id = FocusId(visit.app.ids().next());
    let last = all.iter().map(|focus| focus.position).max().unwrap_or(0);
    store::add(&tx, visit.scope, id, &checked, last + 1).await?;
    events::record(&tx, &visit.doer(), Happening::new(Verb::Added, FOCUS, id.0, view.get("name"))).await?;
    tx.commit().await?;
    Ok(redirect(&form::list_address(frame), Some("notice-saved")))
}

fn edit_page<'a>(frame: &'a Frame, focus: &Focus, form: FormView) -> Edit<'a> {
    Edit {
        frame,
        crumb: crumb(frame),
        title: frame.t1("lists-edit-title", "name", &focus.name),
        form,
        facts: Vec::new(),
        entry: Some(Entry { at: form::address(frame, focus.id), is_ended: focus.is_ended }),
    }
}

async fn edit(visit: Visit, AtEntry(id): AtEntry) -> Result<Response, PageError> {
    let all = store::focuses(visit.app.db(), visit.scope).await?;
    let focus = found(&all, FocusId(id))?;
    page(&edit_page(&visit.frame, focus, form::of(&visit.frame, focus)))
}

async fn change(visit: Visit, AtEntry(id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, FOCUS).await?;
    let all = store::focuses(&tx, visit.scope).await?;
    let focus = found(&all, FocusId(id))?;
    let now = form::of(frame, focus);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let checked = match form::draft(&view, focus.parent_id).check(Some(focus.id), &all) {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            form::refuse(frame, &mut view, outcome.err());
            return refused(&edit_page(frame, focus, view));
        }
    };
    if !store::change(&tx, visit.scope, focus.id, view.version, &checked).await? {
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, (FOCUS, id)).await?);
        return conflict(&edit_page(frame, focus, view));
    }
    let happening = Happening::new(Verb::Changed, FOCUS, focus.id.0, view.get("name"));
    events::record(&tx, &visit.doer(), happening.with(form::changes(frame, &now, &view))).await?;
    tx.commit().await?;
    Ok(redirect(&form::list_address(frame), Some("notice-saved")))
}

async fn record(tx: &DatabaseTransaction, visit: &Visit, verb: Verb, focus: &Focus) -> Result<(), PageError> {
    let happening = Happening::new(verb, FOCUS, focus.id.0, focus.name.clone());
    Ok(events::record(tx, &visit.doer(), happening).await?)
}

async fn shift(visit: Visit, AtEntry(id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, FOCUS).await?;
    let all = store::focuses(&tx, visit.scope).await?;
    let focus = found(&all, FocusId(id))?;
    let ids: Vec<FocusId> = all
        .iter()
        .filter(|other| other.parent_id == focus.parent_id)
        .map(|other| other.id)
        .collect();
    if let Some(other) = neighbour(&ids, focus.id, sent.get("to")) {
        let other = found(&all, other)?;
        store::set_position(&tx, visit.scope, focus.id, other.position).await?;
        store::set_position(&tx, visit.scope, other.id, focus.position).await?;
        record(&tx, &visit, Verb::Changed, focus).await?;
        tx.commit().await?;
    }
    Ok(redirect(&form::list_address(&visit.frame), Some("notice-saved")))
}

async fn end(visit: Visit, AtEntry(id): AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, FocusId(id), Verb::Ended).await
}

async fn revive(visit: Visit, AtEntry(id): AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, FocusId(id), Verb::Revived).await
}

async fn set_ended(visit: Visit, id: FocusId, verb: Verb) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, FOCUS).await?;
    let focus = one(&tx, &visit, id).await?;
    if focus.is_ended != (verb == Verb::Ended) {
        store::set_ended(&tx, visit.scope, id, (verb == Verb::Ended).then(|| visit.app.now())).await?;
        record(&tx, &visit, verb, &focus).await?;
        tx.commit().await?;
    }
    Ok(redirect(&form::list_address(&visit.frame), Some("notice-saved")))
}

async fn one(db: &impl ConnectionTrait, visit: &Visit, id: FocusId) -> Result<Focus, PageError> {
    let all = store::focuses(db, visit.scope).await?;
    found(&all, id).cloned()
}
