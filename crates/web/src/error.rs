//! What can stop a page, and the page that is shown instead.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sea_orm::DbErr;

use crate::database::{failure, is_out_of_reach};

/// The only errors handlers return.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    #[error("please sign in")]
    SignInFirst,
    #[error("this opens with a private link only")]
    NoLink,
    #[error("you may not do this")]
    Forbidden,
    #[error("the form is not of this session")]
    OldForm,
    #[error("there is no such page")]
    NotFound,
    #[error("someone else changed this meanwhile")]
    Stale,
    #[error("the request could not be understood")]
    BadRequest,
    #[error("too much was sent at once")]
    TooLarge,
    #[error("it was sent too slowly")]
    TooSlow,
    #[error("too many are sending much at once")]
    TooMany,
    #[error("this address is asked in another way")]
    WrongMethod,
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
    NoLink,
    Forbidden,
    OldForm,
    NotFound,
    Stale,
    BadRequest,
    TooLarge,
    TooSlow,
    WrongMethod,
    /// No room on the disk: reading goes on.
    Full,
    /// Another writer held the database too long.
    Busy,
    /// The database does not answer at all.
    Away,
    Broken,
}

impl Refused {
    /// What a failure of the database means for whoever asked.
    pub fn of(error: &DbErr) -> Self {
        let code = failure(error).map(|(code, _)| code);
        // SQLite's primary result code is the low byte of the extended one; PostgreSQL's codes have five signs.
        let primary = code
            .as_deref()
            .filter(|code| code.len() < 5)
            .and_then(|code| code.parse::<u32>().ok())
            .map(|code| code & 0xff);
        match (primary, code.as_deref()) {
            // 13 full, 10 input/output (WAL on a full disk), 8 read-only, 14 cannot open (no room for a file).
            (Some(13 | 10 | 8 | 14), _) | (_, Some("53100")) => Self::Full,
            // A foreign key: what was to be named went meanwhile, or what was to go is named meanwhile.
            (_, Some("787" | "23503")) => Self::Stale,
            (Some(5 | 6), _) | (_, Some("55P03" | "57014" | "40001" | "40P01")) => Self::Busy,
            // Shut down, crashed, starting up, too many connections, in recovery.
            (_, Some("57P01" | "57P02" | "57P03" | "53300" | "25006")) => Self::Away,
            (_, Some(code)) if code.starts_with("08") => Self::Away,
            _ if is_out_of_reach(error) => Self::Away,
            _ => Self::Broken,
        }
    }

    pub fn status(self) -> StatusCode {
        match self {
            Self::SignInFirst | Self::NoLink => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::OldForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Stale => StatusCode::CONFLICT,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Busy | Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of this refusal's texts: `error-full-title`, `error-full-text`.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignInFirst => "sign-in",
            Self::NoLink => "no-link",
            Self::Forbidden => "forbidden",
            Self::OldForm => "old-form",
            Self::NotFound => "not-found",
            Self::Stale => "stale",
            Self::BadRequest => "bad-request",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::WrongMethod => "wrong-method",
            Self::Full => "full",
            Self::Busy => "busy",
            Self::Away => "away",
            Self::Broken => "broken",
        }
    }
}

impl PageError {
    pub fn refused(&self) -> Refused {
        match self {
            Self::SignInFirst => Refused::SignInFirst,
            Self::NoLink => Refused::NoLink,
            Self::Forbidden => Refused::Forbidden,
            Self::OldForm => Refused::OldForm,
            Self::NotFound => Refused::NotFound,
            Self::Stale => Refused::Stale,
            Self::BadRequest => Refused::BadRequest,
            Self::TooLarge => Refused::TooLarge,
            Self::TooSlow => Refused::TooSlow,
            Self::TooMany => Refused::Busy,
            Self::WrongMethod => Refused::WrongMethod,
            Self::Db(error) => Refused::of(error),
            Self::Template(_) | Self::Output(_) => Refused::Broken,
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let refused = self.refused();
        if let (Self::Db(_), Refused::Stale) = (&self, refused) {
            // Usually two people at once; again and again, a table that something forgot when it took a thing out.
            tracing::warn!(code = ?database_code(&self), "what was written names something that is not there");
        }
        if matches!(refused, Refused::Full | Refused::Busy | Refused::Away | Refused::Broken) {
            // Only the kind of failure is logged: a statement could carry what somebody typed.
            tracing::error!(kind = refused.word(), code = ?database_code(&self), "page failed");
        }
        let mut response = refused.status().into_response();
        response.extensions_mut().insert(refused);
        response
    }
}

fn database_code(error: &PageError) -> Option<String> {
    match error {
        PageError::Db(source) => failure(source).map(|(code, _)| code),
        _ => None,
    }
}
