//! Answers: a page, the same page with what was wrong, a way onward, or a file to keep.

use askama::DynTemplate;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

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

/// A file to keep, under this name in any script; what no file name may hold becomes a dash.
pub fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let is_kept = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    let is_foreign = |letter: char| !letter.is_ascii() && !letter.is_control() && !letter.is_whitespace();
    let name = name.replace(|letter: char| !is_kept(letter) && !is_foreign(letter), "-");
    let plain = name.replace(|letter: char| !letter.is_ascii(), "-");
    let mut disposition = format!("attachment; filename=\"{plain}\"");
    if plain != name {
        // RFC 6266: the name as it is, beside the plain one for old programs.
        disposition.push_str(&format!("; filename*=UTF-8''{}", utf8_percent_encode(&name, NON_ALPHANUMERIC)));
    }
    (
        [
            (header::CONTENT_TYPE, content_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::download;

    #[test]
    fn a_file_is_called_so_that_nothing_gets_out_of_its_name() {
        for (name, disposition) in [
            ("rivers-cloth.csv", "attachment; filename=\"rivers-cloth.csv\""),
            ("a \"b\"/../c;d.csv", "attachment; filename=\"a--b--..-c-d.csv\""),
            ("line\r\nbreak.csv", "attachment; filename=\"line--break.csv\""),
            (
                "บ้าน.csv",
                "attachment; filename=\"----.csv\"; filename*=UTF-8''%E0%B8%9A%E0%B9%89%E0%B8%B2%E0%B8%99%2Ecsv",
            ),
        ] {
            assert_eq!(download(name, "text/csv", Vec::new()).headers()["content-disposition"], disposition);
        }
    }
}
