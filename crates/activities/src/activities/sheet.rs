//! Lists of activities to take away.

use kernel::Scope;
use sea_orm::{ConnectionTrait, DbErr};
use web::sheets::{Sheet, Value};
use web::{App, Frame, PageError};

use super::list::{self, TAKEN_MAX};
use super::naming::population_name;
use super::narrow::Filter;
use super::rules::Role;
use super::store::Activity;
use crate::cloth::plain_frame;
use crate::loom::{self, Atlas};

/// How many are read at once.
const STRETCH: u64 = 5_000;

/// The columns for programs, with the text keys of their names for people.
const COLUMNS: [(&str, &str); 16] = [
    ("id", "sheet-id"),
    ("title", "activities-title"),
    ("focus", "cloth-focus"),
    ("area", "sheet-area"),
    ("place", "cloth-place"),
    ("place_code", "sheet-place-code"),
    ("population", "cloth-for"),
    ("runs", "activities-role-runs"),
    ("supports", "activities-role-supports"),
    ("pays", "activities-role-pays"),
    ("from", "activities-from"),
    ("to", "activities-to"),
    ("status", "cloth-status"),
    ("confirmed_on", "activities-confirmed-label"),
    ("reach", "activities-reach"),
    ("note", "activities-note"),
];

/// Activities as a list to take away, for a command.
pub async fn activities_sheet(app: &App, scope: Scope, filter: &Filter) -> Result<Sheet, PageError> {
    let atlas = loom::atlas(app, scope).await?;
    Ok(of_filter(app.db(), scope, (&plain_frame(app), &atlas), filter).await?)
}

pub(super) async fn of_filter(
    db: &impl ConnectionTrait,
    scope: Scope,
    (frame, atlas): (&Frame, &Atlas),
    filter: &Filter,
) -> Result<Sheet, DbErr> {
    let mut rows = Vec::new();
    let mut after = 0;
    while (rows.len() as u64) < TAKEN_MAX {
        let some = list::stretch(db, scope, filter, (after, STRETCH)).await?;
        let Some(last) = some.last() else { break };
        after = last.number;
        rows.extend(some.iter().map(|activity| row(frame, atlas, activity)));
    }
    Ok(Sheet {
        name: "activities".to_owned(),
        heads: COLUMNS.iter().map(|(_, key)| frame.t(key)).collect(),
        keys: COLUMNS.iter().map(|(name, _)| *name).collect(),
        rows,
    })
}

fn row(frame: &Frame, atlas: &Atlas, activity: &Activity) -> Vec<Value> {
    let focus = atlas.focuses.find(activity.focus_id.0);
    let area = focus
        .and_then(|focus| focus.parent_id)
        .map_or("", |id| atlas.focus_name(id.0));
    vec![
        Value::text(activity.id.0.to_string()),
        Value::text(activity.title.clone().unwrap_or_default()),
        Value::text(atlas.focus_name(activity.focus_id.0)),
        Value::text(area),
        Value::text(atlas.place_name(activity.place_id.0)),
        Value::text(atlas.place_code(activity.place_id.0)),
        Value::text(population_name(frame, atlas, activity.population_id.map(|id| id.0))),
        Value::text(names(atlas, activity, Role::Runs)),
        Value::text(names(atlas, activity, Role::Supports)),
        Value::text(names(atlas, activity, Role::Pays)),
        Value::Day(activity.from_on),
        Value::day(activity.to_on),
        Value::text(frame.of("activities-status-", activity.status_on(frame.today).word(), "")),
        Value::day(activity.confirmed_on),
        Value::number(activity.reach),
        Value::text(activity.note.clone().unwrap_or_default()),
    ]
}

fn names(atlas: &Atlas, activity: &Activity, role: Role) -> String {
    let with_role = activity.organisations.iter().filter(|(_, part)| *part == role);
    with_role
        .map(|(id, _)| atlas.organisation_name(id.0))
        .collect::<Vec<_>>()
        .join("; ")
}
