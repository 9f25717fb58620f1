//! What time it is: asked of one place, so that tests and the demo can set it.

use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};

/// The time of day, real or set by a test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock(Option<DateTime<Utc>>);

impl Clock {
    pub fn stopped_at(now: DateTime<Utc>) -> Self {
        Self(Some(now))
    }

    /// Now, to the microsecond: what both databases keep.
    #[expect(clippy::disallowed_methods, reason = "the one place where time is asked for")]
    pub fn now(&self) -> DateTime<Utc> {
        self.0.unwrap_or_else(Utc::now).trunc_subsecs(6)
    }

    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// A day as a form or an address gives it: `2026-11-23`.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()?;
    let year = chrono::Datelike::year(&day);
    (1900..=2200).contains(&year).then_some(day)
}
