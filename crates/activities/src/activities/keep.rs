//! Adding an activity and changing one.

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission, Verb};
use uuid::Uuid;
use web::{Crumb, Form, FormView, Frame, PageError, Query, Visit, conflict, page, redirect, refused};

use super::ending::hindrance;
use super::form::{self, Start};
use super::naming::{called, name_of};
use super::reading;
use super::rules::{self, Plan};
use super::store::{self, Activity};
use super::write::{self, Entry, KIND};
use crate::at::At;
use crate::loom::{self, Atlas};
use crate::maps::empty::{self, Empty};

#[derive(Template)]
#[template(path = "activities/edit.html")]
struct Edit<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    /// The way to add several at once, shown when adding.
    grid: Option<String>,
    form: FormView,
    /// What has to be there before anything can be written down.
    empty: Option<Empty>,
}

fn new_page(frame: &Frame, form: FormView) -> Edit<'_> {
    Edit {
        frame,
        crumb: frame.crumb("nav-activities", "/activities"),
        title: frame.t("activities-add"),
        grid: frame.may(Permission::Read).then(|| frame.at("/activities/grid")),
        form,
        empty: None,
    }
}

fn new_form(frame: &Frame, atlas: &Atlas, start: &Start) -> FormView {
    form::form(frame, atlas, start, (frame.at("/activities/new"), frame.at("/activities")))
}

pub(super) async fn new(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let start = Start::read(&visit.frame, &query);
    let known = [
        start.place.is_none_or(|id| atlas.places.number(id).is_some()),
        start.focus.is_none_or(|id| atlas.focuses.number(id).is_some()),
        start
            .population
            .is_none_or(|id| atlas.populations.number(id).is_some()),
        start
            .organisations
            .iter()
            .all(|(id, _)| atlas.organisations.number(*id).is_some()),
    ];
    if known.contains(&false) {
        return Err(PageError::NotFound);
    }
    let form = new_form(&visit.frame, &atlas, &start).once(visit.app.ids().next());
    let new = new_page(&visit.frame, form);
    page(&Edit { empty: empty::without_anybody(&visit.frame, &atlas), ..new })
}

pub(super) async fn create(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let start = form::with_room_for(frame, &Start::read(frame, &query), &sent);
    let mut view = new_form(frame, &atlas, &start);
    view.fill(frame, &sent);
    let plan = reading::plan(frame, &atlas, &mut view, &[]);
    let Some(plan) = plan.filter(|plan| is_recorded(&visit, &atlas, plan, &mut view)) else {
        return refused(&new_page(frame, view));
    };
    let id = view.adds(&visit, &sent);
    let there = redirect(&frame.at(&format!("/activities/{id}")), Some("notice-activity-added"));
    visit.app.hold(&tx, visit.scope, write::KIND).await?;
    if store::find(&tx, visit.scope, id).await?.is_some() {
        // The same form came twice.
        return Ok(there);
    }
    let name = name_of(&atlas, plan.draft());
    write::add(&tx, visit.scope, vec![Entry { id, doer: visit.doer(), plan, name, later: Vec::new() }])
        .await?;
    tx.commit().await?;
    Ok(there)
}

/// The organisations that stand for these now.
pub(super) fn standing(atlas: &Atlas, ids: impl Iterator<Item = OrganisationId>) -> Vec<OrganisationId> {
    ids.map(|id| OrganisationId(atlas.standing(id.0))).collect()
}

/// The activity, if the visitor may keep it. For whoever sees nothing of others, others' are not there.
pub(super) async fn kept(
    db: &impl sea_orm::ConnectionTrait,
    visit: &Visit,
    atlas: &Atlas,
    id: Uuid,
) -> Result<Activity, PageError> {
    let activity = store::find(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    if rules::may_keep(&visit.actor, standing(atlas, activity.runners())) {
        Ok(activity)
    } else if visit.actor.may(Permission::Read) {
        Err(PageError::Forbidden)
    } else {
        Err(PageError::NotFound)
    }
}

fn edit_page<'a>(frame: &'a Frame, atlas: &Atlas, activity: &Activity, form: FormView) -> Edit<'a> {
    let name = called(frame, atlas, &activity.draft());
    let title = frame.t1("activities-change", "name", &name);
    let crumb = Crumb { label: name, href: address(frame, activity) };
    Edit { frame, crumb, title, grid: None, form, empty: None }
}

pub(super) fn address(frame: &Frame, activity: &Activity) -> String {
    frame.at(&format!("/activities/{}", activity.id.0))
}

fn edit_form(frame: &Frame, atlas: &Atlas, activity: &Activity, start: &Start) -> FormView {
    let address = address(frame, activity);
    form::form(frame, atlas, start, (format!("{address}/edit"), address)).version(activity.version)
}

pub(super) async fn edit(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let activity = kept(visit.app.db(), &visit, &atlas, id).await?;
    let form = edit_form(&visit.frame, &atlas, &activity, &Start::of(&activity.draft()));
    page(&edit_page(&visit.frame, &atlas, &activity, form))
}

pub(super) async fn update(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    let now =
        edit_form(frame, &atlas, &before, &form::with_room_for(frame, &Start::of(&before.draft()), &sent));
    let mut view = now.clone();
    view.fill(frame, &sent);
    let plan = reading::plan(frame, &atlas, &mut view, &before.organisations)
        .filter(|plan| is_recorded(&visit, &atlas, plan, &mut view))
        .filter(|plan| stands(frame, &atlas, (&before, plan), &mut view));
    let Some(plan) = plan else {
        return refused(&edit_page(frame, &atlas, &before, view));
    };
    let name = name_of(&atlas, plan.draft());
    let changes = reading::changes(frame, &atlas, &before.draft(), plan.draft());
    let record = (before.id, view.version, name.as_str());
    if !write::change(&tx, (&visit.doer(), Verb::Changed), record, &plan, changes).await? {
        view.show_theirs(&now, people::last_saved(&tx, frame, visit.scope, (KIND, id)).await?);
        return conflict(&edit_page(frame, &atlas, &before, view));
    }
    tx.commit().await?;
    Ok(redirect(&address(frame, &before), Some("notice-saved")))
}

/// What is over goes on only where it could also be brought back.
fn stands(frame: &Frame, atlas: &Atlas, (before, plan): (&Activity, &Plan), view: &mut FormView) -> bool {
    let draft = plan.draft();
    let is_over = draft
        .status
        .on((draft.from_on, draft.to_on), frame.today)
        .is_over();
    if !before.is_over(frame.today) || is_over {
        return true;
    }
    let hindrance = hindrance(atlas, draft);
    if let Err(refusal) = hindrance {
        reading::refuse(frame, view, refusal);
    }
    hindrance.is_ok()
}

/// Nobody writes down what is not theirs to say, or gives an activity away by a slip.
fn is_recorded(visit: &Visit, atlas: &Atlas, plan: &Plan, view: &mut FormView) -> bool {
    match rules::may_record(&visit.actor, standing(atlas, plan.runners())) {
        Ok(()) => true,
        Err(refusal) => {
            reading::refuse(&visit.frame, view, refusal);
            false
        }
    }
}
