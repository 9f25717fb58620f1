//! Every query on what words mean, remembered from list to list.

use std::collections::HashMap;

use kernel::{Ids, Scope};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use web::events::Doer;
use web::{PAGE_LEN, PageOf};

use super::word_entity::{ActiveModel, Column, Entity, Model};
use crate::answers::{Answer, Given, Subject};
use crate::deciding::Remembered;

const CHUNK: usize = 500;

/// A remembered word.
#[derive(Clone, Debug)]
pub struct Word {
    pub id: Uuid,
    pub subject: Subject,
    pub written: String,
    pub answer: Answer,
    /// An import took it for this, and nobody was asked.
    pub is_unasked: bool,
}

/// What somebody said of some words, each by its subject and as it is compared.
pub async fn remembered(
    db: &impl ConnectionTrait,
    scope: Scope,
    words: &[(Subject, String)],
) -> Result<HashMap<(Subject, String), Answer>, DbErr> {
    let mut found = HashMap::new();
    for some in words.chunks(CHUNK) {
        let rows = Entity::find()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Subject.is_in(Subject::ALL.map(Subject::word)))
            .filter(Column::Folded.is_in(some.iter().map(|(_, folded)| folded.as_str())))
            .filter(Column::ImportId.is_null())
            .all(db)
            .await?;
        found.extend(rows.into_iter().filter_map(|row| {
            let key = (Subject::from_word(&row.subject)?, row.folded);
            Some((key, Answer::from_word(&row.answer)?))
        }));
    }
    Ok(found)
}

/// Everything that is remembered, also what nobody was asked about.
pub async fn all(db: &impl ConnectionTrait, scope: Scope) -> Result<Remembered, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .all(db)
        .await?;
    let meant = rows.into_iter().filter_map(|row| {
        let key = (Subject::from_word(&row.subject)?, row.folded);
        Some((key, Answer::from_word(&row.answer)?))
    });
    Ok(meant.collect())
}

/// Remembers what was said; what was said of the same word before gives way to it. What an import took for something
/// without asking anybody gives way to everything.
pub async fn remember(
    tx: &DatabaseTransaction,
    (doer, ids): (&Doer, &Ids),
    given: &[Given],
    unasked: Option<Uuid>,
) -> Result<(), DbErr> {
    let word = || OnConflict::columns([Column::CoalitionId, Column::Subject, Column::Folded]);
    let anew = match unasked {
        Some(_) => word().do_nothing().to_owned(),
        None => word()
            .update_columns([Column::Written, Column::Answer, Column::SaidAt, Column::ImportId])
            .to_owned(),
    };
    for some in given.chunks(CHUNK) {
        let rows = some.iter().map(|given| ActiveModel {
            coalition_id: Set(doer.scope.key()),
            id: Set(ids.next()),
            subject: Set(given.subject.word().to_owned()),
            folded: Set(given.key.clone()),
            written: Set(given.written.clone()),
            answer: Set(given.answer.word()),
            said_at: Set(doer.at),
            import_id: Set(unasked),
        });
        Entity::insert_many(rows)
            .on_conflict(anew.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The latest first.
pub async fn list(db: &impl ConnectionTrait, scope: Scope, page: u64) -> Result<PageOf<Word>, DbErr> {
    let all = || Entity::find().filter(Column::CoalitionId.eq(scope.key()));
    let rows = all()
        .order_by_desc(Column::SaidAt)
        .order_by_desc(Column::Id)
        .offset((page - 1) * PAGE_LEN)
        .limit(PAGE_LEN)
        .all(db)
        .await?;
    let total = all().count(db).await?;
    Ok(PageOf { rows: rows.into_iter().filter_map(word).collect(), total })
}

/// Forgets what an import took words for without asking anybody.
pub async fn forget_of(tx: &DatabaseTransaction, scope: Scope, import_id: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::ImportId.eq(import_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets a word; one that is forgotten already stays so.
pub async fn forget(tx: &DatabaseTransaction, scope: Scope, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id((scope.key(), id)).exec(tx).await?;
    Ok(())
}

fn word(row: Model) -> Option<Word> {
    Some(Word {
        id: row.id,
        is_unasked: row.import_id.is_some(),
        subject: Subject::from_word(&row.subject)?,
        written: row.written,
        answer: Answer::from_word(&row.answer)?,
    })
}
