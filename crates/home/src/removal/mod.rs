//! Taking out an organisation that was written down by mistake, as long as nothing hangs on it.

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::{At, Hanging, Profile, Seen, State};
use sea_orm::ConnectionTrait;
use web::{Confirm, Door, Form, Frame, PageError, Pages, Visit, page, redirect, refused};

pub(crate) fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/removal", ANY, ask)
        .post("/c/{coalition}/organisations/{id}/removal", ANY, remove)
}

#[derive(Template)]
#[template(path = "removal/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    confirm: Confirm,
    /// What hangs on it, each with the page where that is put right; while there is any, nothing is removed.
    hindrances: Vec<(String, String)>,
    /// What may be meant instead.
    instead: Vec<(String, String)>,
}

fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

async fn found(db: &impl ConnectionTrait, visit: &Visit, id: OrganisationId) -> Result<Profile, PageError> {
    organisations::profile(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)
}

async fn hanging(db: &impl ConnectionTrait, visit: &Visit, profile: &Profile) -> Result<Hanging, PageError> {
    let counts = activities::counts(db, visit.scope, &[profile.id], visit.frame.today).await?;
    let represented = organisations::represented(db, visit.scope).await?;
    Ok(Hanging {
        activities: counts.all,
        seats: represented.values().filter(|id| **id == profile.id).count(),
        is_merged: profile.state == State::Merged,
        merged_here: profile.merged_here.len(),
    })
}

/// What hangs on it in words, with the way to put it right.
fn hindrances(frame: &Frame, profile: &Profile, hanging: Hanging) -> Vec<(String, String)> {
    let at = address(frame, profile.id);
    let list = frame.at(&format!("/activities?organisation={}", profile.id.0));
    let counted = frame.counted(hanging.activities);
    let into = profile.merged_into.as_ref().map_or("", |into| &into.name);
    let all = [
        (
            hanging.activities > 0,
            frame.t2("removal-activities", "count", hanging.activities, "counted", counted),
            list,
        ),
        (
            hanging.seats > 0,
            frame.t1("removal-seats", "count", hanging.seats),
            frame.at("/settings/seats"),
        ),
        (hanging.is_merged, frame.t1("removal-merged", "name", into), format!("{at}/split")),
        (hanging.merged_here > 0, frame.t1("removal-merged-here", "count", hanging.merged_here), at),
    ];
    let there = all.into_iter().filter(|(is_there, ..)| *is_there);
    there.map(|(_, said, href)| (said, href)).collect()
}

fn show<'a>(frame: &'a Frame, profile: &Profile, hanging: Hanging) -> Show<'a> {
    let at = address(frame, profile.id);
    let hindrances = hindrances(frame, profile, hanging);
    let question = if hindrances.is_empty() {
        "removal-question"
    } else {
        "removal-not-yet"
    };
    let instead = if profile.state == State::Active {
        ["merge", "end"]
            .map(|act| (frame.of("removal-", act, ""), format!("{at}/{act}")))
            .into()
    } else {
        Vec::new()
    };
    let confirm = Confirm {
        question: frame.t1(question, "name", &profile.name),
        consequences: ["goes", "stays", "earlier", "for-good"]
            .map(|word| frame.of("removal-", word, ""))
            .into(),
        action: format!("{at}/removal"),
        submit: frame.t("removal-yes"),
        cancel: at,
        version: profile.version,
    };
    Show { frame, confirm, hindrances, instead }
}

async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let db = visit.app.db();
    let profile = found(db, &visit, id).await?;
    let hanging = hanging(db, &visit, &profile).await?;
    page(&show(&visit.frame, &profile, hanging))
}

async fn remove(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let (frame, doer) = (&visit.frame, visit.doer());
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "seat").await?;
    let seen = Seen { id, version: Some(sent.get("version").parse().unwrap_or(0)) };
    let leaving = match organisations::leave(&tx, &doer, seen).await {
        Ok(leaving) => leaving,
        Err(stop) => return organisations::stopped(frame, id, stop),
    };
    // From here on nobody names it: what hangs on it now is all there will be.
    let profile = found(&tx, &visit, id).await?;
    let hanging = hanging(&tx, &visit, &profile).await?;
    let Some(removal) = organisations::removal(hanging) else {
        return refused(&show(frame, &profile, hanging));
    };
    organisations::remove(&tx, &doer, leaving, removal).await?;
    tx.commit().await?;
    visit.app.empty_log().await;
    Ok(redirect(&frame.at("/organisations"), Some("notice-organisation-removed")))
}
