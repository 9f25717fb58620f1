//! Every query of the directory: the register, and what the lines of a page say.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{OrganisationId, Scope};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use web::search::{self, Hit};
use web::{App, Known, events};

use super::choice::Choice;
use super::register::{Entered, Mark, Register};
use crate::lists;
use crate::organisations::entities::organisation::{Column, Entity};
use crate::organisations::entities::{link_focus, link_language, link_place, link_sector};
use crate::organisations::links::NAMED;
use crate::organisations::store::KIND;
use crate::organisations::{State, names};

/// A line of the directory: id, name, acronym, state, last confirmed, last changed.
pub type Row = (Uuid, String, Option<String>, String, Option<NaiveDate>, DateTime<Utc>);

/// So many organisations are entered in the register at once.
const STRETCH: u64 = 5_000;

/// The register of a coalition, brought up to date when something happened to an organisation.
pub async fn register(app: &App, scope: Scope) -> Result<Arc<Register>, DbErr> {
    app.kept_while(scope, &[KIND], async |db, before: Option<Known<Register>>| {
        let Some(before) = before else {
            return all(db, scope).await;
        };
        match events::touched(db, scope, KIND, before.tally.of(KIND), NAMED).await? {
            Some(ids) => {
                let found = entered(db, scope, &Which::These(ids.clone())).await?;
                Ok(before.thing.with(&ids, found))
            }
            None => all(db, scope).await,
        }
    })
    .await
}

/// The active organisations about which nobody has said for a year that it is all still true.
pub async fn stale(app: &App, scope: Scope, today: NaiveDate) -> Result<Vec<OrganisationId>, DbErr> {
    let found = register(app, scope).await?.chosen(&Choice::stale(today));
    Ok(found.into_iter().map(OrganisationId).collect())
}

/// The active organisations that the directory finds by these words, as the search shows them, in order of name.
pub async fn search(app: &App, scope: Scope, text: &str, most: usize) -> Result<Vec<Hit>, DbErr> {
    let db = app.db();
    let choice = Choice::named(text, &lists::focuses(db, scope).await?);
    let mut found = Vec::new();
    if !choice.words.is_empty() {
        found = register(app, scope).await?.chosen(&choice);
        found.truncate(most);
    }
    let ids: Vec<OrganisationId> = found.into_iter().map(OrganisationId).collect();
    let mut names = names(db, scope, &ids).await?;
    let hit = |id: OrganisationId| Some(Hit { id: id.0, kind: KIND.to_owned(), title: names.remove(&id)? });
    Ok(ids.into_iter().filter_map(hit).collect())
}

async fn all(db: &impl ConnectionTrait, scope: Scope) -> Result<Register, DbErr> {
    let mut register = Register::default();
    let mut which = Which::After(Uuid::nil());
    loop {
        let some = entered(db, scope, &which).await?;
        let Some(last) = some.last() else {
            return Ok(register);
        };
        which = Which::After(last.id);
        register = register.with(&[], some);
    }
}

/// Which organisations are read.
enum Which {
    These(Vec<Uuid>),
    /// The next stretch of them by id.
    After(Uuid),
    /// From the first to the last of a stretch.
    Between(Uuid, Uuid),
}

impl Which {
    fn meets(&self, id: Expr) -> Expr {
        match self {
            Self::These(ids) => id.is_in(ids.iter().copied()),
            Self::After(last) => id.gt(*last),
            Self::Between(first, last) => id.clone().gte(*first).and(id.lte(*last)),
        }
    }
}

/// Organisations as the register has them, by id.
async fn entered(db: &impl ConnectionTrait, scope: Scope, which: &Which) -> Result<Vec<Entered>, DbErr> {
    let rows: Vec<(Uuid, String, DateTime<Utc>, Option<NaiveDate>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State, Column::UpdatedAt, Column::ConfirmedOn])
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(which.meets(Expr::col(Column::Id)))
        .order_by_asc(Column::Id)
        .limit(matches!(which, Which::After(_)).then_some(STRETCH))
        .into_tuple()
        .all(db)
        .await?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(Vec::new());
    };
    let span = Which::Between(first.0, last.0);
    let which = if matches!(which, Which::After(_)) {
        &span
    } else {
        which
    };
    let mut names = search::folded(db, scope, KIND, |id| which.meets(id)).await?;
    let mut marks = marks(db, scope, which).await?;
    let entered = rows
        .into_iter()
        .map(|(id, state, updated_at, confirmed_on)| Entered {
            id,
            confirmed_on,
            state: State::from_word(&state).unwrap_or(State::Active),
            updated_at: updated_at.timestamp_micros(),
            names: names.remove(&id).unwrap_or_default(),
            marks: marks.remove(&id).unwrap_or_default(),
        });
    Ok(entered.collect())
}

/// What these organisations can be narrowed by.
async fn marks(
    db: &impl ConnectionTrait,
    scope: Scope,
    which: &Which,
) -> Result<HashMap<Uuid, Vec<Mark>>, DbErr> {
    let mut found: HashMap<Uuid, Vec<Mark>> = HashMap::new();
    macro_rules! gather {
        ($table:ident, $column:ident, $mark:expr) => {
            let rows = $table::Entity::find()
                .select_only()
                .columns([$table::Column::OrganisationId, $table::Column::$column])
                .filter($table::Column::CoalitionId.eq(scope.key()))
                .filter(which.meets(Expr::col($table::Column::OrganisationId)))
                .into_tuple()
                .all(db)
                .await?;
            for (id, value) in rows {
                found.entry(id).or_default().push($mark(value));
            }
        };
    }
    gather!(link_sector, SectorId, Mark::Of);
    gather!(link_focus, FocusId, Mark::Of);
    gather!(link_place, PlaceId, Mark::Of);
    gather!(link_language, Language, Mark::Speaks);
    Ok(found)
}

/// What the lines of these organisations say, in the order of the ids.
pub async fn rows(db: &impl ConnectionTrait, scope: Scope, ids: &[Uuid]) -> Result<Vec<Row>, DbErr> {
    let mut found: Vec<Row> = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let rows: Vec<Row> = Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::Name,
                Column::Acronym,
                Column::State,
                Column::ConfirmedOn,
                Column::UpdatedAt,
            ])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let mut by_id: HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.0, row)).collect();
        found.extend(some.iter().filter_map(|id| by_id.remove(id)));
    }
    Ok(found)
}

/// The two texts that only lists taken away show: what it is about, and its website.
pub async fn long_texts(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (String, Option<String>)>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(NAMED) {
        let rows: Vec<(Uuid, String, Option<String>)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::About, Column::Website])
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(
            rows.into_iter()
                .map(|(id, about, website)| (id, (about, website))),
        );
    }
    Ok(found)
}
