//! Who has a private link, who has answered, and since when.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{OrganisationId, Permission};
use web::events;
use web::{Column, Door, Frame, Listing, PAGE_LEN, PageError, Pages, Query, Tone, Visit, page};

use super::rules::State;
use super::standing::{self, Standing};
use super::{asked, making, revoking, rules, taking};

pub(crate) fn pages() -> Pages {
    const LEAD: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/links", LEAD, list)
        .get("/c/{coalition}/links/new", LEAD, making::ask)
        .post("/c/{coalition}/links/new", LEAD, making::make)
        .post("/c/{coalition}/links/made.csv", LEAD, taking::take)
        .get("/c/{coalition}/links/asked", LEAD, asked::ask)
        .post("/c/{coalition}/links/asked", LEAD, asked::write_down)
        .get("/c/{coalition}/links/{id}/revocation", LEAD, revoking::ask)
        .post("/c/{coalition}/links/{id}/revocation", LEAD, revoking::revoke)
}

#[derive(Template)]
#[template(path = "links/list.html")]
struct List<'a> {
    frame: &'a Frame,
    /// How many stand how, each with the list of them.
    states: Vec<Part>,
    /// There is somebody to remind.
    owed: bool,
    /// Everybody has answered lately.
    has_all: bool,
    columns: Vec<Column>,
    lines: Vec<Line>,
    listing: Listing,
}

/// Those who stand alike.
struct Part {
    label: String,
    href: String,
    is_shown: bool,
}

/// One organisation.
struct Line {
    name: String,
    href: String,
    tone: Tone,
    state: String,
    /// When it last said something, or since when it is waited for.
    since: String,
    /// Until when its link works, while it does.
    until: String,
    anew: String,
    /// What making one is called: the first, or a new one.
    make: String,
    revoke: Option<String>,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db, now) = (&visit.frame, visit.app.db(), visit.app.now());
    let all = standing::all(db, visit.scope, now).await?;
    let chosen = State::ALL
        .into_iter()
        .find(|state| state.word() == query.get("state"));
    let states = parts(frame, &query, &all, chosen);
    let has_all = rules::all_answered(all.iter().map(|one| one.link.as_ref()), now).is_some();
    let owed = all.iter().any(|one| one.state.is_owed());
    let chosen: Vec<Standing> = all
        .into_iter()
        .filter(|one| chosen.is_none_or(|state| one.state == state))
        .collect();
    let total = chosen.len() as u64;
    let before = usize::try_from((query.page() - 1) * PAGE_LEN).unwrap_or(usize::MAX);
    let most = usize::try_from(PAGE_LEN).unwrap_or(usize::MAX);
    let shown: Vec<Standing> = chosen.into_iter().skip(before).take(most).collect();
    let ids: Vec<OrganisationId> = shown.iter().map(|one| one.id).collect();
    let begun = events::last_by_link(db, visit.scope, &ids)
        .await?
        .into_iter()
        .collect();
    let lines: Vec<Line> = shown.iter().map(|one| line(frame, one, &begun, now)).collect();
    page(&List {
        frame,
        states,
        owed,
        has_all,
        columns: ["who", "state", "since", "until", "next"]
            .map(|word| Column::plain(frame.of("links-column-", word, "")))
            .into(),
        listing: Listing::whole(&query, lines.len(), total),
        lines,
    })
}

fn parts(frame: &Frame, query: &Query, all: &[Standing], chosen: Option<State>) -> Vec<Part> {
    let part = |word: &str, count: usize, is_shown| Part {
        label: frame.t1(&format!("links-part-{word}"), "count", count),
        href: query.with("state", if word == "all" { "" } else { word }),
        is_shown,
    };
    let counted = State::ALL.into_iter().filter_map(|state| {
        let count = all.iter().filter(|one| one.state == state).count();
        let is_shown = chosen == Some(state);
        (count > 0 || is_shown).then(|| part(state.word(), count, is_shown))
    });
    std::iter::once(part("all", all.len(), chosen.is_none()))
        .chain(counted)
        .collect()
}

fn line(
    frame: &Frame,
    one: &Standing,
    begun: &HashMap<OrganisationId, DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Line {
    let link = one.link.as_ref();
    let is_open = link.is_some_and(|link| rules::open(link, now).is_ok());
    let day = |at: DateTime<Utc>| frame.day(&at.date_naive());
    let begun = link.and_then(|link| begun.get(&one.id).copied().filter(|at| *at >= link.made_at));
    let (word, at) = match (one.state, link) {
        (State::Answered, Some(link)) => ("answered", link.answered_at),
        (State::Revoked, Some(link)) => ("revoked", link.revoked_at),
        (State::Expired, Some(link)) => ("expired", Some(link.expires_at)),
        (_, Some(link)) => match begun {
            Some(at) => ("begun", Some(at)),
            None => ("waiting", Some(link.made_at)),
        },
        (_, None) => ("none", None),
    };
    Line {
        name: one.name.clone(),
        href: frame.at(&format!("/organisations/{}", one.id.0)),
        tone: tone(one.state),
        state: frame.of("links-state-", word, ""),
        since: at.map_or_else(String::new, day),
        until: link
            .filter(|_| is_open)
            .map_or_else(String::new, |link| day(link.expires_at)),
        anew: frame.at(&format!("/links/new?organisation={}", one.id.0)),
        make: frame.t(if link.is_some() {
            "links-anew"
        } else {
            "links-first"
        }),
        revoke: link
            .filter(|_| is_open)
            .map(|link| frame.at(&format!("/links/{}/revocation", link.id))),
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Answered => Tone::Good,
        State::Waiting | State::Expired => Tone::Watch,
        State::None | State::Revoked => Tone::Plain,
    }
}
