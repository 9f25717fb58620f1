//! Pasting names, looking at what would be added, adding them.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use sea_orm::{ConnectionTrait, DbErr};
use web::{Door, Field, Form, FormView, Frame, Kind, PageError, Pages, Visit, page, refused};

use super::rules::{self, Fate, LINES_MAX, Line};
use crate::at::address;
use crate::duplicates::{self, Like};
use crate::organisations::{add_checked, reads, store};

/// Long enough for the most lines of the longest names.
const TEXT_MAX: usize = 120_000;

pub fn pages() -> Pages {
    const ADD: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/organisations/new/several", ADD, paste)
        .post("/c/{coalition}/organisations/new/several", ADD, look_or_add)
}

#[derive(Template)]
#[template(path = "several/paste.html")]
struct Paste<'a> {
    frame: &'a Frame,
    form: FormView,
}

#[derive(Template)]
#[template(path = "several/look.html")]
struct Look<'a> {
    frame: &'a Frame,
    at: String,
    /// What was pasted, to be sent again.
    names: &'a str,
    lines: Vec<Line>,
    /// How many are new, or have just been added.
    new: usize,
    /// Whether they have been added.
    is_done: bool,
    /// Some lines were rows of a table.
    has_columns: bool,
}

impl Look<'_> {
    fn address(&self, id: &OrganisationId) -> String {
        address(self.frame, *id)
    }

    /// What the column with each line's fate is called.
    fn fate(&self) -> &'static str {
        if self.is_done {
            "several-became"
        } else {
            "several-fate"
        }
    }

    /// The table to tick for the first of those added: the next step.
    fn next(&self) -> Option<(String, &str)> {
        self.lines.iter().find_map(|line| match line.fate {
            Fate::Added(id) => {
                let grid = self.frame.at(&format!("/activities/grid?organisation={}", id.0));
                Some((grid, line.name.as_str()))
            }
            _ => None,
        })
    }
}

fn paste_form(frame: &Frame) -> FormView {
    let at = frame.at("/organisations/new/several");
    FormView::new(at, frame.t("several-look"), frame.at("/organisations")).field(
        Field::new("names", frame.t("several-names"), Kind::Text)
            .hint(frame.t1("several-names-hint", "most", LINES_MAX))
            .required()
            .len(TEXT_MAX),
    )
}

async fn paste(visit: Visit) -> Result<Response, PageError> {
    page(&Paste { frame: &visit.frame, form: paste_form(&visit.frame) })
}

async fn look_or_add(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let mut form = paste_form(frame);
    form.fill(frame, &sent);
    let names = rules::read(form.get("names"));
    if form.is_sound() && names.is_empty() {
        form.mistake("names", frame.t1("form-missing", "label", frame.t("several-names")));
    }
    if names.len() > LINES_MAX {
        form.mistake("names", frame.t2("several-refused-many", "most", LINES_MAX, "given", names.len()));
    }
    if !form.is_sound() || sent.get("step") == "back" {
        return refused(&Paste { frame, form });
    }
    if sent.get("step") == "add" {
        let lines = add(&visit, names).await?;
        return page(&look(frame, &form, lines, true));
    }
    let mut lines = planned(visit.app.db(), &visit, names).await?;
    compare(&visit, &mut lines).await?;
    page(&look(frame, &form, lines, false))
}

fn look<'a>(frame: &'a Frame, form: &'a FormView, lines: Vec<Line>, is_done: bool) -> Look<'a> {
    let names = form.get("names");
    let new = lines
        .iter()
        .filter(|line| matches!(line.fate, Fate::New | Fate::Added(_)));
    Look {
        frame,
        at: form.action.clone(),
        names,
        new: new.count(),
        lines,
        is_done,
        has_columns: rules::has_columns(names),
    }
}

async fn planned(db: &impl ConnectionTrait, visit: &Visit, names: Vec<String>) -> Result<Vec<Line>, DbErr> {
    let folded: Vec<String> = names.iter().map(|name| kernel::fold(name)).collect();
    let known: HashMap<String, OrganisationId> = store::known_as(db, visit.scope, &folded)
        .await?
        .into_iter()
        .collect();
    Ok(rules::plan(names, &known))
}

/// Notes beside each new line which one it looks like.
async fn compare(visit: &Visit, lines: &mut [Line]) -> Result<(), PageError> {
    let new = || {
        lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.fate == Fate::New)
    };
    let names = new().map(|(_, line)| line.name.clone()).collect();
    let found = duplicates::like(&visit.app, visit.scope, names).await?;
    let best: Vec<(usize, Like)> = new()
        .zip(found)
        .filter_map(|((at, _), found)| Some((at, found.into_iter().next()?)))
        .collect();
    let ids: Vec<OrganisationId> = best.iter().map(|(_, like)| OrganisationId(like.id)).collect();
    let called = reads::names(visit.app.db(), visit.scope, &ids).await?;
    for (at, like) in best {
        let id = OrganisationId(like.id);
        let why = duplicates::why(&visit.frame, &like.reasons);
        lines[at].like = called.get(&id).map(|name| (id, name.clone(), why));
    }
    Ok(())
}

/// Adds the new ones, looked at again: somebody else may have added some meanwhile. Tells what became of each line.
async fn add(visit: &Visit, names: Vec<String>) -> Result<Vec<Line>, DbErr> {
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, store::KIND).await?;
    let mut lines = planned(&tx, visit, names).await?;
    let mut newcomers = Vec::new();
    for line in lines.iter_mut().filter(|line| line.fate == Fate::New) {
        if let Ok(checked) = rules::draft(&line.name).check() {
            let id = OrganisationId(visit.app.ids().next());
            newcomers.push((id, checked, visit.doer()));
            line.fate = Fate::Added(id);
        }
    }
    add_checked(&tx, &newcomers).await?;
    tx.commit().await?;
    Ok(lines)
}
