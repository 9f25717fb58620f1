//! Mail as a coordinator sees it: what waits, what was sent, what could not be, and what each says while that is kept.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Permission;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use web::{
    Column, Confirm, Crumb, Door, Fact, Form, Frame, Listing, PageError, Pages, Query, Tone, Visit, page,
    redirect, search,
};

use super::rules::State;
use super::store::{self, Mail, Said};
use crate::letter::masked;
use crate::sending::may_go;

pub fn pages() -> Pages {
    const LEAD: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/mail", LEAD, list)
        .get("/c/{coalition}/mail/{id}", LEAD, show)
        .post("/c/{coalition}/mail/{id}/again", LEAD, send_again)
        .get("/c/{coalition}/mail/{id}/removal", LEAD, ask_removal)
        .post("/c/{coalition}/mail/{id}/removal", LEAD, take_back)
}

#[derive(Template)]
#[template(path = "mail/list.html")]
struct List<'a> {
    frame: &'a Frame,
    /// Whether there is a server to send it.
    has_server: bool,
    parts: Vec<Part>,
    columns: Vec<Column>,
    lines: Vec<Line>,
    listing: Listing,
}

/// Those that stand alike.
struct Part {
    label: String,
    href: String,
    is_shown: bool,
}

struct Line {
    purpose: String,
    href: String,
    /// The organisation it is for, as long as it is here.
    whom: String,
    to: String,
    tone: Tone,
    state: String,
    since: String,
}

#[derive(Template)]
#[template(path = "mail/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    facts: Vec<Fact>,
    /// What it means that it stands so, and what to do.
    means: String,
    tone: &'static str,
    state: String,
    said: Option<&'a Said>,
    again: Option<String>,
    removal: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/sure.html")]
struct Sure<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    confirm: Confirm,
    /// Where its link ends, and the mail with it.
    revocation: String,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let chosen = State::from_word(query.get("state"));
    let found = store::list(db, visit.scope, chosen, query.page()).await?;
    let counts = store::counts(db, visit.scope).await?;
    let whom: Vec<Uuid> = found.rows.iter().map(|mail| mail.whom).collect();
    let names = search::titles(db, visit.scope, &whom).await?;
    page(&List {
        frame,
        has_server: visit.app.site().has_mail_server,
        parts: parts(frame, &query, &counts, chosen),
        columns: ["purpose", "whom", "to", "state", "since"]
            .map(|word| Column::plain(frame.of("mail-column-", word, "")))
            .into(),
        listing: Listing::whole(&query, found.rows.len(), found.total),
        lines: found.rows.iter().map(|mail| line(frame, mail, &names)).collect(),
    })
}

fn parts(frame: &Frame, query: &Query, counts: &[(State, u64)], chosen: Option<State>) -> Vec<Part> {
    let part = |word: &str, count: u64, is_shown| Part {
        label: frame.t1(&format!("mail-part-{word}"), "count", count),
        href: query.with("state", if word == "all" { "" } else { word }),
        is_shown,
    };
    let all = counts.iter().map(|(_, count)| count).sum();
    let each = State::ALL.into_iter().filter_map(|state| {
        let count = counts.iter().find(|(other, _)| *other == state);
        let (count, is_shown) = (count.map_or(0, |(_, count)| *count), chosen == Some(state));
        (count > 0 || is_shown).then(|| part(state.word(), count, is_shown))
    });
    std::iter::once(part("all", all, chosen.is_none()))
        .chain(each)
        .collect()
}

fn line(frame: &Frame, mail: &Mail, names: &HashMap<Uuid, String>) -> Line {
    Line {
        purpose: frame.of("mail-purpose-", &mail.purpose, ""),
        href: frame.at(&format!("/mail/{}", mail.id)),
        whom: names.get(&mail.whom).cloned().unwrap_or_default(),
        to: shown_to(mail),
        tone: tone(mail.state),
        state: frame.of("mail-state-", mail.state.word(), ""),
        since: frame.moment(&mail.since_at),
    }
}

/// The whole address only where somebody may have to mend it.
fn shown_to(mail: &Mail) -> String {
    if mail.state.is_open() {
        mail.recipient.clone()
    } else {
        masked(&mail.recipient)
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Sent => Tone::Good,
        State::Waiting | State::Laid => Tone::Watch,
        State::Refused | State::GivenUp => Tone::Gap,
        State::Withdrawn | State::Late => Tone::Plain,
    }
}

async fn found(db: &impl ConnectionTrait, visit: &Visit, id: &str) -> Result<Mail, PageError> {
    let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
    store::find(db, visit.scope, id).await?.ok_or(PageError::NotFound)
}

/// Mail carries private links only.
fn revocation(frame: &Frame, mail: &Mail) -> String {
    frame.at(&format!("/links/{}/revocation", mail.about))
}

fn address(frame: &Frame, mail: &Mail) -> String {
    frame.at(&format!("/mail/{}", mail.id))
}

async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let mail = found(visit.app.db(), &visit, &id).await?;
    let mut names = search::titles(visit.app.db(), visit.scope, &[mail.whom]).await?;
    let has_server = visit.app.site().has_mail_server;
    let at = address(frame, &mail);
    // What nobody may send any more is not shown either: it would be sent by hand.
    let is_barred = mail.state.is_open() && !may_go(&visit.app, &mail).await?;
    let means = if is_barred { "barred" } else { mail.state.word() };
    page(&Show {
        frame,
        crumb: frame.crumb("mail-title", "/mail"),
        title: frame.of("mail-purpose-", &mail.purpose, ""),
        facts: facts(frame, &mail, names.remove(&mail.whom)),
        means: frame.of("mail-means-", means, ""),
        tone: tone(mail.state).class(),
        state: frame.of("mail-state-", mail.state.word(), ""),
        said: mail.said.as_ref().filter(|_| mail.state.is_open() && !is_barred),
        again: (mail.state.may_go_again(has_server) && !is_barred).then(|| format!("{at}/again")),
        removal: mail.state.is_open().then(|| format!("{at}/removal")),
    })
}

fn facts(frame: &Frame, mail: &Mail, whom: Option<String>) -> Vec<Fact> {
    let whom = whom.map(|name| Fact::new(frame.t("mail-column-whom"), name));
    let mut facts: Vec<Fact> = whom.into_iter().collect();
    facts.extend([
        Fact::new(frame.t("mail-column-to"), shown_to(mail)),
        Fact::new(frame.t("mail-queued"), frame.moment(&mail.queued_at)),
        Fact::new(frame.t("mail-column-since"), frame.moment(&mail.since_at)),
    ]);
    if !mail.trouble.is_empty() {
        facts.push(Fact::new(frame.t("mail-trouble"), frame.of("mail-trouble-", &mail.trouble, "")));
    }
    if let Some(due) = mail.due_at.filter(|_| mail.attempts > 0) {
        facts.push(Fact::new(frame.t("mail-due"), frame.moment(&due)));
    }
    facts
}

async fn send_again(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    _form: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let mail = found(&tx, &visit, &id).await?;
    let may = mail.state.may_go_again(visit.app.site().has_mail_server);
    if !may || !store::send_again(&tx, &visit.doer(), &mail).await? {
        return Ok(redirect(&address(frame, &mail), Some("notice-mail-otherwise")));
    }
    tx.commit().await?;
    crate::wake(&visit.app);
    Ok(redirect(&address(frame, &mail), Some("notice-mail-again")))
}

async fn ask_removal(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let mail = found(visit.app.db(), &visit, &id).await?;
    let at = address(frame, &mail);
    if !mail.state.is_open() {
        return Ok(redirect(&at, Some("notice-mail-otherwise")));
    }
    page(&Sure {
        frame,
        revocation: revocation(frame, &mail),
        crumb: frame.crumb("mail-title", "/mail"),
        confirm: Confirm {
            question: frame.t1("mail-removal-question", "to", &mail.recipient),
            consequences: ["words", "link"]
                .map(|word| frame.of("mail-removal-", word, ""))
                .into(),
            action: format!("{at}/removal"),
            submit: frame.t("mail-remove"),
            cancel: at,
            version: 0,
        },
    })
}

async fn take_back(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    _form: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    let mail = found(&tx, &visit, &id).await?;
    if !store::take_back(&tx, &visit.doer(), mail.id).await? {
        return Ok(redirect(&address(frame, &mail), Some("notice-mail-otherwise")));
    }
    tx.commit().await?;
    visit.app.empty_log().await;
    crate::wake(&visit.app);
    Ok(redirect(&address(frame, &mail), Some("notice-mail-removed")))
}
