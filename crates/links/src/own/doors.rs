//! Lets somebody who opened a private link into the pages made for that, before any page runs.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use chrono::TimeDelta;
use kernel::{Role, Scope};
use people::Cookie;
use sea_orm::DbErr;
use web::{App, ByLink, Entered, PageError, SignedIn, digest};

use crate::links::{self, SESSION_HOURS};

/// Sent from Weft's own pages only: whoever follows a link from elsewhere opens it anew.
pub(super) const COOKIE: Cookie = Cookie { name: "weft-own", same_site: "Strict" };

/// Under `/c/{slug}/own` nobody is themselves: whoever opened a link of that coalition acts for its organisation, and
/// everybody else is a stranger, whatever seat they have. Nowhere else does the link count.
pub async fn doors(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, PageError> {
    if let Some(slug) = own(request.uri().path()).map(ToOwned::to_owned) {
        let found = entry(&app, &slug, request.headers()).await?;
        let beside = request.extensions_mut();
        beside.remove::<SignedIn>();
        beside.remove::<Entered>();
        if let Some((entered, by_link)) = found {
            beside.insert(entered);
            beside.insert(by_link);
        }
    }
    Ok(next.run(request).await)
}

fn own(path: &str) -> Option<&str> {
    let (slug, rest) = path.strip_prefix("/c/")?.split_once('/')?;
    (rest == "own" || rest.starts_with("own/")).then_some(slug)
}

/// The coalition and organisation for which somebody with this cookie may speak at this moment.
#[expect(
    clippy::disallowed_methods,
    reason = "the door through which a link's holder enters a coalition"
)]
async fn entry(app: &App, slug: &str, headers: &HeaderMap) -> Result<Option<(Entered, ByLink)>, DbErr> {
    let Some(secret) = COOKIE.read(app, headers) else {
        return Ok(None);
    };
    let (db, now) = (app.db(), app.now());
    let Some(coalition) = coalitions::find_by_slug(db, slug).await? else {
        return Ok(None);
    };
    let scope = Scope::entered(coalition.id);
    let session = digest(&secret);
    let Some((begun_at, link)) = links::find_session(db, scope, &session).await? else {
        return Ok(None);
    };
    if now - begun_at > TimeDelta::hours(SESSION_HOURS) || links::open(&link, now).is_err() {
        return Ok(None);
    }
    let Some(acting) = organisations::acting(db, scope, link.organisation_id).await? else {
        return Ok(None);
    };
    let entered = Entered {
        scope,
        seat_id: link.id,
        slug: coalition.slug,
        name: coalition.name,
        area: coalition.area,
        role: Role::LinkHolder,
        organisation_id: Some(acting.id),
        place_level_max: coalition.place_level_max,
        overlap_from: coalition.overlap_from,
    };
    let csrf = people::form_token(&secret);
    Ok(Some((entered, ByLink { csrf, session })))
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_link_counts_under_one_address_only() {
        for (path, slug) in [
            ("/c/rivers/own", Some("rivers")),
            ("/c/rivers/own/activities", Some("rivers")),
            ("/c/rivers/owner", None),
            ("/c/rivers/activities/own", None),
            ("/c/rivers", None),
            ("/c/own", None),
            ("/own/abc", None),
        ] {
            assert_eq!(own(path), slug, "{path}");
        }
    }
}
