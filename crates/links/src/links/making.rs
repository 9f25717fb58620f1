//! Making private links, for several organisations at once: shown once, to be copied, or sent by mail.

use std::collections::HashSet;

use activities::Role;
use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Scope};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Query, Secret, Visit, page, redirect,
    refused,
};

use super::made::Words;
use super::mailing::{self, Parcel, Ways};
use super::rules::{self, AT_ONCE_MAX, OWN_WORDS_MAX, State};
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

/// Whom links are offered for.
enum For {
    /// With those that only pay for or support what others run.
    Everybody(HashSet<OrganisationId>),
    One(OrganisationId),
}

impl For {
    async fn read(
        db: &impl ConnectionTrait,
        scope: Scope,
        query: &Query,
        all: &[Standing],
    ) -> Result<Self, DbErr> {
        if let Some(id) = query.id("organisation") {
            return Ok(Self::One(OrganisationId(id)));
        }
        let ids: Vec<OrganisationId> = all.iter().map(|one| one.id).collect();
        let mut only_back = activities::count_of_each(db, scope, &ids, None).await?;
        let run = activities::count_of_each(db, scope, &ids, Some(Role::Runs)).await?;
        only_back.retain(|id, _| !run.contains_key(id));
        Ok(Self::Everybody(only_back.into_keys().collect()))
    }

    fn is_offered(&self, one: &Standing) -> bool {
        match self {
            Self::Everybody(_) => true,
            Self::One(id) => one.id == *id,
        }
    }

    /// Whom the one choice for all means: whoever has an open link keeps it, and who runs nothing has nothing to keep
    /// true, unless it is asked for.
    fn is_due(&self, one: &Standing) -> bool {
        match self {
            Self::Everybody(only_back) => {
                !matches!(one.state, State::Waiting | State::Answered) && !only_back.contains(&one.id)
            }
            Self::One(_) => true,
        }
    }
}

/// Those for whom links are offered; of more than fit, those without an open one first.
fn offered(all: Vec<Standing>, whom: &For) -> (Vec<Standing>, bool) {
    let mut offered: Vec<Standing> = all.into_iter().filter(|one| whom.is_offered(one)).collect();
    let has_more = offered.len() > AT_ONCE_MAX;
    if has_more {
        offered.sort_by_key(|one| !whom.is_due(one));
        offered.truncate(AT_ONCE_MAX);
    }
    (offered, has_more)
}

/// The choice of all who are due, in place of each.
const ALL: &str = "all";
/// The words by which the page asks how links go.
const COPY: &str = "copy";
const MAIL: &str = "mail";

fn form(visit: &Visit, query: &Query, (offered, ways): (&[Standing], &Ways), whom: &For) -> FormView {
    let frame = &visit.frame;
    let option = |one: &Standing| {
        let stands = (one.state != State::None).then(|| frame.of("links-has-", one.state.word(), ""));
        let told = mailing::told(frame, ways.get(&one.id));
        let hint: Vec<String> = stands.into_iter().chain([told]).collect();
        Options {
            hint: Some(hint.join(" ")),
            ..Options::new(one.id.0.to_string(), &one.name)
        }
    };
    let due = offered.iter().filter(|one| whom.is_due(one)).count();
    let all = Options {
        hint: Some(frame.t("links-for-all-hint")),
        ..Options::new(ALL, frame.t1("links-for-all", "count", due))
    };
    let all = Some(all).filter(|_| matches!(whom, For::Everybody(_)) && due > 1);
    let ticked = match whom {
        For::Everybody(_) => Vec::new(),
        For::One(id) => vec![id.0.to_string()],
    };
    let days = Field::new("days", frame.t("links-days"), Kind::Number)
        .hint(frame.t("links-days-hint"))
        .required()
        .value(rules::DAYS.to_string());
    FormView::new(query.under(&frame.at("/links/new")), frame.t("links-make"), frame.at("/links"))
        .field(
            Field::new(
                "organisation",
                frame.t("links-for"),
                Kind::Ticks(all.into_iter().chain(offered.iter().map(option)).collect()),
            )
            .required()
            .values(ticked),
        )
        .field(days)
        .field(way(visit))
        .field(
            Field::new("words", frame.t("links-own-words"), Kind::Text)
                .hint(frame.t("links-own-words-hint"))
                .len(OWN_WORDS_MAX),
        )
}

fn way(visit: &Visit) -> Field {
    let frame = &visit.frame;
    let hint = if visit.app.site().has_mail_server {
        "links-way-mail-hint"
    } else {
        "links-way-mail-laid"
    };
    let mail = Options {
        hint: Some(frame.t(hint)),
        ..Options::new(MAIL, frame.t("links-way-mail"))
    };
    let copy = Options {
        hint: Some(frame.t("links-way-copy-hint")),
        ..Options::new(COPY, frame.t("links-way-copy"))
    };
    Field::new("way", frame.t("links-way"), Kind::Radios(vec![copy, mail]))
        .required()
        .value(COPY)
}

fn new_page(frame: &Frame, has_more: bool, form: FormView) -> New<'_> {
    New { frame, crumb: frame.crumb("links-title", "/links"), has_more, form }
}

pub(super) async fn ask(visit: Visit, query: Query) -> Result<Response, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let all = standing::all(db, visit.scope, visit.app.now()).await?;
    let whom = For::read(db, visit.scope, &query, &all).await?;
    let (offered, has_more) = offered(all, &whom);
    if offered.is_empty() {
        return Ok(redirect(&frame.at("/links"), Some("notice-links-nobody")));
    }
    let ways = ways(db, &visit, &offered).await?;
    let form = form(&visit, &query, (&offered, &ways), &whom).once(visit.app.ids().next());
    page(&new_page(frame, has_more, form))
}

async fn ways(db: &impl ConnectionTrait, visit: &Visit, offered: &[Standing]) -> Result<Ways, PageError> {
    let ids: Vec<Uuid> = offered.iter().map(|one| one.id.0).collect();
    Ok(organisations::mail_ways(db, visit.scope, &ids).await?)
}

pub(super) async fn make(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let (frame, app) = (&visit.frame, &visit.app);
    let made_by = visit.actor.person_id.ok_or(PageError::SignInFirst)?;
    let tx = app.begin().await?;
    app.hold(&tx, visit.scope, KIND).await?;
    let all = standing::all(&tx, visit.scope, app.now()).await?;
    let whom = For::read(&tx, visit.scope, &query, &all).await?;
    let (offered, has_more) = offered(all, &whom);
    let ways = ways(&tx, &visit, &offered).await?;
    let mut view = form(&visit, &query, (&offered, &ways), &whom);
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
    let chosen = chosen(&view, &offered, &whom);
    let ids = std::iter::once(first).chain(std::iter::repeat_with(|| app.ids().next()));
    let newcomers: Vec<Newcomer> = ids.zip(&chosen).map(|(id, one)| newcomer(id, one)).collect();
    store::make(&tx, &visit.doer(), (made_by, until), &newcomers).await?;
    let parcels = newcomers.iter().zip(chosen).map(|(made, one)| Parcel {
        made,
        words: Words { until, is_reminder: one.state.is_owed(), own: view.get("words") },
        is_by_mail: view.get("way") == MAIL,
    });
    let queued = mailing::queue(&tx, &visit, &ways, &parcels.collect::<Vec<_>>()).await?;
    tx.commit().await?;
    mailing::done(&visit, queued)
}

fn chosen<'a>(view: &FormView, offered: &'a [Standing], whom: &For) -> Vec<&'a Standing> {
    let ids = view.ids("organisation");
    let has_all = view.all("organisation").iter().any(|value| value == ALL);
    let is_chosen = |one: &&Standing| ids.contains(&one.id.0) || (has_all && whom.is_due(one));
    offered.iter().filter(is_chosen).collect()
}

fn newcomer(id: Uuid, one: &Standing) -> Newcomer {
    Newcomer {
        id,
        organisation_id: one.id,
        name: one.name.clone(),
        secret: Secret::new(),
        asked_at: None,
    }
}
