//! The contacts of one organisation: who can be reached how, and what to mind.

use askama::Template;
use axum::response::Response;
use kernel::{Happening, OrganisationId, Permission, Verb};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use web::{
    Confirm, Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Tone, Visit,
    conflict, events, page, redirect, refused,
};

use super::many::CONTACT;
use super::rules::{self, CONTACTS_MAX, Checked, ContactDraft, Refusal};
use super::store::{self, Contact};
use crate::at::{At, AtContact, address, crumb};
use crate::organisations;

pub fn pages() -> Pages {
    const KEEP: Door = Door::Holding(Permission::KeepOrganisations);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/contacts", KEEP, list)
        .post("/c/{coalition}/organisations/{id}/contacts", KEEP, add)
        .get("/c/{coalition}/organisations/{id}/contacts/{contact}", KEEP, edit)
        .post("/c/{coalition}/organisations/{id}/contacts/{contact}", KEEP, update)
        .get("/c/{coalition}/organisations/{id}/contacts/{contact}/removal", KEEP, ask_removal)
        .post("/c/{coalition}/organisations/{id}/contacts/{contact}/removal", KEEP, remove)
}

/// What the box sends by which somebody says that no mail goes there.
const NEVER: &str = "never";

/// The organisation whose contacts these are, kept by whoever looks.
struct Owner {
    id: OrganisationId,
    name: String,
}

#[derive(Template)]
#[template(path = "contacts/list.html")]
struct List<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    at: String,
    contacts: Vec<Contact>,
    form: FormView,
}

#[derive(Template)]
#[template(path = "contacts/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    form: FormView,
}

#[derive(Template)]
#[template(path = "contacts/removal.html")]
struct Removal<'a> {
    frame: &'a Frame,
    confirm: Confirm,
}

async fn owner(db: &impl ConnectionTrait, visit: &Visit, id: OrganisationId) -> Result<Owner, PageError> {
    let row = organisations::store::find(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    if visit.actor.keeps(id) {
        Ok(Owner { id, name: row.name })
    } else {
        Err(PageError::Forbidden)
    }
}

fn list_address(frame: &Frame, owner: &Owner) -> String {
    format!("{}/contacts", address(frame, owner.id))
}

fn contact_form(frame: &Frame, action: String, cancel: String, contact: &ContactDraft) -> FormView {
    let line = |name: &'static str, key: &str, value: &str| {
        Field::new(name, frame.t(key), Kind::Line)
            .len(rules::LINE_MAX)
            .value(value)
    };
    FormView::new(action, frame.t("contact-save"), cancel)
        .field(line("name", "contact-name", &contact.name).hint(frame.t("contact-name-hint")))
        .field(line("role", "contact-role", &contact.role))
        .field(line("phone", "contact-phone", &contact.phone).input_mode("tel"))
        .field(line("email", "contact-email", &contact.email).input_mode("email"))
        .field(
            Field::new("safe_note", frame.t("contact-safe-note"), Kind::Text)
                .hint(frame.t("contact-safe-note-hint"))
                .len(rules::SAFE_NOTE_MAX)
                .value(&contact.safe_note),
        )
        .field(
            Field::new(
                "mail",
                frame.t("contact-mail"),
                Kind::Ticks(vec![Options::new(NEVER, frame.t("contact-mail-never"))]),
            )
            .values(contact.never_mail.then(|| NEVER.to_owned()).into_iter().collect()),
        )
}

fn draft(view: &FormView) -> ContactDraft {
    let text = |name| view.get(name).to_owned();
    ContactDraft {
        name: text("name"),
        role: text("role"),
        phone: text("phone"),
        email: text("email"),
        safe_note: text("safe_note"),
        never_mail: view.get("mail") == NEVER,
    }
}

/// Checks what was typed; what is wrong is said in the form.
fn check(frame: &Frame, view: &mut FormView, others: usize) -> Option<Checked> {
    let outcome = if others >= CONTACTS_MAX {
        Err(Refusal::TooMany)
    } else {
        draft(view).check()
    };
    match outcome {
        Ok(checked) if view.is_sound() => return Some(checked),
        Err(refusal) if view.is_sound() => view.mistake(refusal.field(), frame.t(&refusal.to_string())),
        _ => {}
    }
    None
}

fn list_page<'a>(frame: &'a Frame, owner: &'a Owner, contacts: Vec<Contact>, form: FormView) -> List<'a> {
    let crumb = crumb(frame, owner.id, &owner.name);
    List {
        frame,
        crumb,
        name: &owner.name,
        at: list_address(frame, owner),
        contacts,
        form,
    }
}

fn new_form(frame: &Frame, owner: &Owner) -> FormView {
    contact_form(frame, list_address(frame, owner), address(frame, owner.id), &ContactDraft::default())
}

async fn list(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let owner = owner(visit.app.db(), &visit, id).await?;
    let contacts = store::of_organisation(visit.app.db(), visit.scope, id).await?;
    page(&list_page(&visit.frame, &owner, contacts, new_form(&visit.frame, &owner)))
}

async fn add(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let owner = owner(&tx, &visit, id).await?;
    let contacts = store::of_organisation(&tx, visit.scope, id).await?;
    let mut view = new_form(frame, &owner);
    view.fill(frame, &sent);
    let Some(checked) = check(frame, &mut view, contacts.len()) else {
        return refused(&list_page(frame, &owner, contacts, view));
    };
    store::insert(&tx, visit.scope, vec![(visit.app.ids().next(), id, checked)]).await?;
    record(&tx, &visit, &owner, Verb::Added).await?;
    tx.commit().await?;
    Ok(redirect(&list_address(frame, &owner), Some("notice-contact-added")))
}

/// What a contact says stays out of the record of events: only that one was added, changed or removed is in it.
async fn record(tx: &DatabaseTransaction, visit: &Visit, owner: &Owner, verb: Verb) -> Result<(), DbErr> {
    events::record(tx, &visit.doer(), Happening::new(verb, CONTACT, owner.id.0, owner.name.clone())).await
}

fn edit_page<'a>(frame: &'a Frame, owner: &Owner, form: FormView) -> Edit<'a> {
    let crumb = Crumb {
        label: frame.t1("contacts-title", "name", &owner.name),
        href: list_address(frame, owner),
    };
    Edit { frame, crumb, form }
}

fn edit_form(frame: &Frame, owner: &Owner, contact: &Contact) -> FormView {
    let list = list_address(frame, owner);
    contact_form(frame, format!("{list}/{}", contact.id), list, &contact.draft()).version(contact.version)
}

async fn edit(visit: Visit, AtContact(id, contact): AtContact) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let owner = owner(db, &visit, id).await?;
    let contact = store::find(db, visit.scope, id, contact)
        .await?
        .ok_or(PageError::NotFound)?;
    page(&edit_page(frame, &owner, edit_form(frame, &owner, &contact)))
}

async fn update(visit: Visit, AtContact(id, contact): AtContact, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let owner = owner(&tx, &visit, id).await?;
    let contact = store::find(&tx, visit.scope, id, contact)
        .await?
        .ok_or(PageError::NotFound)?;
    let now = edit_form(frame, &owner, &contact);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let Some(checked) = check(frame, &mut view, 0) else {
        return refused(&edit_page(frame, &owner, view));
    };
    if !store::update(&tx, visit.scope, contact.id, view.version, &checked).await? {
        let saved = people::last_saved(&tx, &visit.frame, visit.scope, ("contact", id.0)).await?;
        view.show_theirs(&now, saved);
        return conflict(&edit_page(frame, &owner, view));
    }
    record(&tx, &visit, &owner, Verb::Changed).await?;
    tx.commit().await?;
    Ok(redirect(&list_address(frame, &owner), Some("notice-saved")))
}

async fn ask_removal(visit: Visit, AtContact(id, contact): AtContact) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let owner = owner(db, &visit, id).await?;
    let contact = store::find(db, visit.scope, id, contact)
        .await?
        .ok_or(PageError::NotFound)?;
    let list = list_address(frame, &owner);
    let called = [&contact.name, &contact.role, &contact.phone, &contact.email];
    let called = called
        .into_iter()
        .find(|text| !text.is_empty())
        .cloned()
        .unwrap_or_default();
    let confirm = Confirm {
        question: frame.t2("contact-removal-question", "contact", called, "name", &owner.name),
        consequences: vec![frame.t("contact-removal-consequence")],
        action: format!("{list}/{}/removal", contact.id),
        submit: frame.t("contact-remove"),
        cancel: list,
        version: contact.version,
    };
    page(&Removal { frame, confirm })
}

async fn remove(visit: Visit, AtContact(id, contact): AtContact, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    let owner = owner(&tx, &visit, id).await?;
    let contact = store::find(&tx, visit.scope, id, contact)
        .await?
        .ok_or(PageError::NotFound)?;
    if !store::remove(&tx, visit.scope, contact.id, sent.get("version").parse().unwrap_or(0)).await? {
        return Err(PageError::Stale);
    }
    record(&tx, &visit, &owner, Verb::Removed).await?;
    tx.commit().await?;
    Ok(redirect(&list_address(&visit.frame, &owner), Some("notice-contact-removed")))
}
