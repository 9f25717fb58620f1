//! Who may be named in a list, and who of them has ended.

use std::collections::HashSet;

use activities::{Activity, Plan, Refusal};
use kernel::{OrganisationId, Scope, fold};
use sea_orm::ConnectionTrait;
use web::PageError;

use crate::understanding::Import;

/// Every name of every organisation, of those that have ended or were merged only what nobody is called now; and who has
/// ended. A name of one that was merged means the one that stands for it.
pub async fn known_names(
    tx: &impl ConnectionTrait,
    scope: Scope,
) -> Result<(Vec<organisations::Called>, HashSet<OrganisationId>), PageError> {
    let mut known = organisations::all_names(tx, scope).await?;
    let over = organisations::ended_names(tx, scope).await?;
    let ended: HashSet<OrganisationId> = over.iter().map(|(id, ..)| *id).collect();
    join(&mut known, over);
    let mergers = organisations::mergers(tx, scope).await?;
    let merged = organisations::merged_names(tx, scope).await?.into_iter();
    let merged = merged.filter_map(|(id, name, is_acronym)| Some((*mergers.get(&id)?, name, is_acronym)));
    join(&mut known, merged.collect());
    Ok((known, ended))
}

fn join(known: &mut Vec<organisations::Called>, more: Vec<organisations::Called>) {
    let taken: HashSet<String> = known.iter().map(|(_, name, _)| fold(name)).collect();
    known.extend(
        more.into_iter()
            .filter(|(_, name, _)| !taken.contains(&fold(name))),
    );
}

impl Import<'_> {
    /// Nothing begins or goes on again that only organisations run which have ended.
    pub fn somebody_runs(&self, plan: &Plan, before: Option<&Activity>) -> Result<(), Refusal> {
        let draft = plan.draft();
        let goes_on = !draft
            .status
            .on((draft.from_on, draft.to_on), self.today)
            .is_over();
        let begins = before.is_none_or(|before| before.is_over(self.today));
        let is_left = plan.runners().all(|id| self.ended.contains(&id));
        match goes_on && begins && is_left {
            true => Err(Refusal::NobodyLeft),
            false => Ok(()),
        }
    }
}
