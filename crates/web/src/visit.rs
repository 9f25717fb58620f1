//! Somebody looking at a page: who they are, where they are, and the program's handle.

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use kernel::{Actor, Scope};

use crate::app::App;
use crate::error::PageError;
use crate::frame::{Entered, Frame};

/// A signed-in person inside a coalition. Its scope is what every query on working records needs.
#[derive(Clone)]
pub struct Visit {
    pub app: App,
    pub actor: Actor,
    pub scope: Scope,
    pub coalition: Entered,
    pub frame: Frame,
    /// Whether only the head of the answer is asked for: then nothing is taken away.
    pub is_head: bool,
}

/// Anybody outside a coalition, signed in or not.
#[derive(Clone)]
pub struct Guest {
    pub app: App,
    pub actor: Option<Actor>,
    pub frame: Frame,
}

impl FromRequestParts<App> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let frame = parts
            .extensions
            .get::<Frame>()
            .cloned()
            .ok_or(PageError::NotFound)?;
        let actor = frame.actor().ok_or(PageError::SignInFirst)?;
        let coalition = frame.entered.clone().ok_or(PageError::NotFound)?;
        Ok(Self {
            app: app.clone(),
            actor,
            scope: coalition.scope,
            coalition,
            frame,
            is_head: parts.method == Method::HEAD,
        })
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let frame = parts
            .extensions
            .get::<Frame>()
            .cloned()
            .ok_or(PageError::NotFound)?;
        Ok(Self { app: app.clone(), actor: frame.actor(), frame })
    }
}
