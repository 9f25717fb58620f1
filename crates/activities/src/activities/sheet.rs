//! Activities as a list, one row for each.

use web::Frame;
use web::sheets::{Sheet, Value};

use super::naming::population_name;
use super::rules::Role;
use super::store::Activity;
use super::taking::{Words, code, name};
use crate::loom::Atlas;

/// The columns for programs, with the text keys of their names for people.
const COLUMNS: [(&str, &str); 22] = [
    ("id", "sheet-id"),
    ("title", "activities-title"),
    ("focus", "cloth-focus"),
    ("area", "sheet-area"),
    ("country", "sheet-country"),
    ("country_code", "sheet-country-code"),
    ("province", "sheet-province"),
    ("province_code", "sheet-province-code"),
    ("district", "sheet-district"),
    ("district_code", "sheet-district-code"),
    ("subdistrict", "sheet-subdistrict"),
    ("subdistrict_code", "sheet-subdistrict-code"),
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

pub(super) fn sheet(frame: &Frame, rows: Vec<Vec<Value>>) -> Sheet {
    Sheet {
        name: "activities".to_owned(),
        heads: COLUMNS.iter().map(|(_, key)| frame.t(key)).collect(),
        keys: COLUMNS.iter().map(|(name, _)| *name).collect(),
        rows,
    }
}

pub(super) fn row(words: Words<'_>, activity: &Activity) -> Vec<Value> {
    let Words { frame, atlas, .. } = words;
    let place = |level| words.at(activity, level);
    let [country, province, district, below] = [0, 1, 2, 3].map(place);
    let focus = atlas.focuses.find(activity.focus_id.0);
    let area = focus
        .and_then(|focus| focus.parent_id)
        .map_or("", |id| atlas.focus_name(id.0));
    vec![
        Value::text(activity.id.0.to_string()),
        Value::text(activity.title.clone().unwrap_or_default()),
        Value::text(atlas.focus_name(activity.focus_id.0)),
        Value::text(area),
        name(country),
        code(country),
        name(province),
        code(province),
        name(district),
        code(district),
        name(below),
        code(below),
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
