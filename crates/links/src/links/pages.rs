//! Who has a private link, who has answered, and since when.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{OrganisationId, Permission};
use uuid::Uuid;
use web::events;
use web::{Column, Door, Frame, Listing, PAGE_LEN, PageError, Pages, Query, Tone, Visit, page};

use super::rules::State;
use super::standing::{self, Standing};
use super::store::{KIND, Link};
use super::{asked, making, reminding, revoking, rules, taking};

pub(crate) fn pages() -> Pages {
    const LEAD: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/links", LEAD, list)
        .get("/c/{coalition}/links/new", LEAD, making::ask)
        .post("/c/{coalition}/links/new", LEAD, making::make)
        .post("/c/{coalition}/links/made.csv", LEAD, taking::take)
        .post("/c/{coalition}/links/reminder", LEAD, reminding::remind)
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
    /// So many can be reminded.
    owed: usize,
    /// So many more cannot yet: they were asked just lately.
    left_out: usize,
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
    /// That it was reminded.
    reminded: Option<String>,
    /// What became of the mail that carried its link, and where that can be read.
    mail: Option<(String, String)>,
    /// When it last said something, or since when it is waited for.
    since: String,
    /// Until when its link works, while it does.
    until: String,
    anew: String,
    /// What it runs, as a sheet to send.
    sheet: String,
    /// What making one is called: the first, or a new one.
    make: String,
    revoke: Option<String>,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db, now) = (&visit.frame, visit.app.db(), visit.app.now());
    let all = standing::all(db, visit.scope, now).await?;
    let chosen = Choice::read(&query);
    let states = parts(frame, &query, &all, chosen);
    let has_all = rules::all_answered(all.iter().map(|one| one.link.as_ref()), now).is_some();
    let latest = all.iter().filter_map(|one| one.link.as_ref());
    let (owed, left_out): (Vec<&Link>, Vec<&Link>) = latest
        .filter(|link| rules::is_unreminded(link, now))
        .partition(|link| rules::may_remind(link, now));
    let (owed, left_out) = (owed.len(), left_out.len());
    let chosen: Vec<Standing> = all.into_iter().filter(|one| chosen.has(one.state)).collect();
    let total = chosen.len() as u64;
    let before = usize::try_from((query.page() - 1) * PAGE_LEN).unwrap_or(usize::MAX);
    let most = usize::try_from(PAGE_LEN).unwrap_or(usize::MAX);
    let shown: Vec<Standing> = chosen.into_iter().skip(before).take(most).collect();
    let ids: Vec<OrganisationId> = shown.iter().map(|one| one.id).collect();
    let begun = events::last_by_link(db, visit.scope, &ids)
        .await?
        .into_iter()
        .collect();
    let links: Vec<Uuid> = shown
        .iter()
        .filter_map(|one| Some(one.link.as_ref()?.id))
        .collect();
    let mails = mail::about(db, visit.scope, KIND, &links).await?;
    let line = |one: &Standing| Line {
        mail: one
            .link
            .as_ref()
            .and_then(|link| mails.get(&link.id))
            .map(|mail| told(frame, mail)),
        ..line(frame, one, &begun, now)
    };
    let lines: Vec<Line> = shown.iter().map(line).collect();
    page(&List {
        frame,
        states,
        owed,
        left_out,
        has_all,
        columns: ["who", "state", "since", "until", "next"]
            .map(|word| Column::plain(frame.of("links-column-", word, "")))
            .into(),
        listing: Listing::whole(&query, lines.len(), total),
        lines,
    })
}

/// Which of them the page lists.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    All,
    /// Those who have not answered what they were asked.
    Owed,
    One(State),
}

impl Choice {
    fn read(query: &Query) -> Self {
        let word = query.get("state");
        let one = State::ALL.into_iter().find(|state| state.word() == word);
        match one {
            Some(state) => Self::One(state),
            None if word == "owed" => Self::Owed,
            None => Self::All,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Owed => "owed",
            Self::One(state) => state.word(),
        }
    }

    fn has(self, state: State) -> bool {
        match self {
            Self::All => true,
            Self::Owed => state.is_owed(),
            Self::One(one) => one == state,
        }
    }
}

fn parts(frame: &Frame, query: &Query, all: &[Standing], chosen: Choice) -> Vec<Part> {
    let choices = [Choice::All, Choice::Owed];
    let choices = choices.into_iter().chain(State::ALL.map(Choice::One));
    let parts = choices.filter_map(|choice| {
        let (word, is_shown) = (choice.word(), choice == chosen);
        let count = all.iter().filter(|one| choice.has(one.state)).count();
        (count > 0 || is_shown || choice == Choice::All).then(|| Part {
            label: frame.t1(&format!("links-part-{word}"), "count", count),
            href: query.with("state", if choice == Choice::All { "" } else { word }),
            is_shown,
        })
    });
    parts.collect()
}

/// What became of a mail, and its page.
fn told(frame: &Frame, mail: &mail::Mail) -> (String, String) {
    let day = frame.day(&mail.since_at.date_naive());
    let told = frame.t1(&format!("links-mail-is-{}", mail.state.word()), "day", day);
    (told, frame.at(&format!("/mail/{}", mail.id)))
}

/// When it was reminded, if it was.
fn reminded(frame: &Frame, one: &Standing) -> Option<String> {
    let link = one.link.as_ref().filter(|link| rules::is_reminder(link))?;
    Some(frame.t1("links-reminded", "day", frame.day(&link.made_at.date_naive())))
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
    let begun = link.and_then(|link| begun.get(&one.id).copied().filter(|at| *at >= link.asked_at));
    let (word, at) = match (one.state, link) {
        (State::Answered, Some(link)) => ("answered", link.answered_at),
        (State::Revoked, Some(link)) => ("revoked", link.revoked_at),
        (State::Expired, Some(link)) => ("expired", Some(link.expires_at)),
        (_, Some(link)) => match begun {
            Some(at) => ("begun", Some(at)),
            None => ("waiting", Some(link.asked_at)),
        },
        (_, None) => ("none", None),
    };
    Line {
        name: one.name.clone(),
        href: frame.at(&format!("/organisations/{}", one.id.0)),
        tone: tone(one.state),
        state: frame.of("links-state-", word, ""),
        reminded: reminded(frame, one),
        mail: None,
        since: at.map_or_else(String::new, day),
        until: link
            .filter(|_| is_open)
            .map_or_else(String::new, |link| day(link.expires_at)),
        anew: frame.at(&format!("/links/new?organisation={}", one.id.0)),
        sheet: frame.at(&format!("/activities/sheet.xlsx?organisation={}", one.id.0)),
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
