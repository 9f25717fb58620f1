//! The id in an address. A malformed one leads to the same page as an unknown one.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use uuid::Uuid;
use web::{App, PageError};

/// The id after the coalition's word.
pub(crate) struct At(pub Uuid);

impl FromRequestParts<App> for At {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let path: Result<Path<(String, String)>, _> = Path::from_request_parts(parts, app).await;
        let Path((_, id)) = path.map_err(|_| PageError::NotFound)?;
        Uuid::parse_str(&id).map(Self).map_err(|_| PageError::NotFound)
    }
}
