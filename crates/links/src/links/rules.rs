//! How long a private link works, how it stands, and when everybody has answered. No database, no clock.

use chrono::{DateTime, TimeDelta, Utc};

use super::store::Link;

/// A link works for so many days, unless the coordinator says otherwise.
pub const DAYS: i32 = 30;
pub const DAYS_MAX: i32 = 90;
/// So many links are made at once.
pub const AT_ONCE_MAX: usize = 200;
/// Whoever opened a link stays in for so long.
pub const SESSION_HOURS: i64 = 12;

/// How an organisation's link stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum State {
    /// It never had one.
    None,
    Waiting,
    Expired,
    Revoked,
    Answered,
}

impl State {
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Expired,
        Self::Revoked,
        Self::None,
        Self::Answered,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Waiting => "waiting",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Answered => "answered",
        }
    }

    /// What was asked has not been answered: whom a reminder is for.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Waiting | Self::Expired)
    }
}

/// How an organisation stands by its latest link. What was answered stays answered, however the link ended.
pub fn state(link: Option<&Link>, now: DateTime<Utc>) -> State {
    let Some(link) = link else { return State::None };
    match open(link, now) {
        _ if link.answered_at.is_some() => State::Answered,
        Ok(()) => State::Waiting,
        Err(Closed::Expired) => State::Expired,
        Err(_) => State::Revoked,
    }
}

/// Why a link does not open. The text is the stem of the sentences for whoever tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Closed {
    /// There never was such a link, or nobody knows it any more.
    #[error("own-closed-unknown")]
    Unknown,
    #[error("own-closed-expired")]
    Expired,
    #[error("own-closed-revoked")]
    Revoked,
    #[error("own-closed-replaced")]
    Replaced,
    /// The organisation is no longer part of the coalition.
    #[error("own-closed-ended")]
    Ended,
}

/// Whether a link still opens, as far as the link itself can say.
pub fn open(link: &Link, now: DateTime<Utc>) -> Result<(), Closed> {
    if link.is_replaced {
        Err(Closed::Replaced)
    } else if link.revoked_at.is_some() {
        Err(Closed::Revoked)
    } else if link.expires_at <= now {
        Err(Closed::Expired)
    } else {
        Ok(())
    }
}

/// Why links could not be made like that.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("links-refused-days")]
    Days,
}

/// Until when links work that are made now for so many days.
pub fn expires_at(days: Option<i32>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    match days {
        Some(days) if (1..=DAYS_MAX).contains(&days) => Ok(now + TimeDelta::days(i64::from(days))),
        _ => Err(Refusal::Days),
    }
}
