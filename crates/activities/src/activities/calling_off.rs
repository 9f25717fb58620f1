//! Saying that something planned will not take place: it leaves the plans, and no day of the cloth counts it.

use axum::response::Response;
use web::{Confirm, Form, Frame, PageError, Visit, page, redirect, refused};

use super::course::{self, Course};
use super::ending::{Whether, turned};
use super::keep::{address, kept};
use super::naming::called;
use super::rules::Refusal;
use super::store::Activity;
use super::write;
use crate::at::At;
use crate::loom::{self, Atlas};

fn whether<'a>(frame: &'a Frame, atlas: &Atlas, activity: &Activity) -> Whether<'a> {
    let at = address(frame, activity);
    let refusal = course_of(frame, activity).err();
    let told = ["goes", "stays", "back"].map(|word| frame.of("activities-call-off-", word, ""));
    Whether {
        frame,
        confirm: Confirm {
            question: frame.t1(
                "activities-call-off-question",
                "name",
                called(frame, atlas, &activity.draft()),
            ),
            consequences: told.into(),
            action: format!("{at}/cancellation"),
            submit: frame.t("activities-cancellation"),
            cancel: at,
            version: activity.version,
        },
        refusal: refusal.map(|refusal| frame.t(&refusal.to_string())),
    }
}

fn course_of(frame: &Frame, activity: &Activity) -> Result<Course, Refusal> {
    let status = activity.status_on(frame.today);
    course::call_off(status, (activity.from_on, activity.to_on), frame.today)
}

pub(super) async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let activity = kept(visit.app.db(), &visit, &atlas, id).await?;
    page(&whether(&visit.frame, &atlas, &activity))
}

pub(super) async fn call_off(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let tx = visit.app.begin().await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    let Ok(course) = course_of(frame, &before) else {
        return refused(&whether(frame, &atlas, &before));
    };
    let version = sent.get("version").parse().unwrap_or(0);
    let turned = turned(frame, &atlas, &before, course);
    if !write::leave(&tx, &visit.doer(), (version, turned)).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&address(frame, &before), Some("notice-activity-called-off")))
}
