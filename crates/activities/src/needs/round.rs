//! One round of asking looked at again: its day and way put right, or some of it taken away.

use std::collections::HashSet;

use askama::Template;
use axum::response::Response;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Query, Visit, page, redirect, refused,
};

use super::pages::{cell_name, field};
use super::rules::{AskedPlan, HOW_MAX};
use super::store::{self, Asked};
use crate::cloth::view::address;
use crate::loom::{self, Atlas};

/// A confirmation names so many; the rest are counted.
const NAMED: usize = 12;

#[derive(Template)]
#[template(path = "needs/round.html")]
struct RoundPage<'a> {
    frame: &'a Frame,
    crumb: Crumb,
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
}

/// Where a round of asking is looked at.
pub(super) fn address_of(frame: &Frame, one: &Asked) -> String {
    let mut pairs = vec![("on", one.asked_on.to_string())];
    if !one.how.is_empty() {
        pairs.push(("how", one.how.clone()));
    }
    address(&frame.at("/needs/asked"), &pairs)
}

/// Everything that was asked on one day in one way.
struct Round {
    atlas: std::sync::Arc<Atlas>,
    records: Vec<Asked>,
    action: String,
}

async fn round(visit: &Visit, query: &Query) -> Result<Round, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let day = query.day("on").ok_or(PageError::NotFound)?;
    let records = store::asked_on(visit.app.db(), visit.scope, day, query.get("how")).await?;
    let action = records
        .first()
        .map(|one| address_of(&visit.frame, one))
        .ok_or(PageError::NotFound)?;
    Ok(Round { atlas, records, action })
}

impl Round {
    fn name(&self, frame: &Frame, one: &Asked) -> String {
        cell_name(frame, &self.atlas, (one.place_id, one.focus_id))
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

    fn chosen(&self, view: &FormView) -> Vec<&Asked> {
        let ids: HashSet<_> = view.ids("one").into_iter().collect();
        self.records.iter().filter(|one| ids.contains(&one.id)).collect()
    }
}

fn round_page(frame: &Frame, form: FormView) -> RoundPage<'_> {
    RoundPage { frame, crumb: frame.crumb("needs-title", "/needs"), form }
}

pub(super) async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let round = round(&visit, &query).await?;
    page(&round_page(&visit.frame, round.form(&visit.frame)))
}

/// Puts the chosen records right, or takes them away once that has been confirmed.
pub(super) async fn save(visit: Visit, query: Query, sent: Form) -> Result<Response, PageError> {
    let round = round(&visit, &query).await?;
    let mut view = round.form(&visit.frame);
    view.fill(&visit.frame, &sent);
    let chosen = round.chosen(&view);
    if chosen.len() != sent.all("one").len() {
        // Somebody else corrected or took away some of it after this page was made.
        return Err(PageError::Stale);
    }
    if sent.get("do") != "remove" {
        return correct(&visit, &round, view).await;
    }
    if chosen.is_empty() {
        return refused(&round_page(&visit.frame, view));
    }
    if sent.get("sure") == "yes" {
        return remove(&visit, &round, &chosen).await;
    }
    page(&confirm(&visit.frame, &round, &chosen))
}

async fn correct(visit: &Visit, round: &Round, mut view: FormView) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let Some(day) = view.day("asked_on").filter(|_| view.is_sound()) else {
        return refused(&round_page(frame, view));
    };
    let chosen = round.chosen(&view);
    let plans: Result<Vec<AskedPlan>, _> = chosen
        .iter()
        .map(|one| AskedPlan::new(one.place_id, one.focus_id, day, view.get("how"), frame.today))
        .collect();
    let plans = match plans {
        Ok(plans) => plans,
        Err(refusal) => {
            view.mistake(field(refusal), frame.t(&refusal.to_string()));
            return refused(&round_page(frame, view));
        }
    };
    let changed = chosen
        .iter()
        .zip(plans)
        .map(|(one, plan)| (*one, plan, round.name(frame, one)))
        .collect();
    let tx = visit.app.begin().await?;
    if !store::change_asked(&tx, &visit.doer(), changed).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&frame.at("/needs"), Some("notice-asked-corrected")))
}

async fn remove(visit: &Visit, round: &Round, chosen: &[&Asked]) -> Result<Response, PageError> {
    let removed = chosen
        .iter()
        .map(|one| (*one, round.name(&visit.frame, one)))
        .collect();
    let tx = visit.app.begin().await?;
    if !store::remove_asked(&tx, &visit.doer(), removed).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&visit.frame.at("/needs"), Some("notice-asked-removed")))
}

fn confirm<'a>(frame: &'a Frame, round: &Round, chosen: &[&Asked]) -> Confirm<'a> {
    Confirm {
        frame,
        action: round.action.clone(),
        count: chosen.len(),
        names: chosen
            .iter()
            .take(NAMED)
            .map(|one| round.name(frame, one))
            .collect(),
        more: chosen.len().saturating_sub(NAMED),
        chosen: chosen.iter().map(|one| one.id.to_string()).collect(),
    }
}
