//! Every query on what was asked.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use kernel::{Change, Happening, Ids, Scope, Verb};
use organisations::FocusId;
use places::PlaceId;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};

use super::asked_entity as asked;
use super::rules::{AT_ONCE_MAX, AskedPlan};
use super::store::CHUNK;

/// The kind of thing in events.
pub(crate) const ASKED: &str = "asked";

/// A record of asking.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub id: Uuid,
    pub place_id: PlaceId,
    pub focus_id: FocusId,
    pub asked_on: NaiveDate,
    pub how: String,
    pub version: i32,
}

/// What was asked of these places and kinds of work, the latest first.
pub(crate) async fn asked_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    (places, focuses): (&[Uuid], &[Uuid]),
    most: u64,
) -> Result<Vec<Asked>, DbErr> {
    let rows = asked::Entity::find()
        .filter(asked::Column::CoalitionId.eq(scope.key()))
        .filter(asked::Column::PlaceId.is_in(places.iter().copied()))
        .filter(asked::Column::FocusId.is_in(focuses.iter().copied()))
        .order_by_desc(asked::Column::AskedOn)
        .order_by_desc(asked::Column::How)
        .order_by_desc(asked::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(asked_from).collect())
}

/// What was asked lately.
pub(crate) async fn asked_lately(
    db: &impl ConnectionTrait,
    scope: Scope,
    most: u64,
) -> Result<Vec<Asked>, DbErr> {
    let rows = asked::Entity::find()
        .filter(asked::Column::CoalitionId.eq(scope.key()))
        .order_by_desc(asked::Column::AskedOn)
        .order_by_desc(asked::Column::How)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(asked_from).collect())
}

/// What was asked on a day in one way, as much of it as a page can show.
pub(crate) async fn asked_on(
    db: &impl ConnectionTrait,
    scope: Scope,
    day: NaiveDate,
    how: &str,
) -> Result<Vec<Asked>, DbErr> {
    let rows = asked::Entity::find()
        .filter(asked::Column::CoalitionId.eq(scope.key()))
        .filter(asked::Column::AskedOn.eq(day))
        .filter(asked::Column::How.eq(how))
        .order_by_asc(asked::Column::Id)
        .limit(AT_ONCE_MAX as u64)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(asked_from).collect())
}

/// Those of these records that are still there.
pub(crate) async fn asked_those(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<Asked>, DbErr> {
    let rows = asked::Entity::find()
        .filter(asked::Column::CoalitionId.eq(scope.key()))
        .filter(asked::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(asked::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(asked_from).collect())
}

/// What of these places and kinds of work was asked about on a day in one way, by other records than these, each pair
/// once: never more than there are pairs, however much was asked that day.
pub(crate) async fn asked_already(
    db: &impl ConnectionTrait,
    scope: Scope,
    (day, how): (NaiveDate, &str),
    (places, focuses): (&[PlaceId], &[FocusId]),
    others_than: &[Uuid],
) -> Result<HashSet<(Uuid, Uuid)>, DbErr> {
    let pairs: Vec<(Uuid, Uuid)> = asked::Entity::find()
        .select_only()
        .columns([asked::Column::PlaceId, asked::Column::FocusId])
        .distinct()
        .filter(asked::Column::CoalitionId.eq(scope.key()))
        .filter(asked::Column::AskedOn.eq(day))
        .filter(asked::Column::How.eq(how))
        .filter(asked::Column::PlaceId.is_in(places.iter().map(|place| place.0)))
        .filter(asked::Column::FocusId.is_in(focuses.iter().map(|focus| focus.0)))
        .filter(asked::Column::Id.is_not_in(others_than.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(pairs.into_iter().collect())
}

/// Writes down what was asked; each with the name under which the record of events knows it.
pub(crate) async fn add_asked(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    asked: Vec<(Doer, AskedPlan, String)>,
) -> Result<(), DbErr> {
    let asked: Vec<(Uuid, (Doer, AskedPlan, String))> =
        asked.into_iter().map(|one| (ids.next(), one)).collect();
    let rows: Vec<asked::ActiveModel> = asked
        .iter()
        .map(|(id, (doer, plan, _))| asked::ActiveModel {
            coalition_id: Set(scope.key()),
            id: Set(*id),
            place_id: Set(plan.place_id.0),
            focus_id: Set(plan.focus_id.0),
            asked_on: Set(plan.asked_on),
            how: Set(plan.how.clone()),
            created_at: Set(doer.at),
            version: Set(1),
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        asked::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    let happenings = asked
        .into_iter()
        .map(|(id, (doer, _, name))| (doer, Happening::new(Verb::Added, ASKED, id, name)));
    events::record_all(tx, happenings.collect()).await
}

/// Gives records of asking another day and way, as they were seen. Returns `false` when somebody else was first.
pub(crate) async fn change_asked(
    tx: &DatabaseTransaction,
    doer: &Doer,
    changed: Vec<(&Asked, AskedPlan, String)>,
) -> Result<bool, DbErr> {
    let Some((_, plan, _)) = changed.first() else {
        return Ok(true);
    };
    let seen: Vec<&Asked> = changed.iter().map(|(one, ..)| *one).collect();
    let rows = asked::Entity::update_many()
        .col_expr(asked::Column::AskedOn, Expr::value(plan.asked_on))
        .col_expr(asked::Column::How, Expr::value(plan.how.clone()))
        .col_expr(asked::Column::Version, Expr::col(asked::Column::Version).add(1))
        .filter(as_seen(doer.scope, &seen))
        .exec(tx)
        .await?
        .rows_affected;
    if rows != seen.len() as u64 {
        return Ok(false);
    }
    let happenings = changed.iter().map(|(one, plan, name)| {
        let changes = [
            Change::of("asked-on", &one.asked_on.to_string(), &plan.asked_on.to_string()),
            Change::of("asked-how", &one.how, &plan.how),
        ];
        let happening = Happening::new(Verb::Changed, ASKED, one.id, name);
        (doer.clone(), happening.with(changes.into_iter().flatten().collect()))
    });
    events::record_all(tx, happenings.collect()).await?;
    Ok(true)
}

/// Takes records of asking away, as they were seen. Returns `false` when somebody else was first.
pub(crate) async fn remove_asked(
    tx: &DatabaseTransaction,
    doer: &Doer,
    removed: Vec<(&Asked, String)>,
) -> Result<bool, DbErr> {
    if removed.is_empty() {
        return Ok(true);
    }
    let seen: Vec<&Asked> = removed.iter().map(|(one, _)| *one).collect();
    let rows = asked::Entity::delete_many()
        .filter(as_seen(doer.scope, &seen))
        .exec(tx)
        .await?
        .rows_affected;
    if rows != seen.len() as u64 {
        return Ok(false);
    }
    let happenings = removed.iter().map(|(one, name)| {
        let changes = [
            Change::of("asked-on", &one.asked_on.to_string(), ""),
            Change::of("asked-how", &one.how, ""),
        ];
        let happening = Happening::new(Verb::Removed, ASKED, one.id, name);
        (doer.clone(), happening.with(changes.into_iter().flatten().collect()))
    });
    events::record_all(tx, happenings.collect()).await?;
    Ok(true)
}

/// These records, as long as nobody has changed them since they were seen.
fn as_seen(scope: Scope, seen: &[&Asked]) -> Condition {
    let mut by_version: BTreeMap<i32, Vec<Uuid>> = BTreeMap::new();
    for one in seen {
        by_version.entry(one.version).or_default().push(one.id);
    }
    let any = by_version
        .into_iter()
        .fold(Condition::any(), |any, (version, ids)| {
            any.add(
                asked::Column::Version
                    .eq(version)
                    .and(asked::Column::Id.is_in(ids)),
            )
        });
    Condition::all()
        .add(asked::Column::CoalitionId.eq(scope.key()))
        .add(asked::Column::Id.is_in(seen.iter().map(|one| one.id)))
        .add(any)
}

fn asked_from(row: asked::Model) -> Asked {
    Asked {
        id: row.id,
        place_id: PlaceId(row.place_id),
        focus_id: FocusId(row.focus_id),
        asked_on: row.asked_on,
        how: row.how,
        version: row.version,
    }
}
