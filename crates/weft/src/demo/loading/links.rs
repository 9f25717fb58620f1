//! The demo's private links: some answered, some waited for, some out of date.

use ::links::Newcomer;
use chrono::{Days, TimeDelta};
use kernel::OrganisationId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::{App, Secret};

use super::super::story::{Standing, Story};
use super::Keys;

/// Every so many organisations have a link.
const EVERY: usize = 3;
/// So many days ago they were made, for so many days, and answered how long after that.
const ROUNDS: [(u64, i64, Option<u64>); 5] = [
    (12, 30, Some(2)),
    (12, 30, None),
    (40, 30, Some(5)),
    (12, 30, Some(9)),
    (40, 30, None),
];

/// Nobody knows their secrets: a coordinator makes new ones.
pub async fn make(app: &App, tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    let active = story.organisations.iter();
    let active = active.filter(|one| matches!(one.standing, Standing::Active));
    let asked: Vec<(OrganisationId, &str)> = active
        .step_by(EVERY)
        .map(|one| Ok((keys.organisation(one.key)?, one.name)))
        .collect::<anyhow::Result<_>>()?;
    let maker = keys.people["amina"];
    let mut made: Vec<(u64, i64, Vec<Newcomer>)> = Vec::new();
    let mut answers: Vec<(u64, Uuid, OrganisationId, &str)> = Vec::new();
    for ((id, name), (days, works, answered)) in asked.into_iter().zip(ROUNDS.into_iter().cycle()) {
        let link = Newcomer {
            id: app.ids().next(),
            organisation_id: id,
            name: name.to_owned(),
            secret: Secret::new(),
            asked_at: None,
        };
        if let Some(after) = answered {
            answers.push((days - after, link.id, id, name));
        }
        match made.iter_mut().find(|(day, ..)| *day == days) {
            Some((.., links)) => links.push(link),
            None => made.push((days, works, vec![link])),
        }
    }
    for (days, works, made) in &made {
        let doer = keys.doer("amina", app.today() - Days::new(*days), 5);
        let until = doer.at + TimeDelta::days(*works);
        ::links::make(tx, &doer, (maker, until), made).await?;
    }
    for (number, (days, link, id, name)) in answers.into_iter().enumerate() {
        let mut doer = keys.doer("amina", app.today() - Days::new(days), number);
        (doer.person_id, doer.organisation_id) = (None, Some(id));
        ::links::answer(tx, &doer, (link, id, name)).await?;
    }
    Ok(())
}
