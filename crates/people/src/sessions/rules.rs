//! How long a link and a session last. No database, no clock.

use chrono::{DateTime, TimeDelta, Utc};

/// A printed sign-in link works for this long, once.
pub const LINK_HOURS: i64 = 24;
/// A session ends after this long without a page.
const IDLE: TimeDelta = TimeDelta::hours(12);
/// A session ends after this long in any case.
const LONGEST: TimeDelta = TimeDelta::days(14);
/// How often "last seen" is written: reading pages must not mean writing rows.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);

pub fn link_expires_at(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::hours(LINK_HOURS)
}

/// Whether a session is still good. A clock that was set back does not lengthen it.
pub fn is_open(created_at: DateTime<Utc>, seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - seen_at <= IDLE && now - created_at <= LONGEST
}

/// Sessions begun before this moment are over in any case.
pub fn oldest(now: DateTime<Utc>) -> DateTime<Utc> {
    now - LONGEST
}

pub fn is_seen_stale(seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - seen_at > SEEN_EVERY
}

/// Where a link may lead: a path on this site, never another one.
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "/-_".contains(letter))
}
