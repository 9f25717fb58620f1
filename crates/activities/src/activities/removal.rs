//! Taking out an activity that was written down by mistake: it goes from the cloth of every day, and cannot come back.

use askama::Template;
use axum::response::Response;
use web::{Confirm, Form, Frame, PageError, Visit, page, redirect};

use super::keep::{address, kept};
use super::naming::{called, line, plain_name_of};
use super::reading;
use super::store::Activity;
use super::write_many::{self, Gone};
use crate::at::At;
use crate::loom::{self, Atlas, tally};

#[derive(Template)]
#[template(path = "activities/removal.html")]
struct Removal<'a> {
    frame: &'a Frame,
    confirm: Confirm,
    /// Where it ends or is called off instead, in words and as a link; nothing when it is over already.
    end: Option<(String, String)>,
}

pub(super) async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let activity = kept(visit.app.db(), &visit, &atlas, id).await?;
    let at = address(frame, &activity);
    let way = activity.way_out(frame.today);
    let end = way.map(|way| (frame.of("activities-removal-", way, ""), format!("{at}/{way}")));
    let told = ["goes", "stays", "earlier", "for-good"].map(|word| frame.of("activities-removal-", word, ""));
    let confirm = Confirm {
        question: frame.t1("activities-removal-question", "name", called(frame, &atlas, &activity.draft())),
        consequences: others(&visit, &atlas, &activity)
            .into_iter()
            .chain(told)
            .collect(),
        action: format!("{at}/removal"),
        submit: frame.t("activities-removal-yes"),
        cancel: at.clone(),
        version: activity.version,
    };
    page(&Removal { frame, confirm, end })
}

/// Who else has a part in it, and should hear of it before.
fn others(visit: &Visit, atlas: &Atlas, activity: &Activity) -> Option<String> {
    let line = line(&visit.frame, atlas, activity);
    let all = line
        .runs
        .into_iter()
        .chain(line.others.into_iter().map(|(party, _)| party));
    let own = visit
        .actor
        .organisation_id
        .map(|id| atlas.organisation_name(atlas.standing(id.0)).to_owned());
    let others: Vec<String> = all
        .map(|party| party.name)
        .filter(|name| Some(name) != own.as_ref())
        .collect();
    let is_joint = activity.organisations.len() > 1 && !others.is_empty();
    is_joint.then(|| {
        visit
            .frame
            .t1("activities-removal-others", "names", visit.frame.list(&others))
    })
}

pub(super) async fn remove(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let tx = visit.app.begin().await?;
    // From here on nobody else writes activities of this coalition: what is removed is what was on the page.
    let numbers = tally::change(&tx, visit.scope, 0).await?;
    let before = kept(&tx, &visit, &atlas, id).await?;
    if sent.get("version").parse() != Ok(before.version) {
        return Err(PageError::Stale);
    }
    write_many::remove_all(&tx, &visit.doer(), numbers, vec![gone(frame, &atlas, &before)]).await?;
    tx.commit().await?;
    visit.app.empty_log().await;
    Ok(redirect(&frame.at("/activities"), Some("notice-activity-removed")))
}

/// An activity as it goes, with what is said of it afterwards.
pub(super) fn gone(frame: &Frame, atlas: &Atlas, activity: &Activity) -> Gone {
    let draft = activity.draft();
    (
        activity.id,
        activity.number,
        plain_name_of(atlas, &draft),
        reading::gone(frame, atlas, &draft),
    )
}
