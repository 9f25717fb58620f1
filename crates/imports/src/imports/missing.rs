//! What a list names no longer: whether each of it has ended, will not take place, or goes on.

use std::sync::Arc;

use activities::{Activity, Status};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use kernel::OrganisationId;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Listing, Options, PAGE_LEN, PageError, Query, Visit, page,
    redirect, refused,
};

use super::reading::{self, Opened};
use super::{pages, store, trying};
use crate::missing::{Fate, Said};
use crate::what::What;

const WHOLE: &str = "whole";
const ALL: &str = "all";
const DAY: &str = "day";

#[derive(Template)]
#[template(path = "imports/missing.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    count: usize,
    /// Some rows are not taken in, and may name what stands here.
    has_refused: bool,
    form: FormView,
    listing: Listing,
}

/// What is asked about on one page.
struct Asked {
    /// Each by its name, with who runs it.
    shown: Vec<(Activity, String, String)>,
    count: usize,
    has_refused: bool,
}

pub async fn show(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    query: Query,
) -> Result<Response, PageError> {
    let opened = Arc::new(reading::open(&visit, &id).await?);
    let there = address(&visit.frame, &opened);
    if opened.kept.taken_at.is_some() || opened.kept.what != What::Activities {
        return Ok(redirect(&there, None));
    }
    if let Some(going) = trying::going(&visit, &opened).await? {
        return Ok(going);
    }
    let asked = asked(&visit, &opened, &query).await?;
    let form = form(&visit.frame, &opened, &asked, &query);
    page(&view(&visit.frame, &opened, (asked, form), &query))
}

pub async fn save(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    query: Query,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    let asked = asked(&visit, &opened, &query).await?;
    let mut form = form(frame, &opened, &asked, &query);
    form.fill(frame, &sent);
    let day = form.day(DAY);
    if let Some(day) = day {
        refuse_days(frame, &mut form, &asked, day);
    }
    let (true, Some(day)) = (form.is_sound(), day) else {
        return refused(&view(frame, &opened, (asked, form), &query));
    };
    let mut answers = opened.kept.answers.clone();
    answers.missing = said(answers.missing, &form, &asked, day);
    let tx = visit.app.begin().await?;
    if !store::answer(&tx, visit.scope, (opened.kept.id, form.version), &answers).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&address(frame, &opened), None))
}

fn address(frame: &Frame, opened: &Opened) -> String {
    frame.at(&format!("/imports/{}", opened.kept.id))
}

async fn asked(visit: &Visit, opened: &Opened, query: &Query) -> Result<Asked, PageError> {
    let report = trying::tried(visit, opened).await?;
    let len = usize::try_from(PAGE_LEN).unwrap_or(usize::MAX);
    let before = usize::try_from(query.page() - 1).unwrap_or(0).saturating_mul(len);
    let shown: Vec<&Activity> = report
        .gone
        .iter()
        .skip(before)
        .take(len)
        .map(|(one, _)| one)
        .collect();
    let (db, scope) = (visit.app.db(), visit.scope);
    let called = activities::called_all(db, scope, &shown).await?;
    let runners: Vec<OrganisationId> = shown.iter().flat_map(|one| one.runners()).collect();
    let names = organisations::names(db, scope, &runners).await?;
    let who = |activity: &Activity| {
        let who: Vec<String> = activity
            .runners()
            .filter_map(|id| names.get(&id).cloned())
            .collect();
        visit.frame.list(&who)
    };
    let shown = shown.into_iter().zip(called);
    let shown = shown.map(|(activity, name)| (activity.clone(), name, who(activity)));
    Ok(Asked {
        shown: shown.collect(),
        count: report.gone.len(),
        has_refused: report.refused > 0,
    })
}

/// An activity cannot end before it began.
fn refuse_days(frame: &Frame, form: &mut FormView, asked: &Asked, day: NaiveDate) {
    for (activity, ..) in &asked.shown {
        let name = activity.id.0.to_string();
        if form.get(&name) == "ended" && day < activity.from_on {
            form.mistake(&name, frame.t1("import-missing-too-early", "day", frame.day(&activity.from_on)));
        }
    }
}

/// What is said from now on: on this page of each, and what is said of those on others.
fn said(before: Said, form: &FormView, asked: &Asked, day: NaiveDate) -> Said {
    let mut said = Said {
        is_whole: !form.get(WHOLE).is_empty(),
        all_on: (!form.get(ALL).is_empty()).then_some(day),
        each: before.each,
    };
    for (activity, ..) in &asked.shown {
        let fate = match form.get(&activity.id.0.to_string()) {
            "ended" => Some(Fate::EndedOn(day)),
            "called-off" => Some(Fate::CalledOff),
            "goes-on" => Some(Fate::GoesOn),
            _ => None,
        };
        match fate {
            Some(fate) => said.each.insert(activity.id.0, fate),
            None => said.each.remove(&activity.id.0),
        };
    }
    said
}

fn form(frame: &Frame, opened: &Opened, asked: &Asked, query: &Query) -> FormView {
    let (there, said) = (address(frame, opened), &opened.kept.answers.missing);
    let tick = |name: &'static str, is_set: bool| {
        let option = Options::new("yes", frame.of("import-missing-", name, "-yes"));
        let label = frame.of("import-missing-", name, "");
        let values = if is_set {
            vec!["yes".to_owned()]
        } else {
            Vec::new()
        };
        Field::new(name, label, Kind::Ticks(vec![option])).values(values)
    };
    let day = said.each.values().find_map(|fate| match fate {
        Fate::EndedOn(day) => Some(*day),
        Fate::GoesOn | Fate::CalledOff => None,
    });
    let day = said.all_on.or(day).unwrap_or(frame.today);
    let action = format!("{there}/missing?page={}", query.page());
    let mut form = FormView::new(action, frame.t("import-missing-save"), there)
        .version(opened.kept.version)
        .field(tick(WHOLE, said.is_whole));
    form = form.field(
        Field::new(DAY, frame.t("import-missing-day"), Kind::Day)
            .hint(frame.t("import-missing-day-hint"))
            .required()
            .value(day.to_string()),
    );
    if asked.count > 0 {
        form = form.field(tick(ALL, said.all_on.is_some()));
    }
    for one in &asked.shown {
        form = form.field(field(frame, said, one));
    }
    form
}

fn field(frame: &Frame, said: &Said, (activity, name, who): &(Activity, String, String)) -> Field {
    let is_planned = activity.status_on(frame.today) == Status::Planned;
    let words = if is_planned {
        ["unsaid", "goes-on", "called-off"]
    } else {
        ["unsaid", "goes-on", "ended"]
    };
    let options = words.map(|word| Options::new(word, frame.of("import-missing-", word, "")));
    let value = match said.each.get(&activity.id.0) {
        Some(Fate::GoesOn) => "goes-on",
        Some(Fate::EndedOn(_)) => "ended",
        Some(Fate::CalledOff) => "called-off",
        None => "unsaid",
    };
    let hint = frame.t2("import-missing-since", "who", who, "day", frame.day(&activity.from_on));
    Field::new(activity.id.0.to_string(), name, Kind::Choice(options.into()))
        .hint(hint)
        .required()
        .value(value)
}

fn view<'a>(frame: &'a Frame, opened: &Opened, (asked, form): (Asked, FormView), query: &Query) -> Show<'a> {
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &opened.kept.file_name),
        count: asked.count,
        has_refused: asked.has_refused,
        listing: Listing::whole(query, asked.shown.len(), asked.count as u64),
        form,
    }
}
