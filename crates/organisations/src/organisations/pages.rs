//! Adding an organisation in a few words, and keeping the whole of its profile.

use alike::Reason;
use askama::Template;
use axum::response::Response;
use kernel::{Happening, OrganisationId, Permission, Verb};
use sea_orm::{ConnectionTrait, DbErr};
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Query, Visit, conflict,
    events, page, redirect, refused,
};

use super::form::{self, Lists};
use super::many::add_checked;
use super::profile::{Profile, profile};
use super::rules::State;
use super::{reads, store};
use crate::at::{At, address, crumb};
use crate::duplicates::{self, Like};

pub fn pages() -> Pages {
    const ADD: Door = Door::Holding(Permission::KeepAnyOrganisation);
    const KEEP: Door = Door::Holding(Permission::KeepOrganisations);
    Pages::default()
        .get("/c/{coalition}/organisations/new", ADD, new)
        .post("/c/{coalition}/organisations", ADD, create)
        .get("/c/{coalition}/organisations/{id}/edit", KEEP, edit)
        .post("/c/{coalition}/organisations/{id}", KEEP, update)
}

#[derive(Template)]
#[template(path = "organisations/new.html")]
struct New<'a> {
    frame: &'a Frame,
    form: FormView,
    /// Organisations already known by this name or a like one.
    alike: Vec<Alike>,
    /// While these are the first organisations after starting.
    first: Option<First>,
}

/// One that looks like the one that is being added, and why.
struct Alike {
    id: OrganisationId,
    name: String,
    why: String,
}

/// How far somebody has come who adds the first organisations one after the other.
struct First {
    /// How many there are, counted up to [`FEW`].
    there: usize,
    /// The one just added, and where it is written down what it does.
    added: Option<(String, String)>,
}

/// So many organisations give a first map.
const FEW: u64 = 3;
/// More than these are not looked at one by one.
const ALIKE_MAX: usize = 5;

impl New<'_> {
    fn address(&self, id: &OrganisationId) -> String {
        address(self.frame, *id)
    }
}

#[derive(Template)]
#[template(path = "organisations/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    contacts: String,
    form: FormView,
}

fn new_form(frame: &Frame, lists: &Lists, is_first: bool) -> FormView {
    let (action, cancel) = if is_first {
        ("/organisations?first=1", "")
    } else {
        ("/organisations", "/organisations")
    };
    form::short(frame, lists, frame.at(action), frame.at(cancel))
}

async fn new(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let lists = Lists::kept(&visit.app, visit.scope).await?;
    let first = first(visit.app.db(), &visit, &query).await?;
    let form = new_form(frame, &lists, first.is_some()).once(visit.app.ids().next());
    page(&New { frame, form, alike: Vec::new(), first })
}

async fn first(db: &impl ConnectionTrait, visit: &Visit, query: &Query) -> Result<Option<First>, DbErr> {
    if query.get("first") != "1" {
        return Ok(None);
    }
    let added = match query.id("added").map(OrganisationId) {
        Some(id) => reads::names(db, visit.scope, &[id]).await?.remove_entry(&id),
        None => None,
    };
    let grid = |id: OrganisationId| visit.frame.at(&format!("/activities/grid?organisation={}", id.0));
    Ok(Some(First {
        there: store::few(db, visit.scope, FEW).await?,
        added: added.map(|(id, name)| (name, grid(id))),
    }))
}

async fn create(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    // Before the transaction: comparing names may take a moment, and others write meanwhile.
    let like = duplicates::like(&visit.app, visit.scope, vec![sent.get("name").to_owned()]).await?;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, store::KIND).await?;
    let lists = Lists::load(&tx, visit.scope).await?;
    let first = first(&tx, &visit, &query).await?;
    let mut view = new_form(frame, &lists, first.is_some());
    view.fill(frame, &sent);
    let id = OrganisationId(view.adds(&visit, &sent));
    if store::find(&tx, visit.scope, id).await?.is_some() {
        // The same form came twice.
        return Ok(onward(frame, first.as_ref(), id));
    }
    let alike = alike(&tx, &visit, view.get("name"), like.concat()).await?;
    if !alike.is_empty() {
        let tick = vec![Options::new("yes", frame.t("organisation-anyway-yes"))];
        let anyway = Field::new("anyway", frame.t("organisation-anyway"), Kind::Ticks(tick))
            .values(sent.all("anyway"));
        view.fields.insert(1, anyway);
        if view.get("anyway") != "yes" {
            view.mistake("anyway", frame.t("organisation-refused-known"));
        }
    }
    let checked = match form::draft(frame, &view).check() {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            if let Err(refusal) = outcome
                && view.is_sound()
            {
                view.mistake(refusal.field(), frame.t(&refusal.to_string()));
            }
            return refused(&New { frame, form: view, alike, first });
        }
    };
    add_checked(&tx, &[(id, checked, visit.doer())]).await?;
    tx.commit().await?;
    Ok(onward(frame, first.as_ref(), id))
}

fn onward(frame: &Frame, first: Option<&First>, id: OrganisationId) -> Response {
    if first.is_some() {
        redirect(&frame.at(&format!("/organisations/new?first=1&added={}", id.0)), None)
    } else {
        redirect(&address(frame, id), Some("notice-organisation-added"))
    }
}

/// The organisations already known under a name, those that have ended among them, then those that are called alike.
async fn alike(
    db: &impl ConnectionTrait,
    visit: &Visit,
    name: &str,
    like: Vec<Like>,
) -> Result<Vec<Alike>, DbErr> {
    let same = |(_, id): (String, OrganisationId)| (id, vec![Reason::Same]);
    let known = store::known_as(db, visit.scope, &[kernel::fold(name)]).await?;
    let mut found: Vec<(OrganisationId, Vec<Reason>)> = known.into_iter().map(same).collect();
    for like in like.into_iter().filter(Like::is_worth_a_look).take(ALIKE_MAX) {
        if found.iter().all(|(id, _)| id.0 != like.id) {
            found.push((OrganisationId(like.id), like.reasons));
        }
    }
    let ids: Vec<OrganisationId> = found.iter().map(|(id, _)| *id).collect();
    let mut names = reads::names(db, visit.scope, &ids).await?;
    let alike = found.into_iter().filter_map(|(id, reasons)| {
        let why = duplicates::why(&visit.frame, &reasons);
        Some(Alike { id, name: names.remove(&id)?, why })
    });
    Ok(alike.collect())
}

fn edit_page<'a>(visit: &'a Visit, profile: &'a Profile, form: FormView) -> Edit<'a> {
    let frame = &visit.frame;
    Edit {
        frame,
        crumb: crumb(frame, profile.id, &profile.name),
        name: &profile.name,
        contacts: format!("{}/contacts", address(frame, profile.id)),
        form,
    }
}

/// A profile its keeper may change; a merged one is history.
async fn kept(db: &impl ConnectionTrait, visit: &Visit, id: OrganisationId) -> Result<Profile, PageError> {
    let profile = profile(db, visit.scope, id).await?.ok_or(PageError::NotFound)?;
    if visit.actor.keeps(id) {
        Ok(profile)
    } else {
        Err(PageError::Forbidden)
    }
}

async fn edit(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let profile = kept(visit.app.db(), &visit, id).await?;
    if profile.state == State::Merged {
        return Ok(redirect(&address(&visit.frame, id), Some("notice-organisation-is-merged")));
    }
    let lists = Lists::kept(&visit.app, visit.scope).await?;
    let view = form::whole(&visit.frame, &lists, &profile);
    page(&edit_page(&visit, &profile, view))
}

async fn update(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let profile = kept(&tx, &visit, id).await?;
    if profile.state == State::Merged {
        return Ok(redirect(&address(frame, id), Some("notice-organisation-is-merged")));
    }
    let lists = Lists::load(&tx, visit.scope).await?;
    let now = form::whole(frame, &lists, &profile);
    let mut view = now.clone();
    view.fill(frame, &sent);
    let checked = match form::draft(frame, &view).check() {
        Ok(checked) if view.is_sound() => checked,
        outcome => {
            if let Err(refusal) = outcome
                && view.is_sound()
            {
                view.mistake(refusal.field(), frame.t(&refusal.to_string()));
            }
            return refused(&edit_page(&visit, &profile, view));
        }
    };
    if !store::update(&tx, &visit.doer(), id, view.version, &checked).await? {
        let current = super::profile::profile(&tx, visit.scope, id)
            .await?
            .ok_or(PageError::NotFound)?;
        let saved = people::last_saved(&tx, frame, visit.scope, (store::KIND, id.0)).await?;
        view.show_theirs(&form::whole(frame, &lists, &current), saved);
        return conflict(&edit_page(&visit, &profile, view));
    }
    let changes = form::changes(&now, &view);
    let happening = Happening::new(Verb::Changed, store::KIND, id.0, view.get("name")).with(changes);
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&address(frame, id), Some("notice-saved")))
}
