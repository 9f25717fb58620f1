//! Keeping a list: add, change, put in order, take off and put back. The same pages serve all lists.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;
use web::{
    Crumb, Door, Fact, Form, FormView, Frame, History, PageError, Pages, Query, Visit, conflict, events,
    page, redirect, refused,
};

use super::store::{self, Entry};
use super::{FOCUSES, List, POPULATIONS, SECTORS, form, rules};
use crate::at::{AtEntry, AtList};

/// How much of an entry's history its page shows.
const HISTORY_MAX: usize = 20;

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/lists", SETTLE, index)
        .get("/c/{coalition}/lists/{list}", SETTLE, list)
        .post("/c/{coalition}/lists/{list}", SETTLE, add)
        .get("/c/{coalition}/lists/{list}/new", SETTLE, new)
        .get("/c/{coalition}/lists/{list}/{id}", SETTLE, edit)
        .post("/c/{coalition}/lists/{list}/{id}", SETTLE, change)
        .post("/c/{coalition}/lists/{list}/{id}/position", SETTLE, shift)
        .post("/c/{coalition}/lists/{list}/{id}/end", SETTLE, end)
        .post("/c/{coalition}/lists/{list}/{id}/revive", SETTLE, revive)
}

#[derive(Template)]
#[template(path = "lists/index.html")]
struct Index<'a> {
    frame: &'a Frame,
    rows: [Row; 3],
}

/// A list, how much is on it, and the way to it.
struct Row {
    title: String,
    text: String,
    href: String,
}

async fn index(visit: Visit) -> Result<Response, PageError> {
    let rows = [
        row(&visit, &SECTORS).await?,
        row(&visit, &FOCUSES).await?,
        row(&visit, &POPULATIONS).await?,
    ];
    page(&Index { frame: &visit.frame, rows })
}

async fn row(visit: &Visit, list: &List) -> Result<Row, PageError> {
    let frame = &visit.frame;
    let all = rules::ended_with_areas(store::entries(visit.app.db(), visit.scope, list).await?);
    let offered = all.iter().filter(|entry| !entry.is_ended);
    let (first, inside): (Vec<_>, Vec<_>) = offered.partition(|entry| entry.parent_id.is_none());
    let counted = format!("lists-{}-counted", list.word);
    Ok(Row {
        title: title(frame, list),
        text: frame.t2(&counted, "count", first.len(), "inside", inside.len()),
        href: form::list_address(frame, list),
    })
}

#[derive(Template)]
#[template(path = "lists/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    list: &'a List,
    at: String,
    groups: Vec<Group>,
}

/// An area with what is in it, or the whole of a list without areas.
struct Group {
    area: Option<Line>,
    lines: Vec<Line>,
}

/// An entry, and whether it can be moved up or down among its neighbours.
struct Line {
    entry: Entry<Uuid>,
    codes: Vec<Fact>,
    has_before: bool,
    has_after: bool,
}

fn lines(list: &List, all: &[Entry<Uuid>], parent_id: Option<Uuid>) -> Vec<Line> {
    let members = all.iter().filter(|entry| entry.parent_id == parent_id);
    let lines = members.map(|entry| Line {
        codes: codes(list, entry),
        has_before: rules::neighbour(all, entry, "up").is_some(),
        has_after: rules::neighbour(all, entry, "down").is_some(),
        entry: entry.clone(),
    });
    lines.collect()
}

/// The codes other systems use for it, each with the system's name.
fn codes(list: &List, entry: &Entry<Uuid>) -> Vec<Fact> {
    let codes = list.codes.iter().zip(&entry.codes);
    codes
        .filter(|(_, code)| !code.is_empty())
        .map(|(system, code)| Fact::new(system.to_uppercase(), code))
        .collect()
}

fn title(frame: &Frame, list: &List) -> String {
    frame.of("lists-", list.word, "-title")
}

async fn list(visit: Visit, AtList(list): AtList) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let all = rules::ended_with_areas(store::entries(visit.app.db(), visit.scope, list).await?);
    let first = lines(list, &all, None);
    let groups = if list.has_areas {
        let group = |area: Line| Group { lines: lines(list, &all, Some(area.entry.id)), area: Some(area) };
        first.into_iter().map(group).collect()
    } else {
        vec![Group { area: None, lines: first }]
    };
    page(&ListPage { frame, list, at: form::list_address(frame, list), groups })
}

/// The page of one entry, or of a new one.
#[derive(Template)]
#[template(path = "lists/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    form: FormView,
    /// The codes other systems use for it.
    facts: Vec<Fact>,
    /// Only for one that is on the list already.
    kept: Option<Kept>,
}

/// Where an entry can be taken off the list or put back, and what happened to it.
struct Kept {
    at: String,
    is_ended: bool,
    /// Whether kinds of work stand in it, which go and come back with it.
    is_area: bool,
    story: History,
}

fn new_page<'a>(frame: &'a Frame, list: &List, form: FormView) -> Edit<'a> {
    Edit {
        frame,
        crumb: Crumb { label: title(frame, list), href: form::list_address(frame, list) },
        title: frame.of("lists-", list.word, "-add"),
        form,
        facts: Vec::new(),
        kept: None,
    }
}

async fn new(visit: Visit, AtList(list): AtList, query: Query) -> Result<Response, PageError> {
    let all = store::entries(visit.app.db(), visit.scope, list).await?;
    page(&new_page(&visit.frame, list, form::fresh(&visit.frame, list, &all, query.get("area"))))
}

/// Begins a change of one list; who changes the same list comes after it.
async fn begin(visit: &Visit, list: &List) -> Result<DatabaseTransaction, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, list.noun).await?;
    Ok(tx)
}

async fn add(visit: Visit, AtList(list): AtList, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = begin(&visit, list).await?;
    let all = store::entries(&tx, visit.scope, list).await?;
    let mut view = form::fresh(frame, list, &all, "");
    view.fill(frame, &sent);
    let checked = match form::draft(&view, view.id("area")).check(None, &all) {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            form::refuse(frame, &mut view, outcome.err());
            return refused(&new_page(frame, list, view));
        }
    };
    let last = all.iter().map(|entry| entry.position).max().unwrap_or(0);
    let id = visit.app.ids().next();
    store::add(&tx, visit.scope, list, (id, last + 1), checked).await?;
    events::record(&tx, &visit.doer(), Happening::new(Verb::Added, list.noun, id, view.get("name"))).await?;
    tx.commit().await?;
    Ok(redirect(&form::list_address(frame, list), Some("notice-saved")))
}

fn found(all: &[Entry<Uuid>], id: Uuid) -> Result<&Entry<Uuid>, PageError> {
    all.iter().find(|entry| entry.id == id).ok_or(PageError::NotFound)
}

async fn edit_page<'a>(
    db: &impl ConnectionTrait,
    visit: &'a Visit,
    list: &List,
    entry: &Entry<Uuid>,
    form: FormView,
) -> Result<Edit<'a>, PageError> {
    let frame = &visit.frame;
    Ok(Edit {
        title: frame.t1("lists-edit-title", "name", &entry.name),
        facts: codes(list, entry),
        kept: Some(Kept {
            at: form::address(frame, list, entry.id),
            is_ended: entry.is_ended,
            is_area: list.has_areas && entry.parent_id.is_none(),
            story: people::history_of(db, visit, entry.id, HISTORY_MAX).await?,
        }),
        ..new_page(frame, list, form)
    })
}

async fn edit(visit: Visit, AtEntry(list, id): AtEntry) -> Result<Response, PageError> {
    let all = store::entries(visit.app.db(), visit.scope, list).await?;
    let entry = found(&all, id)?;
    let form = form::of(&visit.frame, list, entry);
    page(&edit_page(visit.app.db(), &visit, list, entry, form).await?)
}

async fn change(visit: Visit, AtEntry(list, id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = begin(&visit, list).await?;
    let all = store::entries(&tx, visit.scope, list).await?;
    let entry = found(&all, id)?;
    let now = form::of(frame, list, entry);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let checked = match form::draft(&view, entry.parent_id).check(Some(id), &all) {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            form::refuse(frame, &mut view, outcome.err());
            return refused(&edit_page(&tx, &visit, list, entry, view).await?);
        }
    };
    if !store::change(&tx, visit.scope, list, (id, view.version), &checked).await? {
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, (list.noun, id)).await?);
        return conflict(&edit_page(&tx, &visit, list, entry, view).await?);
    }
    let happening = Happening::new(Verb::Changed, list.noun, id, view.get("name"));
    events::record(&tx, &visit.doer(), happening.with(form::changes(frame, &now, &view))).await?;
    tx.commit().await?;
    Ok(redirect(&form::list_address(frame, list), Some("notice-saved")))
}

async fn shift(visit: Visit, AtEntry(list, id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let tx = begin(&visit, list).await?;
    let all = store::entries(&tx, visit.scope, list).await?;
    let entry = found(&all, id)?;
    if let Some(other) = rules::neighbour(&all, entry, sent.get("to")) {
        store::swap(&tx, visit.scope, list, entry, other).await?;
        let (before, after) = (entry.position.to_string(), other.position.to_string());
        let moved = Change::of("lists-position", &before, &after);
        let happening = Happening::new(Verb::Changed, list.noun, id, entry.name.clone());
        events::record(&tx, &visit.doer(), happening.with(moved.into_iter().collect())).await?;
        tx.commit().await?;
    }
    Ok(redirect(&format!("{}#e-{id}", form::list_address(&visit.frame, list)), None))
}

async fn end(visit: Visit, at: AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, at, Verb::Ended).await
}

async fn revive(visit: Visit, at: AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, at, Verb::Revived).await
}

async fn set_ended(visit: Visit, AtEntry(list, id): AtEntry, verb: Verb) -> Result<Response, PageError> {
    let tx = begin(&visit, list).await?;
    let all = store::entries(&tx, visit.scope, list).await?;
    let entry = found(&all, id)?;
    let ended_at = (verb == Verb::Ended).then(|| visit.app.now());
    if entry.is_ended != ended_at.is_some() {
        store::set_ended(&tx, visit.scope, list, id, ended_at).await?;
        events::record(&tx, &visit.doer(), Happening::new(verb, list.noun, id, entry.name.clone())).await?;
        tx.commit().await?;
    }
    Ok(redirect(&form::list_address(&visit.frame, list), Some("notice-saved")))
}
