//! Starting a coalition: a name, one sentence, and where; each step can be changed later.

mod pages;

use kernel::{Actor, Happening, Role, Scope, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use web::App;
use web::events::{self, Doer};

pub(crate) use pages::pages;

/// Starts a coalition with its first lists; whoever starts it in the browser becomes its coordinator.
pub async fn begin(
    tx: &DatabaseTransaction,
    app: &App,
    founder: Option<&Actor>,
    start: &coalitions::Start,
) -> Result<(Scope, String), DbErr> {
    let (scope, slug) = coalitions::add(tx, app, start).await?;
    let doer = match founder {
        Some(actor) => Doer::founder(app, scope, actor),
        None => Doer::program(app, scope),
    };
    if let Some(actor) = founder {
        coalitions::add_seat(tx, app, scope, actor.person_id, Role::Coordinator).await?;
    }
    events::record(tx, &doer, Happening::new(Verb::Added, "coalition", scope.key(), slug.clone())).await?;
    organisations::settle_lists(tx, &doer, app.ids()).await?;
    activities::settle_lists(tx, &doer, app.ids()).await?;
    Ok((scope, slug))
}
