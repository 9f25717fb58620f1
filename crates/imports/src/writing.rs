//! Writes what a list of activities came to.

use std::collections::HashSet;

use activities::{Brought, Everything, Left, Renewed};
use kernel::{Change, OrganisationId};
use organisations::Newcomer;
use sea_orm::DatabaseTransaction;
use web::{App, PageError};

use crate::effects::{Effect, Thing};
use crate::profiles;
use crate::report::Report;
use crate::understanding::Import;

/// What a list of activities changes, about to be written.
pub struct Written {
    pub organisations: Vec<Newcomer>,
    pub added: Vec<Brought>,
    pub changed: Vec<Renewed>,
    pub left: Vec<(Left, Vec<Change>)>,
}

impl Written {
    pub async fn write(
        self,
        app: &App,
        tx: &DatabaseTransaction,
        (import, everything): (&mut Import<'_>, &Everything),
    ) -> Result<(), PageError> {
        let Import { report, doer, answers, .. } = import;
        organisations::add_many(tx, self.organisations)
            .await
            .map_err(profiles::not_written)?;
        let renewed = self.changed.iter();
        let renewed = renewed.map(|one| Effect::changed(&one.before, one.plan.draft()));
        report.effects.extend(renewed);
        let left = self.left.iter();
        let left = left.map(|(left, _)| Effect::changed(left.before(), &left.draft()));
        report.effects.extend(left);
        for id in activities::add_many(tx, doer.scope, app.ids(), self.added).await? {
            report.brings(Thing::Activity, id.0);
        }
        activities::change_many(tx, doer, everything, self.changed).await?;
        activities::leave_many(tx, doer, everything, self.left).await?;
        report.taken = answers.taken();
        report.is_written = true;
        Ok(())
    }
}

/// The new organisations, told. One that only rows name which are not taken in is not made.
pub fn needed(
    mut new: Vec<Newcomer>,
    (added, changed): (&[Brought], &[Renewed]),
    report: &mut Report,
) -> Vec<Newcomer> {
    let plans = added.iter().map(|one| &one.plan);
    let plans = plans.chain(changed.iter().map(|one| &one.plan));
    let named = plans.flat_map(|plan| &plan.draft().organisations);
    let named: HashSet<OrganisationId> = named.map(|(id, _)| *id).collect();
    new.retain(|newcomer| named.contains(&newcomer.id));
    for newcomer in &new {
        report.brings(Thing::Organisation, newcomer.id.0);
        report.made("organisations", newcomer.draft.name.clone());
    }
    new
}
