//! Every query that finds needs by words: those of the place, in any of its names, and of the kind of work.

use kernel::Scope;
use organisations::FocusId;
use places::PlaceId;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use web::{PageError, Visit, search};

use super::need_entity::{Column, Entity, Model};
use crate::activities::cell;
use crate::cloth::words;
use crate::loom::{self, Atlas};

/// A need that was found.
#[derive(Clone, Debug)]
pub struct FoundNeed {
    /// `Legal aid in Nan`.
    pub title: String,
    /// How great it is, and what lies around the place.
    pub details: Vec<String>,
    pub href: String,
}

/// The needs whose place and kind of work together hold every word of `text`, the greatest first.
pub async fn find_needs(visit: &Visit, text: &str, most: u64) -> Result<Vec<FoundNeed>, PageError> {
    let wanted = kernel::fold_query(text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let wanted = wanted.into_iter().map(|word| {
        let focuses = focuses_named(&atlas, &word);
        (word, focuses)
    });
    let rows = named(visit.app.db(), visit.scope, wanted.collect(), most).await?;
    Ok(rows.iter().map(|need| found(visit, &atlas, need)).collect())
}

/// Kinds of work with this in their name, and those in an area with this in its name.
fn focuses_named(atlas: &Atlas, word: &str) -> Vec<Uuid> {
    let names = |id: Uuid| kernel::fold(atlas.focus_name(id)).contains(word);
    let all = atlas.focuses.things().iter();
    all.filter(|focus| names(focus.id.0) || focus.parent_id.is_some_and(|area| names(area.0)))
        .map(|focus| focus.id.0)
        .collect()
}

async fn named(
    db: &impl ConnectionTrait,
    scope: Scope,
    wanted: Vec<(String, Vec<Uuid>)>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    let backend = db.get_database_backend();
    let holds = |(word, focuses): (String, Vec<Uuid>)| {
        Condition::any()
            .add(Column::PlaceId.in_subquery(search::matching(backend, scope, "place", &[word])))
            .add(Column::FocusId.is_in(focuses))
    };
    let all = wanted
        .into_iter()
        .fold(Condition::all(), |all, word| all.add(holds(word)));
    Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(all)
        .order_by_desc(Column::Level)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await
}

fn found(visit: &Visit, atlas: &Atlas, need: &Model) -> FoundNeed {
    let frame = &visit.frame;
    let (focus, place) = (atlas.focus_name(need.focus_id), atlas.place_name(need.place_id));
    let level = u8::try_from(need.level).unwrap_or(0);
    FoundNeed {
        title: frame.t2("activities-in", "focus", focus, "place", place),
        details: vec![
            words::need_alone(frame, level),
            atlas.tree.label(PlaceId(need.place_id)),
        ],
        href: cell(frame, atlas, PlaceId(need.place_id), FocusId(need.focus_id)),
    }
}
