//! An organisation's page: its profile, what it does where, and its history.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::{Profile, State};
use uuid::Uuid;
use web::{Door, Fact, Frame, History, PageError, Pages, Visit, page};

const ACTIVITIES_MOST: usize = 30;
const HISTORY_MOST: usize = 20;

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/organisations/{id}", Door::Holding(Permission::Read), show)
}

#[derive(Template)]
#[template(path = "organisation/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    profile: &'a Profile,
    facts: Vec<Fact>,
    stages: Vec<Part>,
    story: History,
    /// Whether this person keeps the organisation's records.
    keeps: bool,
    /// Whether this person keeps everybody's.
    keeps_all: bool,
    /// `organisations/ID`, for links.
    base: String,
}

/// What it does that stands alike, with the way to all of it.
struct Part {
    stage: activities::Stage,
    /// In how many it has which part: `runs 4, pays for 1`.
    count: String,
    all: String,
    /// Whether there are more than are shown.
    has_more: bool,
}

impl Part {
    /// What is past is there for those who open it.
    fn is_folded(&self) -> bool {
        self.stage.name == "past"
    }
}

impl Show<'_> {
    fn has_activities(&self) -> bool {
        self.stages.iter().any(|part| part.stage.total > 0)
    }

    fn is_active(&self) -> bool {
        self.profile.state == State::Active
    }

    fn is_ended(&self) -> bool {
        self.profile.state == State::Ended
    }
}

async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = Uuid::parse_str(&id)
        .map(OrganisationId)
        .map_err(|_| PageError::NotFound)?;
    let db = visit.app.db();
    let profile = organisations::profile(db, visit.scope, id)
        .await?
        .ok_or(PageError::NotFound)?;
    let own = organisations::merged_into(db, visit.scope, id).await?;
    let stages = activities::stages_of_organisations(&visit, &own, ACTIVITIES_MOST).await?;
    let story = people::history_of(db, &visit, id.0, HISTORY_MOST).await?;
    page(&Show {
        frame: &visit.frame,
        facts: facts(&visit.frame, &profile),
        stages: stages.map(|stage| part(&visit.frame, id, stage)).into(),
        story,
        keeps: visit.actor.keeps(id),
        keeps_all: visit.actor.may(Permission::KeepAnyOrganisation),
        base: visit.frame.at(&format!("/organisations/{}", id.0)),
        profile: &profile,
    })
}

fn part(frame: &Frame, id: OrganisationId, stage: activities::Stage) -> Part {
    let statuses = stage
        .statuses
        .iter()
        .map(|status| format!("&status={}", status.word()));
    let said = |(role, count): &(activities::Role, u64)| {
        frame.t1(&format!("organisation-page-{}", role.word()), "count", frame.counted(*count))
    };
    let parts: Vec<String> = stage.by_role.iter().map(said).collect();
    Part {
        count: parts.join(&frame.t("list-comma")),
        all: frame.at(&format!("/activities?organisation={}{}", id.0, statuses.collect::<String>())),
        has_more: stage.total > stage.shares.len() as u64,
        stage,
    }
}

fn facts(frame: &Frame, profile: &Profile) -> Vec<Fact> {
    let sectors: Vec<String> = profile.sectors.iter().map(|one| one.name.clone()).collect();
    let focuses: Vec<String> = profile.focuses.iter().map(|one| one.name.clone()).collect();
    let places: Vec<String> = profile.places.iter().map(|one| one.name.clone()).collect();
    let languages: Vec<String> = profile
        .languages
        .iter()
        .map(|tag| organisations::language_name(frame, tag))
        .collect();
    let names: Vec<String> = profile
        .other_names
        .iter()
        .map(|other| other.name.clone())
        .collect();
    let mut facts: Vec<Fact> = [
        ("organisation-page-sectors", frame.list(&sectors)),
        ("organisation-page-focuses", frame.list(&focuses)),
        ("organisation-page-places", places.join("; ")),
        ("organisation-page-languages", frame.list(&languages)),
        ("organisation-page-names", names.join("; ")),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact::new(frame.t(key), value))
    .collect();
    if let Some(website) = &profile.website {
        facts.push(Fact::linked(frame.t("organisation-page-website"), website, website.clone()));
    }
    let is_stale = profile.state == State::Active
        && organisations::is_stale(profile.confirmed_on, organisations::stale_before(frame.today));
    let confirmed = match &profile.confirmed_on {
        Some(day) if is_stale => frame.t1("organisation-page-confirmed-stale", "day", frame.day(day)),
        Some(day) => frame.day(day),
        None => frame.t("organisation-page-never"),
    };
    facts.push(Fact::new(frame.t("organisation-page-confirmed"), confirmed));
    facts
}
