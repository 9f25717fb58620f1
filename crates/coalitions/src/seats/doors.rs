//! Lets a person into a coalition where they have a seat, before any page runs.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Scope;
use web::{App, Entered, PageError, SignedIn};

use super::store;

/// Puts [`Entered`] beside a request under `/c/{slug}` when the person has a seat there.
#[expect(
    clippy::disallowed_methods,
    reason = "the door through which coalitions are entered"
)]
pub async fn doors(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, PageError> {
    let signed_in = request
        .extensions()
        .get::<SignedIn>()
        .map(|person| person.person_id);
    if let (Some(person_id), Some(slug)) = (signed_in, slug(request.uri().path()))
        && let Some((coalition, seat)) = store::entry(app.db(), slug, person_id).await?
    {
        request.extensions_mut().insert(Entered {
            scope: Scope::entered(coalition.id),
            seat_id: seat.id,
            slug: coalition.slug,
            name: coalition.name,
            area: coalition.area,
            role: seat.role,
            organisation_id: None,
            place_level_max: coalition.place_level_max,
            overlap_from: coalition.overlap_from,
        });
    }
    Ok(next.run(request).await)
}

fn slug(path: &str) -> Option<&str> {
    path.strip_prefix("/c/")?
        .split('/')
        .next()
        .filter(|slug| !slug.is_empty())
}
