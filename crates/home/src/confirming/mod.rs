//! An organisation looks over all that is written about it and says which of it is still true.

use activities::Open;
use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use kernel::{OrganisationId, Permission};
use organisations::{At, Profile, State};
use uuid::Uuid;
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Visit, page, redirect,
    refused,
};

/// How many activities are looked over at once.
const SHOWN_MAX: usize = 100;
/// The box for what stands on the profile, among the ids of activities.
const PROFILE: &str = "profile";

pub(crate) fn pages() -> Pages {
    const KEEP: Door = Door::Holding(Permission::KeepOrganisations);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/confirmation", KEEP, ask)
        .post("/c/{coalition}/organisations/{id}/confirmation", KEEP, confirm)
}

#[derive(Template)]
#[template(path = "confirming/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    /// The list of all it does, where there is more than fits here.
    all: Option<String>,
    form: FormView,
}

fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

/// All that can be said, the longest unsaid first. What nobody has said for a year waits for its own tick, so that it
/// is read before it is said again.
fn form(frame: &Frame, profile: &Profile, open: &Open) -> FormView {
    let is_stale = organisations::is_stale(profile.confirmed_on, organisations::stale_before(frame.today));
    let own = Options {
        hint: Some(last_confirmed(frame, profile.confirmed_on, is_stale)),
        ..Options::new(PROFILE, frame.t("confirming-profile"))
    };
    let lines = open.lines.iter().map(|line| {
        let what = frame.t3(
            "confirming-line",
            "people",
            &line.population,
            "when",
            &line.period,
            "status",
            &line.status_name,
        );
        let confirmed = last_confirmed(frame, line.confirmed_on, line.is_stale);
        let hint = frame.t2("confirming-line-last", "what", what, "confirmed", confirmed);
        let option = Options { hint: Some(hint), ..Options::new(line.id.to_string(), &line.name) };
        option.in_group(frame.t("organisation-page-activities"))
    });
    let boxes: Vec<Options> = std::iter::once(own.in_group(frame.t("organisation-page-about")))
        .chain(lines)
        .collect();
    let is_fresh = std::iter::once(!is_stale).chain(open.lines.iter().map(|line| !line.is_stale));
    let fresh = boxes.iter().zip(is_fresh).filter(|(_, is_fresh)| *is_fresh);
    let ticked = fresh.map(|(option, _)| option.value.clone()).collect();
    let at = address(frame, profile.id);
    FormView::new(format!("{at}/confirmation"), frame.t("confirming-yes"), at).field(
        Field::new("true", frame.t("confirming-which"), Kind::Ticks(boxes))
            .hint(frame.t("confirming-which-hint"))
            .required()
            .values(ticked),
    )
}

/// When somebody last said that it is still true, and whether that is long ago.
fn last_confirmed(frame: &Frame, on: Option<NaiveDate>, is_stale: bool) -> String {
    match on {
        Some(day) if is_stale => frame.t1("confirming-last-old", "day", frame.day(&day)),
        Some(day) => frame.t1("confirming-last", "day", frame.day(&day)),
        None => frame.t("confirming-never"),
    }
}

fn show<'a>(frame: &'a Frame, profile: &'a Profile, open: &Open, form: FormView) -> Show<'a> {
    let all = || frame.at(&format!("/activities?organisation={}", profile.id.0));
    Show {
        frame,
        crumb: Crumb { label: profile.name.clone(), href: address(frame, profile.id) },
        name: &profile.name,
        all: open.has_more.then(all),
        form,
    }
}

/// The organisation with what it runs, for those who keep it. One that has ended or was merged has nothing to say.
async fn found(visit: &Visit, id: OrganisationId) -> Result<Option<(Profile, Open)>, PageError> {
    let profile = organisations::profile(visit.app.db(), visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    if !visit.actor.keeps(id) {
        return Err(PageError::Forbidden);
    }
    if profile.state != State::Active {
        return Ok(None);
    }
    let open = activities::open(visit, id, SHOWN_MAX).await?;
    Ok(Some((profile, open)))
}

fn stands(frame: &Frame, id: OrganisationId) -> Response {
    redirect(&address(frame, id), Some("notice-organisation-stands"))
}

async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((profile, open)) = found(&visit, id).await? else {
        return Ok(stands(frame, id));
    };
    page(&show(frame, &profile, &open, form(frame, &profile, &open)))
}

async fn confirm(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some((profile, open)) = found(&visit, id).await? else {
        return Ok(stands(frame, id));
    };
    let mut view = form(frame, &profile, &open);
    view.fill(frame, &sent);
    if !view.is_sound() {
        return refused(&show(frame, &profile, &open, view));
    }
    let (doer, ids): (_, Vec<Uuid>) = (visit.doer(), view.ids("true"));
    let tx = visit.app.begin().await?;
    if view.all("true").iter().any(|one| one == PROFILE)
        && let Err(stop) = organisations::confirm(&tx, &doer, id).await
    {
        return organisations::stopped(frame, id, stop);
    }
    if !ids.is_empty() {
        activities::confirm_those(&tx, &visit, &doer, (&open, &ids)).await?;
    }
    tx.commit().await?;
    Ok(redirect(&address(frame, id), Some("notice-still-true")))
}
