//! A sheet to send round: what an organisation runs now, or nothing yet, with empty lines and lists to choose from. What
//! comes back is read by its hashtags, which are those of the 3W table.

use axum::response::Response;
use organisations::Focus;
use places::Place;
use uuid::Uuid;
use web::sheets::{Blank, Form, Sheet, Value};
use web::{PageError, Query, Visit, download, events};

use super::course::Status;
use super::exchange;
use super::list;
use super::narrow::Filter;
use super::rules::Role;
use super::taking::Words;
use crate::loom::{self, Atlas};

const NAME: &str = "activities-sheet";
/// So many empty lines offer what can be chosen.
const ROOM: usize = 200;

/// Hashtags of the 3W table, with the keys of what the columns are called here.
const COLUMNS: [(&str, &str); 16] = [
    ("#org+name", "cloth-organisation"),
    ("#sector+name", "sheet-area"),
    ("#subsector+name", "activities-what"),
    ("#activity+name", "activities-title"),
    ("#country+name", "blank-level-0"),
    ("#adm1+name", "blank-level-1"),
    ("#adm2+name", "blank-level-2"),
    ("#adm3+name", "blank-level-3"),
    ("#beneficiary+type", "activities-for"),
    ("#date+start", "activities-from"),
    ("#date+end", "activities-to"),
    ("#status", "cloth-status"),
    ("#reached+ind", "activities-reach"),
    ("#description", "activities-note"),
    ("#date+reported", "activities-confirmed-label"),
    ("#activity+code", "sheet-id"),
];

/// The columns of places, the country's first.
const PLACES: [&str; 4] = ["#country+name", "#adm1+name", "#adm2+name", "#adm3+name"];

/// Gives the sheet, for one organisation or for anybody; that it was taken is recorded.
pub(super) async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let level_max = visit.coalition.place_level_max;
    let words = Words { frame: &visit.frame, atlas: &atlas, level_max };
    let organisation = organisation(&atlas, &query)?;
    let rows = match organisation {
        Some(id) => running(&visit, words, id).await?,
        None => Vec::new(),
    };
    events::record_taken(&visit, &format!("{NAME}.xlsx"), Some(rows.len())).await;
    let bytes = blank(words, organisation, &rows).bytes()?;
    let whose = organisation.map(|id| format!("-{}", atlas.organisation_name(id)));
    let name = format!("{NAME}{}.xlsx", whose.unwrap_or_default());
    Ok(download(&name, Form::Xlsx.content_type(), bytes))
}

/// The organisation of the address as it stands now.
fn organisation(atlas: &Atlas, query: &Query) -> Result<Option<Uuid>, PageError> {
    let Some(id) = query.ids("organisation").first().copied() else {
        return Ok(None);
    };
    atlas.organisations.number(id).ok_or(PageError::NotFound)?;
    Ok(Some(atlas.standing(id)))
}

/// What it runs now, as rows of the 3W table.
async fn running(visit: &Visit, words: Words<'_>, id: Uuid) -> Result<Vec<Vec<Value>>, PageError> {
    let filter = Filter {
        organisations: words.atlas.standing_for(id),
        roles: vec![Role::Runs],
        statuses: vec![Status::UnderWay, Status::Paused],
        as_of: Some(words.frame.today),
        ..Filter::default()
    };
    let activities = list::whole(visit.app.db(), visit.scope, &filter).await?;
    let row = |activity| exchange::rows_of(words, activity, vec![(id, Role::Runs)]);
    Ok(activities.iter().flat_map(row).collect())
}

fn blank(words: Words<'_>, organisation: Option<Uuid>, rows: &[Vec<Value>]) -> Blank {
    let Words { frame, atlas, .. } = words;
    let columns: Vec<(&'static str, &str)> = COLUMNS
        .into_iter()
        .filter(|(tag, _)| is_needed(words, tag))
        .collect();
    let own = organisation.map(|id| atlas.organisation_name(id));
    let cell = |row: &Vec<Value>, tag: &str| {
        let value = exchange::position(tag).and_then(|at| row.get(at));
        value.cloned().unwrap_or(Value::Empty)
    };
    let choices = columns
        .iter()
        .enumerate()
        .map(|(column, (tag, _))| (column, offered(words, own, tag)));
    Blank {
        choices: choices.filter(|(_, choices)| !choices.is_empty()).collect(),
        sheet: Sheet {
            name: frame.t("nav-activities"),
            heads: columns.iter().map(|(_, key)| frame.t(key)).collect(),
            keys: columns.iter().map(|(tag, _)| *tag).collect(),
            rows: rows
                .iter()
                .map(|row| columns.iter().map(|(tag, _)| cell(row, tag)).collect())
                .collect(),
        },
        lead: match own {
            Some(name) => frame.t2("blank-lead-of", "name", name, "day", frame.day(&frame.today)),
            None => frame.t("blank-lead"),
        },
        choices_name: frame.t("blank-choices"),
        room: ROOM,
    }
}

/// A column of places stands there when there is more than one to tell apart.
fn is_needed(words: Words<'_>, tag: &str) -> bool {
    match PLACES.iter().position(|one| *one == tag) {
        Some(0) => words.atlas.tree.roots().len() > 1,
        Some(_) => !offered(words, None, tag).is_empty(),
        None => true,
    }
}

/// What can be chosen in a column; nothing where anything can be written.
fn offered(words: Words<'_>, own: Option<&str>, tag: &str) -> Vec<String> {
    let Words { frame, atlas, .. } = words;
    match tag {
        "#org+name" => own.map(ToOwned::to_owned).into_iter().collect(),
        "#sector+name" => focuses(atlas, |focus| focus.parent_id.is_none()),
        "#subsector+name" => focuses(atlas, |focus| focus.parent_id.is_some()),
        "#beneficiary+type" => {
            let populations = atlas.populations.in_order().into_iter();
            let known = populations.map(|number| atlas.populations.get(number));
            known
                .filter(|one| !one.is_ended)
                .map(|one| one.name.clone())
                .collect()
        }
        "#status" => Status::ALL
            .map(|status| frame.of("activities-status-", status.word(), ""))
            .into(),
        _ => match PLACES.iter().zip(0..).find(|(one, _)| **one == tag) {
            Some((_, level)) if level <= words.level_max => places(atlas, level),
            _ => Vec::new(),
        },
    }
}

fn focuses(atlas: &Atlas, is_meant: impl Fn(&Focus) -> bool) -> Vec<String> {
    let known = atlas.focuses.in_order().into_iter();
    known
        .map(|number| atlas.focuses.get(number))
        .filter(|focus| !focus.is_ended && is_meant(focus))
        .map(|focus| focus.name.clone())
        .collect()
}

/// Two districts of the same name are one choice: the province beside it tells which is meant.
fn places(atlas: &Atlas, level: i32) -> Vec<String> {
    let known = atlas.tree.places().iter();
    let is_meant = |place: &&Place| place.level == level && !place.is_ended();
    let mut names: Vec<String> = known.filter(is_meant).map(|place| place.name.clone()).collect();
    names.sort_by_cached_key(|name| kernel::fold(name));
    names.dedup();
    names
}
