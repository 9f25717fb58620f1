//! Notes for which organisation a person acts, before any page runs.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use web::{App, Entered, PageError};

use super::store;

/// Puts the organisation into [`Entered`]. Runs after the doors of coalitions.
pub async fn doors(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, PageError> {
    let seat = request
        .extensions()
        .get::<Entered>()
        .map(|entered| (entered.scope, entered.seat_id));
    if let Some((scope, seat_id)) = seat {
        let organisation_id = store::of_seat(app.db(), scope, seat_id).await?;
        if let Some(entered) = request.extensions_mut().get_mut::<Entered>() {
            entered.organisation_id = organisation_id;
        }
    }
    Ok(next.run(request).await)
}
