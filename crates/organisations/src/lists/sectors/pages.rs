//! Keeping the list of sectors: rename, add, put in order, take off and put back.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::{
    Crumb, Door, Fact, Field, Form, FormView, Frame, Kind, PageError, Pages, Visit, conflict, events, page,
    redirect, refused,
};

use super::rules;
use super::store::{self, Sector, SectorId};
use crate::at::AtEntry;
use crate::lists::pages::neighbour;
use crate::lists::view::{Edit, Entry};
use crate::lists::{NAME_MAX, SECTOR};

pub fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/lists/sectors", SETTLE, list)
        .post("/c/{coalition}/lists/sectors", SETTLE, add)
        .get("/c/{coalition}/lists/sectors/{id}", SETTLE, edit)
        .post("/c/{coalition}/lists/sectors/{id}", SETTLE, rename)
        .post("/c/{coalition}/lists/sectors/{id}/position", SETTLE, shift)
        .post("/c/{coalition}/lists/sectors/{id}/end", SETTLE, end)
        .post("/c/{coalition}/lists/sectors/{id}/revive", SETTLE, revive)
}

#[derive(Template)]
#[template(path = "lists/sectors/list.html")]
struct List<'a> {
    frame: &'a Frame,
    at: String,
    sectors: Vec<Sector>,
    form: FormView,
}

fn list_address(frame: &Frame) -> String {
    frame.at("/lists/sectors")
}

fn name_form(frame: &Frame, action: String, name: &str) -> FormView {
    FormView::new(action, frame.t("lists-save"), list_address(frame)).field(
        Field::new("name", frame.t("lists-name"), Kind::Line)
            .required()
            .len(NAME_MAX)
            .value(name),
    )
}

fn new_form(frame: &Frame) -> FormView {
    FormView {
        submit: frame.t("sectors-add"),
        ..name_form(frame, list_address(frame), "")
    }
}

fn found(all: &[Sector], id: SectorId) -> Result<&Sector, PageError> {
    all.iter()
        .find(|sector| sector.id == id)
        .ok_or(PageError::NotFound)
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let sectors = store::sectors(visit.app.db(), visit.scope).await?;
    page(&List { frame, at: list_address(frame), sectors, form: new_form(frame) })
}

async fn add(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, SECTOR).await?;
    let sectors = store::sectors(&tx, visit.scope).await?;
    let mut form = new_form(frame);
    form.fill(frame, &sent);
    let checked = match rules::check(form.get("name"), None, &sectors) {
        Ok(checked) if form.is_sound() => checked,
        outcome => {
            refuse(frame, &mut form, outcome.err());
            return refused(&List { frame, at: list_address(frame), sectors, form });
        }
    };
    let id = SectorId(visit.app.ids().next());
    let last = sectors.iter().map(|sector| sector.position).max().unwrap_or(0);
    store::add(&tx, visit.scope, id, &checked, last + 1).await?;
    let happening = Happening::new(Verb::Added, SECTOR, id.0, form.get("name"));
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&list_address(frame), Some("notice-saved")))
}

fn refuse(frame: &Frame, form: &mut FormView, refusal: Option<rules::Refusal>) {
    if let Some(refusal) = refusal
        && form.is_sound()
    {
        form.mistake("name", frame.t(&refusal.to_string()));
    }
}

fn edit_page<'a>(frame: &'a Frame, sector: &Sector, form: FormView) -> Edit<'a> {
    let codes = [
        ("OCHA", sector.ocha.as_str()),
        ("IATI", sector.iati.as_str()),
        ("HTCDS", sector.htcds.as_deref().unwrap_or_default()),
    ];
    let codes = codes.into_iter().filter(|(_, code)| !code.is_empty());
    Edit {
        frame,
        crumb: Crumb { label: frame.t("sectors-title"), href: list_address(frame) },
        title: frame.t1("lists-edit-title", "name", &sector.name),
        form,
        facts: codes
            .map(|(label, code)| Fact::new(label.to_owned(), code))
            .collect(),
        entry: Some(Entry { at: address(frame, sector.id), is_ended: sector.is_ended }),
    }
}

fn address(frame: &Frame, id: SectorId) -> String {
    format!("{}/{}", list_address(frame), id.0)
}

fn edit_form(frame: &Frame, sector: &Sector) -> FormView {
    name_form(frame, address(frame, sector.id), &sector.name).version(sector.version)
}

async fn edit(visit: Visit, AtEntry(id): AtEntry) -> Result<Response, PageError> {
    let sectors = store::sectors(visit.app.db(), visit.scope).await?;
    let sector = found(&sectors, SectorId(id))?;
    page(&edit_page(&visit.frame, sector, edit_form(&visit.frame, sector)))
}

async fn rename(visit: Visit, AtEntry(id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let (frame, id) = (&visit.frame, SectorId(id));
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, SECTOR).await?;
    let sectors = store::sectors(&tx, visit.scope).await?;
    let sector = found(&sectors, id)?;
    let now = edit_form(frame, sector);
    let mut form = now.clone();
    form.fill(frame, &sent);
    let checked = match rules::check(form.get("name"), Some(id), &sectors) {
        Ok(checked) if form.is_sound() => checked,
        outcome => {
            refuse(frame, &mut form, outcome.err());
            return refused(&edit_page(frame, sector, form));
        }
    };
    if !store::rename(&tx, visit.scope, id, form.version, &checked).await? {
        form.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, (SECTOR, id.0)).await?);
        return conflict(&edit_page(frame, sector, form));
    }
    let change = Change::of("lists-name", &sector.name, form.get("name"));
    record(&tx, &visit, Verb::Changed, sector, change).await?;
    tx.commit().await?;
    Ok(redirect(&list_address(frame), Some("notice-saved")))
}

async fn record(
    tx: &DatabaseTransaction,
    visit: &Visit,
    verb: Verb,
    sector: &Sector,
    change: Option<Change>,
) -> Result<(), PageError> {
    let happening = Happening::new(verb, SECTOR, sector.id.0, sector.name.clone());
    Ok(events::record(tx, &visit.doer(), happening.with(change.into_iter().collect())).await?)
}

async fn shift(visit: Visit, AtEntry(id): AtEntry, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, SECTOR).await?;
    let sectors = store::sectors(&tx, visit.scope).await?;
    let sector = found(&sectors, SectorId(id))?;
    let ids: Vec<SectorId> = sectors.iter().map(|sector| sector.id).collect();
    if let Some(other) = neighbour(&ids, sector.id, sent.get("to")) {
        let other = found(&sectors, other)?;
        store::set_position(&tx, visit.scope, sector.id, other.position).await?;
        store::set_position(&tx, visit.scope, other.id, sector.position).await?;
        let change = Change::of("lists-position", &sector.position.to_string(), &other.position.to_string());
        record(&tx, &visit, Verb::Changed, sector, change).await?;
        tx.commit().await?;
    }
    Ok(redirect(&list_address(&visit.frame), Some("notice-saved")))
}

async fn end(visit: Visit, AtEntry(id): AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, SectorId(id), Verb::Ended).await
}

async fn revive(visit: Visit, AtEntry(id): AtEntry, _: Form) -> Result<Response, PageError> {
    set_ended(visit, SectorId(id), Verb::Revived).await
}

async fn set_ended(visit: Visit, id: SectorId, verb: Verb) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, SECTOR).await?;
    let sector = one(&tx, &visit, id).await?;
    if sector.is_ended != (verb == Verb::Ended) {
        store::set_ended(&tx, visit.scope, id, (verb == Verb::Ended).then(|| visit.app.now())).await?;
        record(&tx, &visit, verb, &sector, None).await?;
        tx.commit().await?;
    }
    Ok(redirect(&list_address(&visit.frame), Some("notice-saved")))
}

async fn one(db: &impl ConnectionTrait, visit: &Visit, id: SectorId) -> Result<Sector, PageError> {
    let sectors = store::sectors(db, visit.scope).await?;
    found(&sectors, id).cloned()
}
