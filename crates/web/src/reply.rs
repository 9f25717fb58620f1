//! Answers: a page, the same page with what was wrong, a way onward, or a file to keep.

use askama::DynTemplate;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use crate::error::PageError;

/// Renders any template. Not generic, so that many pages do not compile many copies.
pub fn page(view: &dyn DynTemplate) -> Result<Response, PageError> {
    Ok(Html(view.dyn_render()?).into_response())
}

/// The same page again with what has to be put right.
pub fn refused(view: &dyn DynTemplate) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(view.dyn_render()?)).into_response())
}

/// The same page again because somebody else saved first: both texts are on it.
pub fn conflict(view: &dyn DynTemplate) -> Result<Response, PageError> {
    Ok((StatusCode::CONFLICT, Html(view.dyn_render()?)).into_response())
}

/// Onward after something was done; `notice` is the key of what to say there.
pub fn redirect(to: &str, notice: Option<&str>) -> Response {
    let address = match notice {
        Some(key) if to.contains('?') => format!("{to}&notice={key}"),
        Some(key) => format!("{to}?notice={key}"),
        None => to.to_owned(),
    };
    match HeaderValue::from_str(&address) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => PageError::NotFound.into_response(),
    }
}

/// A file to keep. `name` has only plain letters, digits, dashes and dots.
pub fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let safe: String = name
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || "-._".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let disposition = format!("attachment; filename=\"{safe}\"");
    (
        [
            (header::CONTENT_TYPE, content_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
