//! Ending an organisation, and on the same day what it alone runs and the seats that speak for it.

mod seats;

use activities::{Line, Running};
use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::{At, Profile, Seen, State};
use sea_orm::ConnectionTrait;
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Query, Visit, page, redirect,
    refused,
};

/// How many activities are named.
const NAMED_MAX: usize = 10;

pub(crate) fn pages() -> Pages {
    const ANY: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/{id}/end", ANY, ask)
        .post("/c/{coalition}/organisations/{id}/end", ANY, end)
}

#[derive(Template)]
#[template(path = "ending/end.html")]
struct End<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    consequences: Vec<String>,
    parts: Vec<Part<'a>>,
    /// The list of all it does.
    all: String,
    form: FormView,
}

/// What it runs alone, or with others: the first few.
struct Part<'a> {
    word: &'a str,
    lines: &'a [Line],
    has_more: bool,
}

fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

async fn found(db: &impl ConnectionTrait, visit: &Visit, id: OrganisationId) -> Result<Profile, PageError> {
    organisations::profile(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)
}

fn form(frame: &Frame, profile: &Profile, running: &Running) -> FormView {
    let at = address(frame, profile.id);
    // The page says which work it asked about: when there is other work by then, it is asked again.
    let (count, mark) = (running.alone.count, &running.mark);
    let form = FormView::new(format!("{at}/end?running={mark}"), frame.t("ending-end"), at)
        .version(profile.version)
        .field(
            Field::new("reason", frame.t("standing-reason"), Kind::Text)
                .hint(frame.t("standing-reason-hint"))
                .len(organisations::REASON_MAX),
        );
    if count == 0 {
        return form;
    }
    let yes = Options::new(count.to_string(), frame.t1("ending-activities-yes", "count", count));
    form.field(
        Field::new("activities", frame.t("ending-activities"), Kind::Ticks(vec![yes]))
            .hint(frame.t("ending-activities-hint"))
            .value(count.to_string()),
    )
}

fn end_page<'a>(frame: &'a Frame, profile: &Profile, running: &'a Running, form: FormView) -> End<'a> {
    End {
        frame,
        crumb: Crumb { label: profile.name.clone(), href: address(frame, profile.id) },
        title: frame.t1("ending-question", "name", &profile.name),
        consequences: (1..=4)
            .map(|line| frame.t(&format!("ending-consequence-{line}")))
            .collect(),
        parts: [("alone", &running.alone), ("shared", &running.shared)]
            .into_iter()
            .filter(|(_, several)| several.count > 0)
            .map(|(word, several)| Part {
                word,
                lines: &several.lines,
                has_more: several.count > several.lines.len(),
            })
            .collect(),
        all: frame.at(&format!("/activities?organisation={}", profile.id.0)),
        form,
    }
}

async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let profile = found(visit.app.db(), &visit, id).await?;
    if profile.state != State::Active {
        return Ok(redirect(&address(frame, id), Some("notice-organisation-stands")));
    }
    let running = activities::running(&visit, id, NAMED_MAX).await?;
    let held = seats::of(visit.app.db(), &visit, id).await?;
    let form = seats::ask(frame, &held, form(frame, &profile, &running));
    page(&end_page(frame, &profile, &running, form))
}

/// Asks about work that was not on the page which was answered.
fn ask_again(frame: &Frame, view: &mut FormView, running: &Running) {
    let field = view.fields.iter_mut().find(|field| field.name == "activities");
    if let Some(field) = field {
        field.values = vec![running.alone.count.to_string()];
    }
    view.mistake("activities", frame.t("ending-activities-changed"));
}

async fn end(visit: Visit, At(id): At, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let (tx, running, held) = activities::begin_ending(&visit, id, NAMED_MAX).await?;
    let doer = visit.doer();
    visit.app.hold(&tx, visit.scope, "seat").await?;
    let profile = found(&tx, &visit, id).await?;
    let speakers = seats::of(&tx, &visit, id).await?;
    let mut view = seats::ask(frame, &speakers, form(frame, &profile, &running));
    view.fill(frame, &sent);
    if running.alone.count > 0 && query.get("running") != running.mark {
        ask_again(frame, &mut view, &running);
    }
    if !view.is_sound() {
        return refused(&end_page(frame, &profile, &running, view));
    }
    let seen = Seen { id, version: Some(view.version) };
    if let Err(stop) = organisations::end(&tx, &doer, seen, view.get("reason")).await {
        return organisations::stopped(frame, id, stop);
    }
    if let Err(refusal) = seats::end(&tx, &visit, &doer, (&speakers, &view)).await? {
        view.mistake("seats", frame.t(&refusal.to_string()));
        return refused(&end_page(frame, &profile, &running, view));
    }
    links::close(&visit.app, &tx, &doer, &[(id, &profile.name)]).await?;
    let notice = if view.get("activities").is_empty() {
        "notice-organisation-ended"
    } else {
        activities::end_with_organisation(&tx, &visit, &doer, held).await?;
        "notice-organisation-ended-with"
    };
    tx.commit().await?;
    Ok(redirect(&address(frame, id), Some(notice)))
}
