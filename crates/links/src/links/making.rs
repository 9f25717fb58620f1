//! Making private links, for several organisations at once, and anew for those who have not answered. A link is shown
//! once, on the page that made it.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::OrganisationId;
use uuid::Uuid;
use web::{
    App, Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Query, Secret, Visit, page, redirect,
    refused,
};

use super::rules::{self, AT_ONCE_MAX, State};
use super::standing::{self, Standing};
use super::store::{self, KIND, Newcomer};

#[derive(Template)]
#[template(path = "links/new.html")]
struct New<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    /// There are more organisations than one page offers.
    has_more: bool,
    form: FormView,
}

/// The one page that shows links.
#[derive(Template)]
#[template(path = "links/made.html")]
struct Made<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    links: Vec<Shown>,
    /// All of them, to copy in one go.
    all: String,
}

/// A link with words to send it by.
struct Shown {
    name: String,
    secret: String,
    href: String,
    words: String,
}

/// Whom links are offered for.
enum For {
    Everybody,
    /// Those who have not answered.
    Owed,
    One(OrganisationId),
}

impl For {
    fn read(query: &Query) -> Self {
        match query.id("organisation") {
            Some(id) => Self::One(OrganisationId(id)),
            None if query.get("for") == "owed" => Self::Owed,
            None => Self::Everybody,
        }
    }

    fn is_offered(&self, one: &Standing) -> bool {
        match self {
            Self::Everybody => true,
            Self::Owed => one.state.is_owed(),
            Self::One(id) => one.id == *id,
        }
    }

    /// Whoever has an open link keeps it, unless it is asked for.
    fn is_ticked(&self, one: &Standing) -> bool {
        match self {
            Self::Everybody => !matches!(one.state, State::Waiting | State::Answered),
            Self::Owed | Self::One(_) => true,
        }
    }
}

/// Those for whom links are offered; of more than fit, those without an open one first.
fn offered(all: Vec<Standing>, whom: &For) -> (Vec<Standing>, bool) {
    let mut offered: Vec<Standing> = all.into_iter().filter(|one| whom.is_offered(one)).collect();
    let has_more = offered.len() > AT_ONCE_MAX;
    if has_more {
        offered.sort_by_key(|one| !whom.is_ticked(one));
        offered.truncate(AT_ONCE_MAX);
    }
    (offered, has_more)
}

fn form(frame: &Frame, query: &Query, offered: &[Standing], whom: &For) -> FormView {
    let option = |one: &Standing| Options {
        hint: (one.state != State::None).then(|| frame.of("links-has-", one.state.word(), "")),
        ..Options::new(one.id.0.to_string(), &one.name)
    };
    let ticked = offered.iter().filter(|one| whom.is_ticked(one));
    let ticked = ticked.map(|one| one.id.0.to_string()).collect();
    let days = Field::new("days", frame.t("links-days"), Kind::Number)
        .hint(frame.t("links-days-hint"))
        .required()
        .value(rules::DAYS.to_string());
    FormView::new(query.under(&frame.at("/links/new")), frame.t("links-make"), frame.at("/links"))
        .field(
            Field::new(
                "organisation",
                frame.t("links-for"),
                Kind::Ticks(offered.iter().map(option).collect()),
            )
            .required()
            .values(ticked),
        )
        .field(days)
}

fn new_page(frame: &Frame, has_more: bool, form: FormView) -> New<'_> {
    New { frame, crumb: frame.crumb("links-title", "/links"), has_more, form }
}

pub(super) async fn ask(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, whom) = (&visit.frame, For::read(&query));
    let all = standing::all(visit.app.db(), visit.scope, visit.app.now()).await?;
    let (offered, has_more) = offered(all, &whom);
    if offered.is_empty() {
        return Ok(redirect(&frame.at("/links"), Some("notice-links-nobody")));
    }
    let form = form(frame, &query, &offered, &whom).once(visit.app.ids().next());
    page(&new_page(frame, has_more, form))
}

pub(super) async fn make(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let (frame, app, whom) = (&visit.frame, &visit.app, For::read(&query));
    let made_by = visit.actor.person_id.ok_or(PageError::SignInFirst)?;
    let tx = app.begin().await?;
    app.hold(&tx, visit.scope, KIND).await?;
    let (offered, has_more) = offered(standing::all(&tx, visit.scope, app.now()).await?, &whom);
    let mut view = form(frame, &query, &offered, &whom);
    view.fill(frame, &sent);
    let first = view.adds(&visit, &sent);
    if store::find(&tx, visit.scope, first).await?.is_some() {
        // The same form came twice; what the first answer showed is kept nowhere.
        return Ok(redirect(&frame.at("/links"), Some("notice-links-made-already")));
    }
    let until = match rules::expires_at(view.number("days"), app.now()) {
        Ok(until) if view.is_sound() => until,
        outcome => {
            if let Err(refusal) = outcome {
                view.mistake("days", frame.t(&refusal.to_string()));
            }
            return refused(&new_page(frame, has_more, view));
        }
    };
    let chosen = view.ids("organisation");
    let chosen: Vec<&Standing> = offered.iter().filter(|one| chosen.contains(&one.id.0)).collect();
    let ids = std::iter::once(first).chain(std::iter::repeat_with(|| app.ids().next()));
    let newcomers: Vec<Newcomer> = ids.zip(&chosen).map(|(id, one)| newcomer(id, one)).collect();
    store::make(&tx, &visit.doer(), (made_by, until), &newcomers).await?;
    tx.commit().await?;
    let links = newcomers.iter().zip(chosen);
    let links = links
        .map(|(made, one)| shown(&visit, made, one.state, until))
        .collect();
    show(frame, links)
}

fn newcomer(id: Uuid, one: &Standing) -> Newcomer {
    Newcomer {
        id,
        organisation_id: one.id,
        name: one.name.clone(),
        secret: Secret::new(),
    }
}

/// What is sent to an organisation.
pub(super) fn address(app: &App, secret: &str) -> String {
    format!("{}/own/{secret}", app.site().address)
}

/// A link with words that ask, or remind whoever was asked before.
fn shown(visit: &Visit, made: &Newcomer, before: State, until: DateTime<Utc>) -> Shown {
    let frame = &visit.frame;
    let href = address(&visit.app, made.secret.text());
    let until = frame.day(&until.date_naive());
    let greeting = frame.t1("links-words-greeting", "name", &made.name);
    let asks = if before.is_owed() {
        "links-words-remind"
    } else {
        "links-words-ask"
    };
    let asks = frame.t2(asks, "name", &made.name, "who", &visit.actor.called);
    let last = frame.t1("links-words-last", "day", until);
    Shown {
        words: format!("{greeting}\n\n{asks}\n\n{href}\n\n{last}\n"),
        name: made.name.clone(),
        secret: made.secret.text().to_owned(),
        href,
    }
}

fn show(frame: &Frame, links: Vec<Shown>) -> Result<Response, PageError> {
    let all: Vec<&str> = links.iter().map(|link| link.words.as_str()).collect();
    page(&Made {
        frame,
        crumb: frame.crumb("links-title", "/links"),
        all: all.join("\n\n"),
        links,
    })
}
