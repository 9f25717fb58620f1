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

/// How something that was found is called on its page, and what stands under that.
#[derive(Clone, Debug)]
pub struct Found {
    pub title: String,
    pub details: Vec<String>,
}

/// What is told of each thing that was found.
pub async fn details(visit: &Visit, hits: &[Hit]) -> Result<HashMap<Uuid, Found>, PageError> {
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
    let others = hits.iter().filter(|hit| hit.kind != KIND).map(|hit| {
        let details = of_other(&visit.frame, &atlas, hit);
        (hit.id, Found { title: hit.title.clone(), details })
    });
    Ok(activities.chain(others).collect())
}

fn of_activity(line: &Line) -> Found {
    let runs: Vec<&str> = line.runs.iter().map(|party| party.name.as_str()).collect();
    let mut details = vec![runs.join(", ")];
    // Without a title it is called by its kind of work.
    details.extend(line.is_titled.then(|| line.focus.clone()));
    details.extend([line.place.clone(), line.period.clone(), line.status_name.clone()]);
    Found { title: line.name.clone(), details }
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
