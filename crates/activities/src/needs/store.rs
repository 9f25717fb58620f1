//! Every query on what is needed; those on what was asked stand in `asked_store.rs`.

use chrono::NaiveDate;
use kernel::{Change, Happening, Ids, Scope, Verb};
use organisations::FocusId;
use places::PlaceId;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::{self, Doer};

use super::need_entity as need;
use super::rules::NeedPlan;

pub(crate) use super::asked_store::{
    ASKED, Asked, add_asked, asked_already, asked_lately, asked_of, asked_on, asked_those, change_asked,
    remove_asked,
};

/// The kind of thing in events.
pub(crate) const NEED: &str = "need";
pub(super) const CHUNK: usize = 500;

/// A need as it was set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Need {
    pub id: Uuid,
    pub place_id: PlaceId,
    pub focus_id: FocusId,
    pub level: i32,
    pub reason: String,
    pub set_on: NaiveDate,
    pub version: i32,
}

/// The need set for exactly this place and kind of work.
pub(crate) async fn need_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    place_id: Uuid,
    focus_id: Uuid,
) -> Result<Option<Need>, DbErr> {
    let row = need::Entity::find()
        .filter(need::Column::CoalitionId.eq(scope.key()))
        .filter(need::Column::PlaceId.eq(place_id))
        .filter(need::Column::FocusId.eq(focus_id))
        .one(db)
        .await?;
    Ok(row.map(need_from))
}

/// The needs inside these places and kinds of work, the greatest first.
pub(crate) async fn needs_inside(
    db: &impl ConnectionTrait,
    scope: Scope,
    (places, focuses): (&[Uuid], &[Uuid]),
    most: u64,
) -> Result<Vec<Need>, DbErr> {
    let rows = need::Entity::find()
        .filter(need::Column::CoalitionId.eq(scope.key()))
        .filter(need::Column::PlaceId.is_in(places.iter().copied()))
        .filter(need::Column::FocusId.is_in(focuses.iter().copied()))
        .order_by_desc(need::Column::Level)
        .order_by_desc(need::Column::SetOn)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(need_from).collect())
}

/// Sets a need that was not set yet, or takes none away: `level` 0 leaves no row.
pub(crate) async fn add_needs(
    tx: &DatabaseTransaction,
    scope: Scope,
    ids: &Ids,
    needs: Vec<(Doer, NeedPlan, String)>,
) -> Result<(), DbErr> {
    let needs: Vec<(Uuid, (Doer, NeedPlan, String))> = needs
        .into_iter()
        .filter(|(_, plan, _)| plan.level > 0)
        .map(|need| (ids.next(), need))
        .collect();
    let rows: Vec<need::ActiveModel> = needs
        .iter()
        .map(|(id, (_, plan, _))| need::ActiveModel {
            coalition_id: Set(scope.key()),
            id: Set(*id),
            place_id: Set(plan.place_id.0),
            focus_id: Set(plan.focus_id.0),
            level: Set(plan.level),
            reason: Set(plan.reason.clone()),
            set_on: Set(plan.set_on),
            version: Set(1),
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        need::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    let happenings = needs.into_iter().map(|(id, (doer, plan, name))| {
        let changes = Change::of("needs-level", "", &plan.level.to_string())
            .into_iter()
            .collect();
        (doer, Happening::new(Verb::Added, NEED, id, name).with(changes))
    });
    events::record_all(tx, happenings.collect()).await
}

/// Sets a need anew, or takes it away when the level is 0. Returns `false` when somebody else saved first.
pub(crate) async fn change_need(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (before, name): (&Need, &str),
    plan: &NeedPlan,
    changes: Vec<Change>,
) -> Result<bool, DbErr> {
    let this = need::Column::CoalitionId
        .eq(doer.scope.key())
        .and(need::Column::Id.eq(before.id))
        .and(need::Column::Version.eq(before.version));
    let rows = if plan.level == 0 {
        need::Entity::delete_many()
            .filter(this)
            .exec(tx)
            .await?
            .rows_affected
    } else {
        need::Entity::update_many()
            .col_expr(need::Column::Level, Expr::value(plan.level))
            .col_expr(need::Column::Reason, Expr::value(plan.reason.clone()))
            .col_expr(need::Column::SetOn, Expr::value(plan.set_on))
            .col_expr(need::Column::Version, Expr::value(before.version + 1))
            .filter(this)
            .exec(tx)
            .await?
            .rows_affected
    };
    if rows == 0 {
        return Ok(false);
    }
    let verb = if plan.level == 0 {
        Verb::Removed
    } else {
        Verb::Changed
    };
    events::record(tx, doer, Happening::new(verb, NEED, before.id, name).with(changes)).await?;
    Ok(true)
}

pub(super) fn need_from(row: need::Model) -> Need {
    Need {
        id: row.id,
        place_id: PlaceId(row.place_id),
        focus_id: FocusId(row.focus_id),
        level: row.level,
        reason: row.reason,
        set_on: row.set_on,
        version: row.version,
    }
}
