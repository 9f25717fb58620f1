//! Saying that an activity is still true, ending it, and taking it up again.

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use web::{Confirm, Field, Form, FormView, Frame, Kind, PageError, Query, Visit, page, redirect, refused};

use super::course::{self, Course, Status};
use super::keep::{address, kept};
use super::naming::{CANCELLATION, called, name_of};
use super::reading;
use super::rules::{self, Draft, Ground, Refusal, Role};
use super::store::Activity;
use super::write::{self, Turned};
use crate::at::At;
use crate::loom::{self, Atlas};

#[derive(Template)]
#[template(path = "activities/end.html")]
struct End<'a> {
    frame: &'a Frame,
    name: String,
    form: FormView,
    /// Where it is called off, as long as it has not begun.
    call_off: Option<String>,
}

/// Asks whether to do something with an activity, or says why it cannot be done.
#[derive(Template)]
#[template(path = "activities/whether.html")]
pub(super) struct Whether<'a> {
    pub frame: &'a Frame,
    pub confirm: Confirm,
    pub refusal: Option<String>,
}

fn end_form(frame: &Frame, activity: &Activity) -> FormView {
    let address = address(frame, activity);
    FormView::new(format!("{address}/end"), frame.t("activities-end"), address)
        .version(activity.version)
        .field(
            Field::new("to_on", frame.t("activities-end-day"), Kind::Day)
                .hint(frame.t("activities-end-hint"))
                .required()
                .value(last_day(activity, frame).to_string()),
        )
}

/// Most end today; what was planned to end before did so then.
fn last_day(activity: &Activity, frame: &Frame) -> NaiveDate {
    activity.to_on.map_or(frame.today, |last| last.min(frame.today))
}

fn end_page<'a>(frame: &'a Frame, atlas: &Atlas, activity: &Activity, form: FormView) -> End<'a> {
    End {
        frame,
        name: called(frame, atlas, &activity.draft()),
        form,
        call_off: (activity.way_out(frame.today) == Some(CANCELLATION))
            .then(|| format!("{}/{CANCELLATION}", address(frame, activity))),
    }
}

pub(super) async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let activity = kept(visit.app.db(), &visit, &atlas, id).await?;
    let form = end_form(&visit.frame, &activity);
    page(&end_page(&visit.frame, &atlas, &activity, form))
}

pub(super) async fn end(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let tx = visit.app.begin().await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    let mut view = end_form(frame, &before);
    view.fill(frame, &sent);
    let course = match view.day("to_on") {
        Some(day) if view.is_sound() => {
            let status = if before.is_over(frame.today) {
                Status::Finished
            } else {
                before.status
            };
            course::end(status, before.from_on, day, frame.today)
        }
        _ => return refused(&end_page(frame, &atlas, &before, view)),
    };
    let course = match course {
        Ok(course) => course,
        Err(refusal) => {
            reading::refuse(frame, &mut view, refusal);
            return refused(&end_page(frame, &atlas, &before, view));
        }
    };
    let turned = turned(frame, &atlas, &before, course);
    if !write::leave(&tx, &visit.doer(), (view.version, turned)).await? {
        let saved = people::last_saved(&tx, frame, visit.scope, (write::KIND, id)).await?;
        view.show_theirs(&end_form(frame, &before), saved);
        return web::conflict(&end_page(frame, &atlas, &before, view));
    }
    tx.commit().await?;
    let notice = match course.to_on {
        Some(last) if last > frame.today => "notice-activity-ends-later",
        _ => "notice-activity-ended",
    };
    Ok(redirect(&address(frame, &before), Some(notice)))
}

/// An activity as it takes another course, with its name and what that changes.
pub(super) fn turned(frame: &Frame, atlas: &Atlas, before: &Activity, course: Course) -> Turned {
    let draft = before.draft();
    let mut after = draft.clone();
    (after.to_on, after.status) = (course.to_on, course.status);
    let changes = reading::changes(frame, atlas, &draft, &after);
    (before.id, name_of(atlas, &draft), course, changes)
}

/// Why an activity cannot be under way again.
pub(super) fn hindrance(atlas: &Atlas, draft: &Draft) -> Result<(), Refusal> {
    let mut runs = draft.organisations.iter().filter(|(_, role)| *role == Role::Runs);
    rules::revive(Ground {
        runner: runs.any(|(id, _)| !atlas.has_ended(id.0)),
        place: atlas.has_place(draft.place_id.0),
        focus: atlas.lists_focus(draft.focus_id.0),
    })
}

fn revive_page<'a>(frame: &'a Frame, atlas: &Atlas, activity: &Activity) -> Whether<'a> {
    let address = address(frame, activity);
    let refusal = hindrance(atlas, &activity.draft()).err();
    let question = if refusal.is_some() {
        "activities-revive-not-yet"
    } else {
        "activities-revive-question"
    };
    let confirm = Confirm {
        question: frame.t1(question, "name", called(frame, atlas, &activity.draft())),
        consequences: vec![frame.of("activities-revive-", again(frame, activity).status.word(), "")],
        action: format!("{address}/revive"),
        submit: frame.t("activities-revive"),
        cancel: address,
        version: activity.version,
    };
    Whether {
        frame,
        confirm,
        refusal: refusal.map(|refusal| frame.t(&refusal.to_string())),
    }
}

fn again(frame: &Frame, activity: &Activity) -> Course {
    course::stand_again(activity.status, activity.to_on, frame.today)
}

pub(super) async fn ask_revive(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let activity = kept(visit.app.db(), &visit, &atlas, id).await?;
    page(&revive_page(&visit.frame, &atlas, &activity))
}

pub(super) async fn revive(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, atlas) = loom::begin(&visit.app, visit.scope).await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    if !before.is_over(frame.today) {
        return Err(PageError::Stale);
    }
    let draft = before.draft();
    if hindrance(&atlas, &draft).is_err() {
        return refused(&revive_page(frame, &atlas, &before));
    }
    let course = again(frame, &before);
    let mut after = draft.clone();
    (after.to_on, after.status, after.confirmed_on) = (course.to_on, course.status, Some(frame.today));
    let changes = reading::changes(frame, &atlas, &draft, &after);
    let turned = (before.id, name_of(&atlas, &draft), course, changes);
    let version = sent.get("version").parse().unwrap_or(0);
    if !write::revive(&tx, &visit.doer(), (version, turned)).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    let notice = match course.status {
        Status::Planned => "notice-activity-planned-again",
        _ => "notice-activity-revived",
    };
    Ok(redirect(&address(frame, &before), Some(notice)))
}

/// "Still true": only the day changes, so that it does not matter who said so first. Whoever came from the list goes
/// back to it, as it was narrowed.
pub(super) async fn confirm(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let tx = visit.app.begin().await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    if before.is_over(frame.today) {
        return Ok(redirect(&address(frame, &before), Some("notice-activity-over")));
    }
    let draft = before.draft();
    let mut after = draft.clone();
    after.confirmed_on = Some(frame.today);
    let changes = reading::changes(frame, &atlas, &draft, &after);
    let name = name_of(&atlas, &draft);
    if !write::confirm(&tx, &visit.doer(), (before.id, before.version, &name), changes).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    let list = sent.all("list").pop();
    let onward = list.map(|list| Query::parse(&frame.at("/activities"), &list).with("notice", ""));
    let onward = onward.unwrap_or_else(|| address(frame, &before));
    Ok(redirect(&onward, Some("notice-activity-confirmed")))
}
