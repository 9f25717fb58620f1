//! Days counted from the day on which the story is told, and the habit of starting work on the first of a month.

use chrono::{Datelike, Days, Months, NaiveDate};

#[derive(Clone, Copy)]
pub(super) struct Calendar {
    pub(super) today: NaiveDate,
}

impl Calendar {
    pub(super) fn on(today: NaiveDate) -> Self {
        Self { today }
    }

    /// So many days before today.
    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        shift(self.today, -days)
    }

    /// So many days after today (before it, if negative).
    pub(super) fn ahead(&self, days: i64) -> NaiveDate {
        shift(self.today, days)
    }
}

pub(super) fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        day.checked_sub_days(count)
    } else {
        day.checked_add_days(count)
    };
    moved.expect("invariant: the story is told within the years chrono knows")
}

pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).expect("invariant: every month has a first day")
}

pub(super) fn first_of_next_month(day: NaiveDate) -> NaiveDate {
    first_of_month(day)
        .checked_add_months(Months::new(1))
        .expect("invariant: the story is told within the years chrono knows")
}

pub(super) fn last_of_month(day: NaiveDate) -> NaiveDate {
    shift(first_of_next_month(day), -1)
}

pub(super) fn last_of_month_before(day: NaiveDate) -> NaiveDate {
    shift(first_of_month(day), -1)
}
