//! Recognises who is asking, before any page runs.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use web::{App, Later, PageError, SignedIn, digest};

use super::cookies::Cookie;
use super::entity::Model;
use super::{rules, store};
use crate::persons::Person;

pub(super) const COOKIE: Cookie = Cookie { name: "weft", same_site: "Lax" };

/// Puts [`SignedIn`] beside the request when its cookie belongs to an open session.
pub async fn doors(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, PageError> {
    if request.uri().path().starts_with("/assets/") {
        return Ok(next.run(request).await);
    }
    if let Some((secret, row, person)) = session(&app, request.headers()).await? {
        if rules::is_seen_stale(row.seen_at, app.now()) {
            mark_seen(&app, &row.digest).await;
        }
        request.extensions_mut().insert(SignedIn {
            person_id: person.id,
            called: person.called,
            language: person.language,
            server_role: person.server_role,
            csrf: form_token(&secret),
            session: row.digest,
        });
    }
    Ok(next.run(request).await)
}

/// Whether a request comes with an open session.
pub fn knows<'a>(app: &'a App, headers: &'a HeaderMap) -> Later<'a, Result<bool, PageError>> {
    Box::pin(async move { Ok(session(app, headers).await?.is_some()) })
}

/// The open session that a cookie belongs to, with the cookie's secret and its person.
async fn session(app: &App, headers: &HeaderMap) -> Result<Option<(String, Model, Person)>, PageError> {
    let Some(secret) = COOKIE.read(app, headers) else {
        return Ok(None);
    };
    let found = store::find(app.db(), &digest(&secret)).await?;
    let open = found.filter(|(row, _)| rules::is_open(row.created_at, row.seen_at, app.now()));
    Ok(open.map(|(row, person)| (secret, row, person)))
}

/// The token that every form of a session carries.
pub fn form_token(secret: &str) -> String {
    digest(&format!("form {secret}"))
}

/// Nobody waits longer than this for a note that can as well be made with the next page.
const PATIENCE: Duration = Duration::from_millis(250);

/// Reading must go on when nothing can be written just now, so a failure here only shortens the session.
async fn mark_seen(app: &App, session: &str) {
    let written = async {
        let tx = app.begin().await?;
        store::mark_seen(&tx, session, app.now()).await?;
        tx.commit().await
    };
    if !matches!(tokio::time::timeout(PATIENCE, written).await, Ok(Ok(()))) {
        tracing::warn!("a session's last use could not be written");
    }
}
