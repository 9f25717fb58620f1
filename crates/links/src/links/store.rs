//! Every query on private links. Secrets are kept as digests only.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use kernel::{CoalitionId, Happening, OrganisationId, PersonId, Scope, Verb};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};
use web::{Secret, digest};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::EARLIER_DAYS;

/// The kind of thing in events, whose object is the organisation; and what mail is for that carries a link.
pub(super) const KIND: &str = "private-link";
const CHUNK: usize = 200;

/// A link as it stands.
#[derive(Clone, Debug)]
pub struct Link {
    pub coalition_id: CoalitionId,
    pub id: Uuid,
    pub organisation_id: OrganisationId,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    /// When the organisation was first asked in this round.
    pub asked_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// From when on a newer one has taken its place: after a reminder that lies ahead for some days.
    pub replaced_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// A link about to be made, with the name of its organisation for the record of events.
#[derive(Clone)]
pub struct Newcomer {
    pub id: Uuid,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub secret: Secret,
    /// When the organisation was first asked, for the link of a reminder. The earlier one opens for some days more.
    pub asked_at: Option<DateTime<Utc>>,
}

/// The latest link of each organisation that ever had one, or of each of these.
pub(super) async fn latest(
    db: &impl ConnectionTrait,
    scope: Scope,
    of: Option<&[OrganisationId]>,
) -> Result<Vec<Link>, DbErr> {
    let mut chosen = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ReplacedAt.is_null());
    if let Some(ids) = of {
        chosen = chosen.filter(Column::OrganisationId.is_in(ids.iter().map(|id| id.0)));
    }
    let rows = chosen.all(db).await?;
    Ok(rows.iter().map(link).collect())
}

/// Whether any latest link waits for an answer, as far as the link itself can say.
pub(super) async fn has_unanswered(db: &impl ConnectionTrait, scope: Scope) -> Result<bool, DbErr> {
    let one = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ReplacedAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .filter(Column::AnsweredAt.is_null())
        .limit(1)
        .one(db)
        .await?;
    Ok(one.is_some())
}

pub async fn find(db: &impl ConnectionTrait, scope: Scope, id: Uuid) -> Result<Option<Link>, DbErr> {
    Ok(Entity::find_by_id((scope.key(), id))
        .one(db)
        .await?
        .as_ref()
        .map(link))
}

/// The link with this secret, in whichever coalition.
pub async fn find_by_secret(db: &impl ConnectionTrait, secret: &str) -> Result<Option<Link>, DbErr> {
    let row = Entity::find()
        .filter(Column::Digest.eq(digest(secret)))
        .one(db)
        .await?;
    Ok(row.as_ref().map(link))
}

/// Those of these secrets that are links of this coalition.
pub(super) async fn find_by_secrets(
    db: &impl ConnectionTrait,
    scope: Scope,
    secrets: &[String],
) -> Result<HashMap<String, Link>, DbErr> {
    let digests = secrets.iter().map(|secret| digest(secret));
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Digest.is_in(digests))
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| (row.digest.clone(), link(row))).collect())
}

/// Makes links, each in place of the one its organisation had, whose mail is taken back if it still waits. `made_by`
/// answers for them.
pub async fn make(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (made_by, expires_at): (PersonId, DateTime<Utc>),
    newcomers: &[Newcomer],
) -> Result<(), DbErr> {
    for some in newcomers.chunks(CHUNK) {
        let (reminders, others): (Vec<&Newcomer>, Vec<&Newcomer>) =
            some.iter().partition(|one| one.asked_at.is_some());
        replace(tx, doer, &others, doer.at).await?;
        replace(tx, doer, &reminders, doer.at + TimeDelta::days(EARLIER_DAYS)).await?;
        let rows = some.iter().map(|one| ActiveModel {
            coalition_id: Set(doer.scope.key()),
            id: Set(one.id),
            organisation_id: Set(one.organisation_id.0),
            digest: Set(one.secret.digest()),
            made_by_id: Set(made_by.0),
            made_at: Set(doer.at),
            asked_at: Set(one.asked_at.unwrap_or(doer.at)),
            expires_at: Set(expires_at),
            replaced_at: Set(None),
            revoked_at: Set(None),
            answered_at: Set(None),
        });
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let happenings = newcomers
        .iter()
        .map(|one| (doer.clone(), happening(Verb::Added, one.organisation_id, &one.name)));
    events::record_all(tx, happenings.collect()).await
}

/// Lets these take the place of the links their organisations have, from that moment on; mail that carries one of those
/// and still waits is taken back.
async fn replace(
    tx: &DatabaseTransaction,
    doer: &Doer,
    by: &[&Newcomer],
    from: DateTime<Utc>,
) -> Result<(), DbErr> {
    let replaced: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::OrganisationId.is_in(by.iter().map(|one| one.organisation_id.0)))
        .filter(not_replaced_before(doer.at))
        .into_tuple()
        .all(tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::ReplacedAt, Expr::value(Some(from)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.is_in(replaced.iter().copied()))
        .exec(tx)
        .await?;
    mail::withdraw(tx, (doer.scope, doer.at), KIND, &replaced).await
}

/// The latest links, and those that open for some days beside one.
fn not_replaced_before(moment: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(Column::ReplacedAt.is_null())
        .add(Column::ReplacedAt.gt(moment))
}

/// Ends links before their day, each with the name of its organisation, and the earlier ones that open beside them;
/// mail that carries one is taken back. Returns
/// `false` when one has ended otherwise meanwhile.
pub(super) async fn revoke(
    tx: &DatabaseTransaction,
    doer: &Doer,
    links: &[(&Link, &str)],
) -> Result<bool, DbErr> {
    let ids: Vec<Uuid> = links.iter().map(|(link, _)| link.id).collect();
    let updated = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(doer.at)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ReplacedAt.is_null())
        .exec(tx)
        .await?;
    if updated.rows_affected != ids.len() as u64 {
        return Ok(false);
    }
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(doer.at)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::OrganisationId.is_in(links.iter().map(|(link, _)| link.organisation_id.0)))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ReplacedAt.gt(doer.at))
        .exec(tx)
        .await?;
    mail::withdraw(tx, (doer.scope, doer.at), KIND, &ids).await?;
    let happenings = links
        .iter()
        .map(|(link, name)| (doer.clone(), happening(Verb::Ended, link.organisation_id, name)));
    events::record_all(tx, happenings.collect()).await?;
    Ok(true)
}

/// Writes down that somebody said by this link: all of it is true, and nothing is missing. Where a reminder has followed
/// it, that is answered with it.
pub async fn answer(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (link_id, organisation_id, name): (Uuid, OrganisationId, &str),
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AnsweredAt, Expr::value(Some(doer.at)))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::OrganisationId.eq(organisation_id.0))
        .filter(
            Condition::any()
                .add(Column::Id.eq(link_id))
                .add(Column::ReplacedAt.is_null()),
        )
        .exec(tx)
        .await?;
    events::record(tx, doer, happening(Verb::Confirmed, organisation_id, name)).await
}

/// Takes back that somebody said so at that moment; it was last said when it had been before. Nothing happens where it
/// has been said again since.
pub async fn take_back(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (organisation_id, name): (OrganisationId, &str),
    (said_at, before): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::AnsweredAt, Expr::value(before))
        .filter(Column::CoalitionId.eq(doer.scope.key()))
        .filter(Column::OrganisationId.eq(organisation_id.0))
        .filter(Column::AnsweredAt.eq(said_at))
        .exec(tx)
        .await?;
    if updated.rows_affected == 0 {
        return Ok(false);
    }
    events::record(tx, doer, happening(Verb::Undone, organisation_id, name)).await?;
    Ok(true)
}

fn happening(verb: Verb, id: OrganisationId, name: &str) -> Happening {
    Happening::new(verb, KIND, id.0, name)
}

pub(super) fn link(row: &Model) -> Link {
    Link {
        coalition_id: CoalitionId(row.coalition_id),
        id: row.id,
        organisation_id: OrganisationId(row.organisation_id),
        made_by: PersonId(row.made_by_id),
        made_at: row.made_at,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        replaced_at: row.replaced_at,
        revoked_at: row.revoked_at,
        answered_at: row.answered_at,
    }
}
