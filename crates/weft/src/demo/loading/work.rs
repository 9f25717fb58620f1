//! The demo's activities, what was asked and what is needed.

use std::collections::HashMap;

use activities::{AskedPlan, Brought, Draft, NeedPlan, Plan};
use anyhow::anyhow;
use kernel::Verb;
use organisations::PopulationId;
use sea_orm::DatabaseTransaction;
use web::App;
use web::events::Doer;

use super::super::story::{Activity, Role, Status, Story, What};
use super::Keys;

pub async fn add(app: &App, tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    let populations = organisations::populations(tx, keys.scope).await?;
    let populations: HashMap<String, PopulationId> = populations
        .into_iter()
        .filter_map(|one| Some((one.key?, one.id)))
        .collect();
    let mut later = happened_later(story, keys);
    let mut brought = Vec::with_capacity(story.activities.len());
    for (number, activity) in story.activities.iter().enumerate() {
        let doer = keys.doer(activity.added_by, activity.added_on, number);
        let plan = plan(activity, keys, &populations)?;
        brought.push(Brought {
            doer,
            plan,
            later: later.remove(activity.key.as_str()).unwrap_or_default(),
        });
    }
    // As it would have come about: what was changed last comes last.
    brought.sort_by_key(|one| {
        one.later
            .iter()
            .map(|(doer, _)| doer.at)
            .fold(one.doer.at, Ord::max)
    });
    activities::add_many(tx, keys.scope, app.ids(), brought).await?;
    add_ground(app, tx, story, keys).await
}

/// What was asked, and what is needed.
async fn add_ground(app: &App, tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    let mut asked = Vec::with_capacity(story.asked.len());
    for (number, one) in story.asked.iter().enumerate() {
        let doer = keys.doer(one.added_by, one.added_on, number);
        let (place, focus) = (keys.place(one.place)?, keys.focus(one.focus)?);
        let plan = AskedPlan::new(place, focus, one.asked_on, one.how, story.today)
            .map_err(|refusal| anyhow!("{}/{}: {refusal}", one.place, one.focus))?;
        asked.push((doer, plan));
    }
    activities::add_asked_many(tx, keys.scope, app.ids(), asked).await?;
    let mut needs = Vec::with_capacity(story.needs.len());
    for (number, need) in story.needs.iter().enumerate() {
        let doer = keys.doer(need.added_by, need.added_on, number);
        let (place, focus) = (keys.place(need.place)?, keys.focus(need.focus)?);
        let plan = NeedPlan::new(place, focus, i32::from(need.level), need.reason, need.added_on)
            .map_err(|refusal| anyhow!("{}/{}: {refusal}", need.place, need.focus))?;
        needs.push((doer, plan));
    }
    Ok(activities::add_needs_many(tx, keys.scope, app.ids(), needs).await?)
}

fn plan(
    activity: &Activity,
    keys: &Keys,
    populations: &HashMap<String, PopulationId>,
) -> anyhow::Result<Plan> {
    let mut organisations = Vec::with_capacity(activity.organisations.len());
    for (key, role) in &activity.organisations {
        let role = match role {
            Role::Runs => activities::Role::Runs,
            Role::Supports => activities::Role::Supports,
            Role::Pays => activities::Role::Pays,
        };
        organisations.push((keys.organisation(key)?, role));
    }
    let population_id = match activity.population {
        Some(key) => Some(
            *populations
                .get(key)
                .ok_or_else(|| anyhow!("The demo knows no people {key:?}."))?,
        ),
        None => None,
    };
    let status = match activity.status {
        Status::Planned => activities::Status::Planned,
        Status::UnderWay => activities::Status::UnderWay,
        Status::Paused => activities::Status::Paused,
        Status::Finished => activities::Status::Finished,
    };
    let draft = Draft {
        organisations,
        focus_id: keys.focus(activity.focus)?,
        place_id: keys.place(activity.place)?,
        population_id,
        from_on: activity.from_on,
        to_on: activity.to_on,
        status,
        title: None,
        reach: activity.reach.and_then(|reach| i32::try_from(reach).ok()),
        note: activity.note.map(str::to_owned),
        confirmed_on: activity.confirmed_on,
    };
    Plan::new(draft).map_err(|refusal| anyhow!("{}: {refusal}", activity.key))
}

/// What the diary says of each activity after it was added.
fn happened_later<'a>(story: &'a Story, keys: &Keys) -> HashMap<&'a str, Vec<(Doer, Verb)>> {
    let mut later: HashMap<&str, Vec<(Doer, Verb)>> = HashMap::new();
    for (number, entry) in story.diary.iter().enumerate() {
        let verb = match entry.what {
            What::ActivityEnded => Verb::Ended,
            What::ActivityConfirmed => Verb::Confirmed,
            _ => continue,
        };
        let doer = keys.doer(entry.by, entry.on, number);
        later.entry(entry.about.as_str()).or_default().push((doer, verb));
    }
    later
}
