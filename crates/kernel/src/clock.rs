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

/// How a day may be written: as browsers send it, or by hand with the day first, as our pages say days.
const DAYS: [&str; 4] = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"];

/// A day as a form or an address gives it: `2026-11-23`, or `23/11/2026`.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let written = |form: &&str| NaiveDate::parse_from_str(text.trim(), form).ok();
    let day = DAYS.iter().find_map(written)?;
    let year = chrono::Datelike::year(&day);
    (1900..=2200).contains(&year).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::parse_day;

    #[test]
    fn a_day_is_understood_as_people_write_it() {
        for (text, expected) in [
            ("2026-11-23", Some("2026-11-23")),
            (" 23.11.2026 ", Some("2026-11-23")),
            ("23/11/2026", Some("2026-11-23")),
            ("3/4/2026", Some("2026-04-03")),
            ("23-11-2026", Some("2026-11-23")),
            ("31.02.2026", None),
            ("11/23/2026", None),
            ("23.11.26", None),
            ("1066-10-14", None),
            ("soon", None),
            ("", None),
        ] {
            let found = parse_day(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
