//! What can stop a page, and the page that is shown instead.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, RuntimeErr};

/// The only errors handlers return.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    #[error("please sign in")]
    SignInFirst,
    #[error("you may not do this")]
    Forbidden,
    #[error("there is no such page")]
    NotFound,
    #[error("someone else changed this meanwhile")]
    Stale,
    #[error("the request could not be understood")]
    BadRequest,
    #[error("too much was sent at once")]
    TooLarge,
    #[error("the database failed")]
    Db(#[from] DbErr),
    #[error("a template failed")]
    Template(#[from] askama::Error),
    #[error("a file could not be made: {0}")]
    Output(String),
}

/// Which refusal a response carries, for the shell to turn into a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refused {
    SignInFirst,
    Forbidden,
    NotFound,
    Stale,
    BadRequest,
    TooLarge,
    /// No room on the disk: reading goes on.
    Full,
    /// Another writer held the database too long.
    Busy,
    Broken,
}

impl Refused {
    pub fn status(self) -> StatusCode {
        match self {
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Stale => StatusCode::CONFLICT,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of this refusal's texts: `error-full-title`, `error-full-text`.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignInFirst => "sign-in",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Stale => "stale",
            Self::BadRequest => "bad-request",
            Self::TooLarge => "too-large",
            Self::Full => "full",
            Self::Busy => "busy",
            Self::Broken => "broken",
        }
    }
}

impl PageError {
    pub fn refused(&self) -> Refused {
        match self {
            Self::SignInFirst => Refused::SignInFirst,
            Self::Forbidden => Refused::Forbidden,
            Self::NotFound => Refused::NotFound,
            Self::Stale => Refused::Stale,
            Self::BadRequest => Refused::BadRequest,
            Self::TooLarge => Refused::TooLarge,
            Self::Db(error) => of_database(error),
            Self::Template(_) | Self::Output(_) => Refused::Broken,
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let refused = self.refused();
        if matches!(refused, Refused::Full | Refused::Busy | Refused::Broken) {
            // Only the kind of failure is logged: a statement could carry what somebody typed.
            tracing::error!(kind = refused.word(), code = ?database_code(&self), "page failed");
        }
        let mut response = refused.status().into_response();
        response.extensions_mut().insert(refused);
        response
    }
}

fn of_database(error: &DbErr) -> Refused {
    let code = sqlx_code(error);
    // SQLite's primary result code is the low byte of the extended one.
    let primary = code
        .as_deref()
        .and_then(|code| code.parse::<u32>().ok())
        .map(|code| code & 0xff);
    match (primary, code.as_deref(), error) {
        // 13 full, 10 input/output (WAL on a full disk), 8 read-only, 14 cannot open (no room for a file).
        (Some(13 | 10 | 8 | 14), _, _) | (_, Some("53100"), _) => Refused::Full,
        (Some(5 | 6), _, _)
        | (_, Some("55P03" | "57014" | "57P01" | "57P03" | "40001" | "40P01"), _)
        | (_, _, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) => Refused::Busy,
        _ => Refused::Broken,
    }
}

fn sqlx_code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(source) | DbErr::Exec(source) | DbErr::Query(source)) = error else {
        return None;
    };
    let RuntimeErr::SqlxError(source) = source else {
        return None;
    };
    source
        .as_database_error()?
        .code()
        .map(std::borrow::Cow::into_owned)
}

fn database_code(error: &PageError) -> Option<String> {
    match error {
        PageError::Db(source) => sqlx_code(source),
        _ => None,
    }
}
