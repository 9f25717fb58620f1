//! Adding a place by hand, changing one, ending one and bringing it back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::{Happening, Permission, Verb};
use sea_orm::{DbErr, SqlErr};
use web::{
    Confirm, Door, Form, FormView, Frame, PageError, Pages, Query, Visit, conflict, events, page, redirect,
    refused,
};

use super::form::{self, Known, address};
use super::pages::{id_of, level_words};
use super::rules::{self, NewPlace, Refusal};
use super::store::{self, KIND};
use super::tree::{Place, PlaceId, Tree};
use super::{name_store, outline_store};

pub fn pages() -> Pages {
    const CHANGE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/places/new", CHANGE, new)
        .post("/c/{coalition}/places", CHANGE, create)
        .get("/c/{coalition}/places/{id}/edit", CHANGE, edit)
        .post("/c/{coalition}/places/{id}", CHANGE, update)
        .get("/c/{coalition}/places/{id}/end", CHANGE, ask_end)
        .post("/c/{coalition}/places/{id}/end", CHANGE, end)
        .post("/c/{coalition}/places/{id}/revival", CHANGE, revive)
}

#[derive(Template)]
#[template(path = "places/edit.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    title: String,
    /// How exact places may be here, and why.
    safety: String,
    form: FormView,
}

#[derive(Template)]
#[template(path = "places/end.html")]
struct End<'a> {
    frame: &'a Frame,
    confirm: Confirm,
    /// Why it cannot end now.
    refusal: Option<String>,
}

fn form_page(visit: &Visit, title: String, form: FormView) -> FormPage<'_> {
    let level = level_words(&visit.frame, visit.coalition.place_level_max);
    FormPage {
        frame: &visit.frame,
        title,
        safety: visit.frame.t1("places-safety", "level", level),
        form,
    }
}

async fn new(visit: Visit, query: Query) -> Result<Response, PageError> {
    let tree = store::tree(visit.app.db(), visit.scope).await?;
    if tree.is_empty() {
        return Ok(redirect(&visit.frame.at("/places/area"), None));
    }
    let inside = query.id("inside").map(PlaceId);
    let view = form::new_form(&visit.frame, &tree, visit.coalition.place_level_max, inside);
    page(&form_page(&visit, visit.frame.t("places-new-title"), view))
}

async fn create(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, KIND).await?;
    let tree = store::tree(&tx, visit.scope).await?;
    let level_max = visit.coalition.place_level_max;
    let mut view = form::new_form(frame, &tree, level_max, None);
    view.fill(frame, &sent);
    let parent_id = view.id("inside").map_or(PlaceId(uuid::Uuid::nil()), PlaceId);
    let outcome = match NewPlace::inside(&tree, parent_id, level_max, &form::draft(&view)) {
        Ok(new) if view.is_sound() => code_clash(store::add(&tx, &visit.doer(), visit.app.ids(), new).await)?,
        Ok(_) => return refused(&form_page(&visit, frame.t("places-new-title"), view)),
        Err(refusal) => Err(refusal),
    };
    match outcome {
        Ok(id) => {
            tx.commit().await?;
            Ok(redirect(&address(frame, id), Some("notice-place-added")))
        }
        Err(refusal) => {
            form::refuse(frame, &mut view, refusal);
            refused(&form_page(&visit, frame.t("places-new-title"), view))
        }
    }
}

async fn edit(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let (id, db) = (id_of(&id)?, visit.app.db());
    let tree = store::tree(db, visit.scope).await?;
    let place = tree.get(id).ok_or(PageError::NotFound)?;
    let names = name_store::of_place(db, visit.scope, id).await?;
    let outline = outline_store::own_outline(db, visit.scope, id).await?;
    let view = form::form_of(&visit.frame, &Known { place, names: &names, outline: outline.as_ref() });
    page(&form_page(&visit, edit_title(&visit, place), view))
}

fn edit_title(visit: &Visit, place: &Place) -> String {
    visit.frame.t1("places-edit-title", "name", &place.name)
}

async fn update(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let (id, frame) = (id_of(&id)?, &visit.frame);
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, KIND).await?;
    let tree = store::tree(&tx, visit.scope).await?;
    let place = tree.get(id).ok_or(PageError::NotFound)?;
    let names = name_store::of_place(&tx, visit.scope, id).await?;
    let outline = outline_store::own_outline(&tx, visit.scope, id).await?;
    let now = form::form_of(frame, &Known { place, names: &names, outline: outline.as_ref() });
    let mut view = now.clone();
    view.fill(frame, &sent);
    let checked = match rules::change(&tree, place, outline.as_ref(), &form::draft(&view)) {
        Ok(checked) if view.is_sound() => checked,
        Ok(_) => return refused(&form_page(&visit, edit_title(&visit, place), view)),
        Err(refusal) => {
            form::refuse(frame, &mut view, refusal);
            return refused(&form_page(&visit, edit_title(&visit, place), view));
        }
    };
    let saved = store::change(&tx, visit.scope, visit.app.ids(), (id, view.version), &checked).await;
    match code_clash(saved)? {
        Ok(true) => {}
        Ok(false) => {
            let saved = people::last_saved(&tx, &visit.frame, visit.scope, (KIND, id.0)).await?;
            view.show_theirs(&now, saved);
            return conflict(&form_page(&visit, edit_title(&visit, place), view));
        }
        Err(refusal) => {
            form::refuse(frame, &mut view, refusal);
            return refused(&form_page(&visit, edit_title(&visit, place), view));
        }
    }
    let changes = form::changes(frame, &now, &view);
    let happening = Happening::new(Verb::Changed, KIND, id.0, view.get("name")).with(changes);
    events::record(&tx, &visit.doer(), happening).await?;
    tx.commit().await?;
    Ok(redirect(&address(frame, id), Some("notice-saved")))
}

/// Somebody else may have taken the same code a moment ago: the database says so.
fn code_clash<T>(saved: Result<T, DbErr>) -> Result<Result<T, Refusal>, DbErr> {
    match saved {
        Ok(done) => Ok(Ok(done)),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            Ok(Err(Refusal::CodeTaken))
        }
        Err(error) => Err(error),
    }
}

fn end_page<'a>(visit: &'a Visit, tree: &Tree, place: &Place) -> End<'a> {
    let frame = &visit.frame;
    let refusal = rules::may_end(tree, place.id).err();
    End {
        frame,
        confirm: Confirm {
            question: frame.t1("places-end-question", "name", &place.name),
            consequences: (1..=3)
                .map(|line| frame.t(&format!("places-end-consequence-{line}")))
                .collect(),
            action: format!("{}/end", address(frame, place.id)),
            submit: frame.t("places-end"),
            cancel: address(frame, place.id),
            version: place.version,
        },
        refusal: refusal.map(|refusal| frame.t1(&refusal.to_string(), "number", refusal.number())),
    }
}

async fn ask_end(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let tree = store::tree(visit.app.db(), visit.scope).await?;
    let place = tree.get(id_of(&id)?).ok_or(PageError::NotFound)?;
    page(&end_page(&visit, &tree, place))
}

async fn end(visit: Visit, Path((_, id)): Path<(String, String)>, sent: Form) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, KIND).await?;
    let tree = store::tree(&tx, visit.scope).await?;
    let place = tree.get(id_of(&id)?).ok_or(PageError::NotFound)?;
    if rules::may_end(&tree, place.id).is_err() {
        return refused(&end_page(&visit, &tree, place));
    }
    if place.is_ended() || !set(&tx, &visit, place, &sent, Verb::Ended).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&address(&visit.frame, place.id), Some("notice-place-ended")))
}

async fn revive(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, KIND).await?;
    let tree = store::tree(&tx, visit.scope).await?;
    let place = tree.get(id_of(&id)?).ok_or(PageError::NotFound)?;
    let to = address(&visit.frame, place.id);
    if rules::may_revive(&tree, place).is_err() {
        return Ok(redirect(&to, Some("notice-place-inside-ended")));
    }
    if !place.is_ended() || !set(&tx, &visit, place, &sent, Verb::Revived).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&to, Some("notice-place-revived")))
}

/// Ends or revives, from the version that was on the page, and records it.
async fn set(
    tx: &sea_orm::DatabaseTransaction,
    visit: &Visit,
    place: &Place,
    sent: &Form,
    verb: Verb,
) -> Result<bool, PageError> {
    let version = sent.get("version").parse().unwrap_or(0);
    let ended_at = (verb == Verb::Ended).then(|| visit.app.now());
    if !store::set_ended(tx, visit.scope, (place.id, version), ended_at).await? {
        return Ok(false);
    }
    let happening = Happening::new(verb, KIND, place.id.0, &*place.name);
    events::record(tx, &visit.doer(), happening).await?;
    Ok(true)
}
