//! The limit: the same question put to the same records, the same lines on the page, and nothing else.
//!
//! No session, no doors, no words to be looked up, no forms: what is left is what any program on these
//! libraries has to do, so that Weft's own share can be read off.

mod question;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use kernel::Scope;
use serde::Deserialize;
use tokio::net::TcpListener;
use uuid::Uuid;
use web::Database;

use crate::fill::{self, Records};
use question::{Line, Question};

/// What the server knows before it is asked anything.
struct Bare {
    database: Database,
    scope: Scope,
    /// Each country with everything inside it.
    inside: HashMap<Uuid, Vec<Uuid>>,
    /// What a page has around its lines, as long as Weft's own.
    rest: String,
}

#[derive(Deserialize)]
struct Asked {
    place: Option<Uuid>,
    q: Option<String>,
}

#[derive(Template)]
#[template(path = "bare/list.html")]
struct List<'a> {
    lines: Vec<Line>,
    total: i64,
    rest: &'a str,
}

/// Answers until it is ended. `rest` is the length of what stands around the lines.
pub async fn serve(records: &Records, listen: SocketAddr, rest: usize) -> anyhow::Result<()> {
    let app = records.open().await?;
    let scope = fill::enter(&app, fill::SLUG).await?;
    let tree = places::tree(app.db(), scope).await?;
    let inside = tree.roots().into_iter().map(|country| {
        let inside = tree.inside(country.id).iter().map(|place| place.id.0).collect();
        (country.id.0, inside)
    });
    let bare = Bare {
        database: app.database().clone(),
        scope,
        inside: inside.collect(),
        rest: filling(rest),
    };
    let router = Router::new().route("/list", get(list)).with_state(Arc::new(bare));
    Ok(axum::serve(TcpListener::bind(listen).await?, router).await?)
}

async fn list(State(bare): State<Arc<Bare>>, Query(asked): Query<Asked>) -> Result<Html<String>, StatusCode> {
    let none = Vec::new();
    let question = Question {
        scope: bare.scope,
        places: asked
            .place
            .map_or(&none[..], |id| bare.inside.get(&id).map_or(&[], Vec::as_slice)),
        words: kernel::fold_query(asked.q.as_deref().unwrap_or_default()),
    };
    let found = question
        .ask(&bare.database)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let page = List { lines: found.0, total: found.1, rest: &bare.rest };
    page.render()
        .map(Html)
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// Text with as many letters as the forms and frame of Weft's page.
fn filling(length: usize) -> String {
    "<option>Somewhere on the river</option>\n"
        .chars()
        .cycle()
        .take(length)
        .collect()
}
