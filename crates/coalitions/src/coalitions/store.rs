//! Every query on coalitions.

use chrono::{DateTime, Utc};
use kernel::{CoalitionId, Happening, Scope, Verb};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};
use web::App;
use web::events::{self, Doer};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::{Settings, Start};

/// A coalition as its pages show it.
#[derive(Clone, Debug)]
pub struct Coalition {
    pub id: CoalitionId,
    pub slug: String,
    pub name: String,
    pub sentence: String,
    pub area: String,
    pub place_level_max: i32,
    pub overlap_from: i32,
    /// It has said that it does not set needs now.
    pub sets_no_needs: bool,
    pub version: i32,
}

/// Districts, unless the coalition says otherwise; four organisations on the same people, likewise.
const PLACE_LEVEL_MAX: i32 = 2;
const OVERLAP_FROM: i32 = 4;
/// How many address words are named when one was wrong.
const SLUGS_MAX: u64 = 20;
/// How many numbered addresses are tried before giving up.
const NUMBERED_MAX: u32 = 1_000;

/// Adds a coalition; returns its scope and the word for its address, numbered when the first was taken.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever starts a coalition has entered it"
)]
pub async fn add(tx: &DatabaseTransaction, app: &App, start: &Start) -> Result<(Scope, String), DbErr> {
    let mut free = start.clone();
    for number in 2..NUMBERED_MAX {
        if find_by_slug(tx, free.slug()).await?.is_none() {
            break;
        }
        free = start.numbered(number);
    }
    let id = app.ids().next();
    Entity::insert(ActiveModel {
        id: Set(id),
        slug: Set(free.slug.clone()),
        name: Set(free.name.clone()),
        sentence: Set(free.sentence.clone()),
        area: Set(String::new()),
        place_level_max: Set(PLACE_LEVEL_MAX),
        overlap_from: Set(OVERLAP_FROM),
        needs_aside_at: Set(None),
        created_at: Set(app.now()),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((Scope::entered(CoalitionId(id)), free.slug))
}

/// The coalition of a scope.
pub async fn get(db: &impl ConnectionTrait, scope: Scope) -> Result<Option<Coalition>, DbErr> {
    Ok(Entity::find_by_id(scope.key()).one(db).await?.map(shown))
}

pub async fn find_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Coalition>, DbErr> {
    Ok(Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(db)
        .await?
        .map(shown))
}

pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().count(db).await? == 0)
}

/// The coalitions started last, for the program's own work in each.
#[expect(
    clippy::disallowed_methods,
    reason = "a job of the program may enter any coalition"
)]
pub async fn latest(db: &impl ConnectionTrait, most: u64) -> Result<Vec<Scope>, DbErr> {
    let ids: Vec<uuid::Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::CreatedAt)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids
        .into_iter()
        .map(|id| Scope::entered(CoalitionId(id)))
        .collect())
}

/// The address words of all coalitions on this server, for whoever looks after it.
pub async fn slugs(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows = Entity::find()
        .order_by_asc(Column::Slug)
        .limit(SLUGS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.slug).collect())
}

/// The coalitions with these ids, by name.
pub(crate) async fn list(db: &impl ConnectionTrait, ids: Vec<uuid::Uuid>) -> Result<Vec<Coalition>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Name)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(shown).collect())
}

/// Returns `false` when somebody else saved first.
pub(super) async fn settle(
    tx: &DatabaseTransaction,
    scope: Scope,
    version: i32,
    settings: &Settings,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(settings.name.clone()))
        .col_expr(Column::Sentence, Expr::value(settings.sentence.clone()))
        .col_expr(Column::Area, Expr::value(settings.area.clone()))
        .col_expr(Column::OverlapFrom, Expr::value(settings.overlap_from))
        .col_expr(Column::PlaceLevelMax, Expr::value(settings.place_level_max))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::Id.eq(scope.key()))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Sets the sentence alone: the second step of starting. Returns `false` when somebody else saved first.
pub async fn say(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (sentence, version): (&str, i32),
) -> Result<bool, DbErr> {
    let updated = set(Column::Sentence, sentence)
        .filter(Column::Id.eq(doer.scope.key()))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Sets the words for where the coalition works, shown beside its name.
pub async fn describe(tx: &DatabaseTransaction, doer: &Doer, area: &str) -> Result<(), DbErr> {
    set(Column::Area, area)
        .filter(Column::Id.eq(doer.scope.key()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Puts the first step of setting needs aside, or takes it up again. What is so already stays as it is.
pub async fn put_needs_aside(
    tx: &DatabaseTransaction,
    doer: &Doer,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let as_before = match at {
        Some(_) => Column::NeedsAsideAt.is_null(),
        None => Column::NeedsAsideAt.is_not_null(),
    };
    let updated = Entity::update_many()
        .col_expr(Column::NeedsAsideAt, Expr::value(at))
        .filter(Column::Id.eq(doer.scope.key()))
        .filter(as_before)
        .exec(tx)
        .await?;
    if updated.rows_affected == 0 {
        return Ok(());
    }
    let verb = at.map_or(Verb::Revived, |_| Verb::Ended);
    events::record(tx, doer, Happening::new(verb, "step", doer.scope.key(), "")).await
}

fn set(column: Column, text: &str) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(column, Expr::value(text))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
}

pub(crate) fn shown(row: Model) -> Coalition {
    Coalition {
        id: CoalitionId(row.id),
        slug: row.slug,
        name: row.name,
        sentence: row.sentence,
        area: row.area,
        place_level_max: row.place_level_max,
        overlap_from: row.overlap_from,
        sets_no_needs: row.needs_aside_at.is_some(),
        version: row.version,
    }
}
