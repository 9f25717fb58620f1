//! What tells things found in a search apart: who does an activity and where, what lies around a place.

use std::collections::HashMap;

use places::PlaceId;
use uuid::Uuid;
use web::search::Hit;
use web::{Frame, PageError, Visit};

use super::naming::{Line, line};
use super::store;
use super::write::KIND;
use crate::loom::{self, Atlas};

/// For each thing that was found, what stands under its name.
pub async fn details(visit: &Visit, hits: &[Hit]) -> Result<HashMap<Uuid, Vec<String>>, PageError> {
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let wanted: Vec<Uuid> = hits
        .iter()
        .filter(|hit| hit.kind == KIND)
        .map(|hit| hit.id)
        .collect();
    let activities = store::those(visit.app.db(), visit.scope, &wanted).await?;
    let activities = activities
        .iter()
        .map(|activity| (activity.id.0, of_activity(&line(&visit.frame, &atlas, activity))));
    let others = hits
        .iter()
        .filter(|hit| hit.kind != KIND)
        .map(|hit| (hit.id, of_other(&visit.frame, &atlas, hit)));
    Ok(activities.chain(others).collect())
}

fn of_activity(line: &Line) -> Vec<String> {
    let runs: Vec<&str> = line.runs.iter().map(|party| party.name.as_str()).collect();
    vec![
        runs.join(", "),
        line.focus.clone(),
        line.place.clone(),
        line.period.clone(),
    ]
}

fn of_other(frame: &Frame, atlas: &Atlas, hit: &Hit) -> Vec<String> {
    if hit.kind == "place" {
        let mut around = atlas.tree.path_of(PlaceId(hit.id));
        around.pop();
        return vec![around.join(" › ")];
    }
    let stands_for = atlas.standing(hit.id);
    if stands_for != hit.id {
        return vec![frame.t1("activities-stood-for", "name", atlas.organisation_name(stands_for))];
    }
    let sectors = atlas.organisations.find(hit.id).map(|brief| {
        let names = brief.sectors.iter().filter_map(|id| atlas.sectors.find(id.0));
        names.map(|sector| sector.name.clone()).collect::<Vec<_>>()
    });
    vec![sectors.unwrap_or_default().join(", ")]
}
