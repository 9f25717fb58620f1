//! Starting a coalition: a name, one sentence, and where; each step can be changed later.

mod needs;
mod pages;

use kernel::{Happening, PersonId, Role, Scope, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::{self, Doer};
use web::{App, Pages};

pub(crate) fn pages() -> Pages {
    pages::pages().and(needs::pages())
}

/// Starts a coalition with its first lists; whoever starts it in the browser becomes its coordinator.
pub async fn begin(
    tx: &DatabaseTransaction,
    app: &App,
    founder: Option<PersonId>,
    start: &coalitions::Start,
) -> Result<(Scope, String), DbErr> {
    let (scope, slug) = coalitions::add(tx, app, start).await?;
    if let Some(person_id) = founder {
        coalitions::add_seat(tx, app, scope, (person_id, Role::Coordinator), app.now()).await?;
    }
    settle(tx, app, &Doer::program(app, scope).at(founder, app.now()), &slug).await?;
    Ok((scope, slug))
}

/// Writes down that a coalition was started, and gives it its first lists, which need no line of their own.
pub async fn settle(tx: &DatabaseTransaction, app: &App, doer: &Doer, slug: &str) -> Result<(), DbErr> {
    let scope = doer.scope;
    events::record(tx, doer, Happening::new(Verb::Added, "coalition", scope.key(), slug)).await?;
    organisations::settle_lists(tx, doer, app.ids()).await
}
