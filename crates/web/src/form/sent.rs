//! What somebody sent, from the body of a request to the fields and files of a form.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use tokio::sync::OwnedSemaphorePermit;

use super::body::{self, Limits, Room};
use super::parts::{self, Upload};
use crate::app::App;
use crate::error::PageError;

/// What somebody sent: every field as typed, and files.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    pub(super) files: Vec<(String, Upload)>,
}

impl FromRequestParts<App> for Form {
    type Rejection = PageError;

    /// Takes what the outermost layer read and the shell found to come from a page of this session.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        let typed = parts.extensions.get::<Typed>().ok_or(PageError::BadRequest)?;
        let parts::Parts { pairs, files } = &typed.0.pieces;
        Ok(Self { pairs: pairs.clone(), files: files.clone() })
    }
}

impl Form {
    pub fn get(&self, name: &str) -> &str {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.pairs
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The file chosen in this field.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        let file = self.files.iter().find(|(key, _)| key == name);
        file.map(|(_, file)| file)
    }
}

/// What was typed, read before anything else happens, so that whatever fails later can give it back.
#[derive(Clone, Debug)]
pub(crate) struct Typed(Arc<Sent>);

#[derive(Debug)]
struct Sent {
    pieces: parts::Parts,
    /// Held as long as anything of it is used.
    _room: Option<OwnedSemaphorePermit>,
}

impl Typed {
    /// Reads a form's body; anything else is no form.
    pub(crate) async fn read(
        headers: &HeaderMap,
        body: Body,
        known: impl Future<Output = bool>,
        room: &Room,
    ) -> Result<Self, PageError> {
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default();
        let is_plain = kind.starts_with("application/x-www-form-urlencoded");
        let long = match is_plain {
            true => Limits::KNOWN,
            false if kind.starts_with("multipart/form-data") => Limits::FILE,
            false => return Err(PageError::BadRequest),
        };
        let read = body::read(body, (Limits::STRANGER, long), known, room).await?;
        let pieces = if is_plain {
            let pairs = serde_urlencoded::from_bytes(&read.bytes).map_err(|_| PageError::BadRequest)?;
            parts::Parts { pairs, ..parts::Parts::default() }
        } else {
            parts::read(read.bytes, kind).await?
        };
        Ok(Self(Arc::new(Sent { pieces, _room: read.room })))
    }

    pub(crate) fn token(&self) -> &str {
        self.0
            .pieces
            .pairs
            .iter()
            .find(|(key, _)| key == "csrf")
            .map_or("", |(_, value)| value)
    }

    /// Everything but the token.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        self.0
            .pieces
            .pairs
            .iter()
            .filter(|(key, _)| key != "csrf")
            .cloned()
            .collect()
    }
}
