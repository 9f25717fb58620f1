//! One round of asking looked at again: its day and way put right, or some of it taken away.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use organisations::FocusId;
use places::PlaceId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Query, Visit, page, redirect, refused,
};

use super::late;
use super::pages::{cell_name, field};
use super::rules::{AT_ONCE_MAX, AskedPlan, HOW_MAX};
use super::store::{self, ASKED, Asked};
use crate::cloth::view::address;
use crate::loom::{self, Atlas};

/// A confirmation names so many; the rest are counted.
const NAMED: usize = 12;

#[derive(Template)]
#[template(path = "needs/round.html")]
pub(super) struct RoundPage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    /// The records as this page shows them.
    seen: Vec<String>,
    form: FormView,
}

/// Asked before anything is taken away.
#[derive(Template)]
#[template(path = "needs/round_confirm.html")]
struct Confirm<'a> {
    frame: &'a Frame,
    action: String,
    count: usize,
    names: Vec<String>,
    more: usize,
    chosen: Vec<String>,
    seen: Vec<String>,
}

/// Where a round of asking is looked at.
pub(super) fn address_of(frame: &Frame, one: &Asked) -> String {
    let mut pairs = vec![("on", one.asked_on.to_string())];
    if !one.how.is_empty() {
        pairs.push(("how", one.how.clone()));
    }
    address(&frame.at("/needs/asked"), &pairs)
}

/// Everything that was asked on one day in one way; and what was ticked, wherever it stands now.
pub(super) struct Round {
    atlas: Arc<Atlas>,
    records: Vec<Asked>,
    action: String,
}

/// What was ticked: those records as they stand now, and what others did to them since the page was made.
pub(super) struct Ticked<'a> {
    pub records: Vec<&'a Asked>,
    pub changed: Vec<&'a Asked>,
    pub gone: Vec<Uuid>,
}

async fn round(
    db: &impl ConnectionTrait,
    visit: &Visit,
    (query, atlas): (&Query, Arc<Atlas>),
    ticked: &[Uuid],
) -> Result<Round, PageError> {
    let day = query.day("on").ok_or(PageError::NotFound)?;
    let mut records = store::asked_on(db, visit.scope, day, query.get("how")).await?;
    let here: HashSet<Uuid> = records.iter().map(|one| one.id).collect();
    let elsewhere = ticked.iter().filter(|id| !here.contains(id)).take(AT_ONCE_MAX);
    let elsewhere: Vec<Uuid> = elsewhere.copied().collect();
    if !elsewhere.is_empty() {
        records.extend(store::asked_those(db, visit.scope, &elsewhere).await?);
    }
    match records.first() {
        Some(first) => Ok(Round { action: address_of(&visit.frame, first), atlas, records }),
        None if ticked.is_empty() => Err(PageError::NotFound),
        None => Err(PageError::Stale),
    }
}

/// A record as a page shows it.
fn sight(one: &Asked) -> String {
    format!("{}.{}", one.id, one.version)
}

impl Round {
    fn name(&self, frame: &Frame, one: &Asked) -> String {
        cell_name(frame, &self.atlas, (one.place_id, one.focus_id))
    }

    /// The first few by name, and how many more there are.
    pub fn names(&self, frame: &Frame, some: &[&Asked]) -> (Vec<String>, usize) {
        let named = some.iter().take(NAMED).map(|one| self.name(frame, one));
        (named.collect(), some.len().saturating_sub(NAMED))
    }

    fn form(&self, frame: &Frame) -> FormView {
        let first = self.records.first();
        let option = |one: &Asked| {
            Options::new(one.id.to_string(), self.atlas.focus_name(one.focus_id.0).to_owned())
                .in_group(self.atlas.place_name(one.place_id.0).to_owned())
        };
        let mut records: Vec<&Asked> = self.records.iter().collect();
        records.sort_by_cached_key(|one| {
            let place = self.atlas.place_name(one.place_id.0).to_owned();
            (place, self.atlas.focus_name(one.focus_id.0).to_owned())
        });
        let all = self.records.iter().map(|one| one.id.to_string()).collect();
        FormView::new(self.action.clone(), frame.t("asked-correct"), frame.at("/needs"))
            .field(
                Field::new(
                    "one",
                    frame.t("asked-which"),
                    Kind::Ticks(records.into_iter().map(option).collect()),
                )
                .hint(frame.t("asked-which-hint"))
                .required()
                .values(all),
            )
            .field(
                Field::new("asked_on", frame.t("asked-on"), Kind::Day)
                    .required()
                    .value(first.map_or_else(String::new, |one| one.asked_on.to_string())),
            )
            .field(
                Field::new("how", frame.t("asked-how"), Kind::Line)
                    .hint(frame.t("asked-how-hint"))
                    .len(HOW_MAX)
                    .value(first.map_or_else(String::new, |one| one.how.clone())),
            )
    }

    fn ticked(&self, sent: &Form) -> Ticked<'_> {
        let now: HashMap<Uuid, &Asked> = self.records.iter().map(|one| (one.id, one)).collect();
        let seen: HashSet<String> = sent.all("seen").into_iter().collect();
        let ids = ids(sent);
        let records: Vec<&Asked> = ids.iter().filter_map(|id| now.get(id).copied()).collect();
        let is_changed = |one: &&Asked| !seen.contains(&sight(one));
        Ticked {
            changed: records.iter().copied().filter(is_changed).collect(),
            gone: ids.into_iter().filter(|id| !now.contains_key(id)).collect(),
            records,
        }
    }

    pub fn page<'a>(&self, frame: &'a Frame, form: FormView) -> RoundPage<'a> {
        RoundPage {
            frame,
            crumb: frame.crumb("needs-title", "/needs"),
            seen: self.records.iter().map(sight).collect(),
            form,
        }
    }
}

/// The ticked records, each once.
fn ids(sent: &Form) -> BTreeSet<Uuid> {
    sent.all("one")
        .iter()
        .filter_map(|text| Uuid::parse_str(text).ok())
        .collect()
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let round = round(visit.app.db(), &visit, (&query, atlas), &[]).await?;
    page(&round.page(&visit.frame, round.form(&visit.frame)))
}

/// Puts the ticked records right, or takes them away once that has been confirmed.
pub(super) async fn save(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let tx = visit.app.begin().await?;
    // From here on nobody else changes what was asked, so that what is read is what is changed.
    visit.app.hold(&tx, visit.scope, ASKED).await?;
    let sent_ids: Vec<Uuid> = ids(&sent).into_iter().collect();
    let round = round(&tx, &visit, (&query, atlas), &sent_ids).await?;
    let mut view = round.form(frame);
    view.fill(frame, &sent);
    let ticked = round.ticked(&sent);
    if !ticked.changed.is_empty() || !ticked.gone.is_empty() {
        return late::show(&tx, &visit, (&round, &ticked), view).await;
    }
    if sent.get("do") != "remove" {
        return correct(tx, &visit, (&round, &ticked.records), view).await;
    }
    if ticked.records.is_empty() {
        return refused(&round.page(frame, view));
    }
    if sent.get("sure") == "yes" {
        return remove(tx, &visit, (&round, &ticked.records)).await;
    }
    page(&confirm(frame, &round, &ticked.records))
}

async fn correct(
    tx: DatabaseTransaction,
    visit: &Visit,
    (round, chosen): (&Round, &[&Asked]),
    mut view: FormView,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some(day) = view.day("asked_on").filter(|_| view.is_sound()) else {
        return refused(&round.page(frame, view));
    };
    let plans: Result<Vec<AskedPlan>, _> = chosen
        .iter()
        .map(|one| AskedPlan::new(one.place_id, one.focus_id, day, view.get("how"), frame.today))
        .collect();
    let plans = match plans {
        Ok(plans) => plans,
        Err(refusal) => {
            view.mistake(field(refusal), frame.t(&refusal.to_string()));
            return refused(&round.page(frame, view));
        }
    };
    let twice = twice(&tx, visit, chosen, (day, &kernel::tidy(view.get("how")))).await?;
    let (twice, changed): (Vec<_>, Vec<_>) = chosen
        .iter()
        .zip(plans)
        .map(|(one, plan)| (*one, plan, round.name(frame, one)))
        .partition(|(one, ..)| twice.contains(&one.id));
    let twice = twice.into_iter().map(|(one, _, name)| (one, name)).collect();
    let is_removed = store::remove_asked(&tx, &visit.doer(), twice).await?;
    if !is_removed || !store::change_asked(&tx, &visit.doer(), changed).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&frame.at("/needs"), Some("notice-asked-corrected")))
}

/// Those that would say once more what another record of that day and way says: the other stays.
async fn twice(
    tx: &DatabaseTransaction,
    visit: &Visit,
    chosen: &[&Asked],
    round: (NaiveDate, &str),
) -> Result<HashSet<Uuid>, PageError> {
    let places: Vec<PlaceId> = chosen.iter().map(|one| one.place_id).collect();
    let focuses: Vec<FocusId> = chosen.iter().map(|one| one.focus_id).collect();
    let ids: Vec<Uuid> = chosen.iter().map(|one| one.id).collect();
    let mut there = store::asked_already(tx, visit.scope, round, (&places, &focuses), &ids).await?;
    let again = chosen
        .iter()
        .filter(|one| !there.insert((one.place_id.0, one.focus_id.0)));
    Ok(again.map(|one| one.id).collect())
}

async fn remove(
    tx: DatabaseTransaction,
    visit: &Visit,
    (round, chosen): (&Round, &[&Asked]),
) -> Result<Response, PageError> {
    let removed = chosen
        .iter()
        .map(|one| (*one, round.name(&visit.frame, one)))
        .collect();
    if !store::remove_asked(&tx, &visit.doer(), removed).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&visit.frame.at("/needs"), Some("notice-asked-removed")))
}

fn confirm<'a>(frame: &'a Frame, round: &Round, chosen: &[&Asked]) -> Confirm<'a> {
    let (names, more) = round.names(frame, chosen);
    Confirm {
        frame,
        action: round.action.clone(),
        count: chosen.len(),
        names,
        more,
        chosen: chosen.iter().map(|one| one.id.to_string()).collect(),
        seen: chosen.iter().map(|one| sight(one)).collect(),
    }
}
