//! An organisation is back: what ended with it can be taken up again as it was.

use activities::Ended;
use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission, Verb};
use organisations::{At, Profile, State};
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Query, Visit, events, page,
    redirect, refused,
};

/// How many activities are asked about at once.
const SHOWN_MAX: usize = 200;
/// How far back in its history the end of an organisation is looked for.
const HISTORY_MOST: u64 = 100;

pub(crate) fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/return", ANY, ask)
        .post("/c/{coalition}/organisations/{id}/return", ANY, take_up)
}

#[derive(Template)]
#[template(path = "returning/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    name: &'a str,
    has_more: bool,
    form: FormView,
}

fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

fn form(frame: &Frame, profile: &Profile, ended: &Ended) -> FormView {
    let option = |line: &activities::Line| {
        let hint = frame.t2("returning-line", "people", &line.population, "when", &line.period);
        Options { hint: Some(hint), ..Options::new(line.id.to_string(), &line.name) }
    };
    let at = address(frame, profile.id);
    FormView::new(format!("{at}/return"), frame.t("returning-yes"), at).field(
        Field::new(
            "again",
            frame.t("returning-which"),
            Kind::Ticks(ended.lines.iter().map(option).collect()),
        )
        .required()
        .values(ended.lines.iter().map(|line| line.id.to_string()).collect()),
    )
}

fn show<'a>(frame: &'a Frame, profile: &'a Profile, ended: &Ended, form: FormView) -> Show<'a> {
    Show {
        frame,
        crumb: Crumb { label: profile.name.clone(), href: address(frame, profile.id) },
        name: &profile.name,
        has_more: ended.has_more,
        form,
    }
}

/// The organisation with what ended with it; nothing when there is nothing to take up.
async fn found(visit: &Visit, id: OrganisationId) -> Result<Option<(Profile, Ended)>, PageError> {
    let db = visit.app.db();
    let profile = organisations::profile(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    let history = events::of_object(db, visit.scope, id.0, HISTORY_MOST).await?;
    let is_end =
        |event: &&events::Event| event.verb == Verb::Ended && event.kind == organisations::ORGANISATION;
    let Some(act) = history
        .iter()
        .find(is_end)
        .filter(|_| profile.state == State::Active)
    else {
        return Ok(None);
    };
    let ended = activities::ended_with(visit, id, act, SHOWN_MAX).await?;
    Ok((!ended.lines.is_empty()).then_some((profile, ended)))
}

async fn ask(visit: Visit, At(id): At, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    match found(&visit, id).await? {
        Some((profile, ended)) => page(&show(frame, &profile, &ended, form(frame, &profile, &ended))),
        None => {
            let notice = query.get("notice");
            let notice = [
                "notice-organisation-revived",
                "notice-taken-up",
                "notice-taken-up-some",
            ]
            .into_iter()
            .find(|key| *key == notice);
            Ok(redirect(&address(frame, id), notice))
        }
    }
}

async fn take_up(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let at = address(frame, id);
    let Some((profile, ended)) = found(&visit, id).await? else {
        return Ok(redirect(&at, Some("notice-organisation-stands")));
    };
    let mut view = form(frame, &profile, &ended);
    view.fill(frame, &sent);
    if !view.is_sound() {
        return refused(&show(frame, &profile, &ended, view));
    }
    let wanted = view.ids("again");
    let taken = activities::take_up_again(&visit, (&ended, &wanted)).await?;
    let notice = match taken {
        // All of it was changed while this was read.
        0 if !wanted.is_empty() => return Err(PageError::Stale),
        some if some < wanted.len() => "notice-taken-up-some",
        _ => "notice-taken-up",
    };
    let onward = if ended.has_more {
        format!("{at}/return")
    } else {
        at
    };
    Ok(redirect(&onward, Some(notice)))
}
