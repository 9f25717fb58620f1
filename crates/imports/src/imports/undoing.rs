//! Undoing a whole import: what would happen, what stands in the way, and doing it.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Crumb, Form, Frame, PageError, Visit, page, redirect, refused};

use super::jobs::{self, Going, Stage};
use super::store::{self, Brief};
use super::{pages, reading};
use crate::effects::Thing;
use crate::staying::Stay;
use crate::taking_back::{self, Back, NotBack};
use crate::undone::Undone;

/// So much of what stands in the way is shown, and so many names of what goes.
const STAYS_MAX: usize = 100;
const NAMES_MAX: usize = 20;

#[derive(Template)]
#[template(path = "imports/undoing.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    address: String,
    version: i32,
    consequences: Vec<String>,
    stays: Vec<Line>,
    /// How many things stand in the way, and how many of them are not shown.
    count: usize,
    more: usize,
    mark: String,
    /// There is nothing to undo.
    is_empty: bool,
}

/// Something that stands in the way.
struct Line {
    name: String,
    href: String,
    why: String,
}

pub async fn ask(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let brief = found(&visit, &id).await?;
    let by = (visit.doer(), visit.frame.language);
    match taking_back::undo(&visit.app, by, (brief.id, None), &Back::Tried).await? {
        Ok(undone) => page(&show(&visit.frame, &brief, &undone)),
        Err(reason) => Ok(not_back(&visit.frame, &brief, reason)),
    }
}

pub async fn undo(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let (frame, brief) = (&visit.frame, found(&visit, &id).await?);
    let by = (visit.doer(), frame.language);
    let seen = sent.get("version").parse().unwrap_or_default();
    let back = match sent.get("but") {
        "" => Back::Whole,
        mark => Back::But(Some(mark.to_owned())),
    };
    let (app, import) = (visit.app.clone(), (brief.id, Some(seen)));
    let work = async move { taking_back::undo(&app, by, import, &back).await };
    let going = Going::new(brief.file_name.clone(), Stage::Undoing, (Arc::default(), 0));
    match jobs::run(&visit, brief.id, going, work).await? {
        // Its page says how far it is.
        None => Ok(redirect(&address(frame, &brief), None)),
        Some(Ok(undone)) if undone.is_written => {
            Ok(redirect(&address(frame, &brief), Some("notice-import-undone")))
        }
        // Something has come to stand in the way meanwhile.
        Some(Ok(undone)) => refused(&show(frame, &brief, &undone)),
        Some(Err(reason)) => Ok(not_back(frame, &brief, reason)),
    }
}

async fn found(visit: &Visit, id: &str) -> Result<Brief, PageError> {
    let found = store::brief(visit.app.db(), visit.scope, reading::id_of(id)?).await?;
    found.ok_or(PageError::NotFound)
}

fn address(frame: &Frame, brief: &Brief) -> String {
    frame.at(&format!("/imports/{}", brief.id))
}

fn not_back(frame: &Frame, brief: &Brief, reason: NotBack) -> Response {
    let notice = match reason {
        NotBack::NotTaken => "notice-import-not-taken",
        NotBack::Done => "notice-import-undone-before",
    };
    redirect(&address(frame, brief), Some(notice))
}

fn show<'a>(frame: &'a Frame, brief: &Brief, undone: &Undone) -> Show<'a> {
    let shown = undone.stays.iter().take(STAYS_MAX);
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &brief.file_name),
        address: address(frame, brief),
        version: brief.version,
        consequences: consequences(frame, undone),
        stays: shown.map(|stay| line(frame, stay)).collect(),
        count: undone.stays.len(),
        more: undone.stays.len().saturating_sub(STAYS_MAX),
        mark: undone.mark(),
        is_empty: undone.is_empty(),
    }
}

fn line(frame: &Frame, stay: &Stay) -> Line {
    let room = match stay.thing {
        Thing::Activity => "/activities",
        // A contact is told by its organisation.
        Thing::Organisation | Thing::Contact => "/organisations",
        Thing::Place => "/places",
        Thing::Focus => "/lists/focuses",
    };
    Line {
        name: stay.name.clone(),
        href: frame.at(&format!("{room}/{}", stay.id)),
        why: frame.of("import-stays-", stay.why.word(), ""),
    }
}

/// What happens, in sentences.
fn consequences(frame: &Frame, undone: &Undone) -> Vec<String> {
    let counted = |key: &str, count: usize| (count > 0).then(|| frame.t1(key, "count", count));
    let named = |kind: &str, names: &[String]| {
        let mut shown: Vec<String> = names.iter().take(NAMES_MAX).cloned().collect();
        if names.len() > NAMES_MAX {
            shown.push(frame.t1("import-made-more", "count", names.len() - NAMES_MAX));
        }
        let key = format!("import-undo-{kind}");
        (!names.is_empty()).then(|| frame.t2(&key, "count", names.len(), "names", frame.list(&shown)))
    };
    let all = [
        counted("import-undo-removed", undone.removed),
        counted("import-undo-restored", undone.restored),
        counted("import-undo-profiles", undone.profiles),
        counted("import-undo-areas", undone.areas),
        counted("import-undo-contacts", undone.contacts),
        counted("import-undo-safety", undone.safety),
        named("organisations", &undone.organisations),
        named("kinds", &undone.kinds),
        named("places", &undone.places),
    ];
    let mut told: Vec<String> = all.into_iter().flatten().collect();
    if told.is_empty() {
        return vec![frame.t("import-undo-nothing")];
    }
    told.extend(["import-undo-history", "import-undo-once"].map(|key| frame.t(key)));
    told
}
