//! The words that are remembered from list to list, and forgetting one.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::OrganisationId;
use uuid::Uuid;
use web::{Column, Crumb, Frame, Listing, PageError, Query, Visit, page, redirect};

use super::reading;
use super::word_store::{self, Word};
use crate::answers::{Answer, Subject};

#[derive(Template)]
#[template(path = "imports/words.html")]
struct Index<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    columns: Vec<Column>,
    lines: Vec<Line>,
    listing: Listing,
}

/// One remembered word.
struct Line {
    written: String,
    about: String,
    means: String,
    /// Where it is forgotten, and how that is called.
    action: String,
    forget: String,
}

pub async fn index(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let found = word_store::list(visit.app.db(), visit.scope, query.page()).await?;
    let names = names(&visit, &found.rows).await?;
    let heads = ["word", "about", "meant", "forget"];
    page(&Index {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        columns: heads
            .map(|word| Column::plain(frame.of("import-head-", word, "")))
            .into(),
        listing: Listing::whole(&query, found.rows.len(), found.total),
        lines: found.rows.iter().map(|word| line(frame, word, &names)).collect(),
    })
}

/// What the things are called that words mean.
async fn names(visit: &Visit, words: &[Word]) -> Result<HashMap<Uuid, String>, PageError> {
    let (db, scope) = (visit.app.db(), visit.scope);
    let of = |subject: Subject| {
        let some = words.iter().filter(move |word| word.subject == subject);
        some.filter_map(|word| match word.answer {
            Answer::This(id) | Answer::Inside(id) => Some(id),
            _ => None,
        })
    };
    let organisations: Vec<OrganisationId> = of(Subject::Organisation).map(OrganisationId).collect();
    let organisations = organisations::names(db, scope, &organisations).await?.into_iter();
    let mut names: HashMap<Uuid, String> = organisations.map(|(id, name)| (id.0, name)).collect();
    let tree = places::kept_tree(&visit.app, scope).await?;
    let places = of(Subject::Place).filter_map(|id| {
        let id = places::PlaceId(id);
        let offered = || {
            Some(
                crate::world_names::offered(id)?
                    .name_in(visit.frame.language.tag())
                    .to_owned(),
            )
        };
        let name = tree.get(id).map(|_| tree.label(id)).or_else(offered)?;
        Some((id.0, name))
    });
    names.extend(places);
    let focuses = organisations::focuses(db, scope).await?.into_iter();
    names.extend(focuses.map(|focus| (focus.id.0, focus.name)));
    let populations = organisations::populations(db, scope).await?.into_iter();
    names.extend(populations.map(|one| (one.id.0, one.name)));
    Ok(names)
}

fn line(frame: &Frame, word: &Word, names: &HashMap<Uuid, String>) -> Line {
    let named = |id: Uuid| {
        names
            .get(&id)
            .cloned()
            .unwrap_or_else(|| frame.t("import-word-gone"))
    };
    let means = match word.answer {
        Answer::This(id) => named(id),
        Answer::Inside(id) => frame.t1("import-answer-inside", "name", named(id)),
        Answer::New => frame.t("import-word-new"),
        Answer::Out => frame.t("import-word-out"),
        Answer::Several => frame.t("import-answer-several"),
        Answer::One => frame.t("import-answer-one"),
        Answer::Everybody => frame.t("import-answer-everybody"),
    };
    let means = match word.is_unasked {
        true => frame.t1("import-word-unasked", "means", means),
        false => means,
    };
    Line {
        about: frame.of("import-word-", word.subject.word(), ""),
        means,
        action: frame.at(&format!("/imports/words/{}/removal", word.id)),
        forget: frame.t1("import-word-forget", "word", &word.written),
        written: word.written.clone(),
    }
}

pub async fn forget(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    word_store::forget(&tx, visit.scope, reading::id_of(&id)?).await?;
    tx.commit().await?;
    Ok(redirect(&visit.frame.at("/imports/words"), Some("notice-import-word-forgotten")))
}
