//! Activities written one by one, because something in the story hangs on each.

use chrono::NaiveDate;

use super::super::calendar::{self, Calendar};
use super::super::dice::Dice;
use super::super::sheet::Row;
use super::super::{Activity, Status};
use super::Members;

pub(super) fn activity(row: &Row, calendar: &Calendar, members: &Members) -> Activity {
    let mut dice = Dice::for_line(row.line());
    let organisations = super::organisations(row);
    let begins = calendar.ahead(row.required_number("from"));
    let from_on = if begins < calendar.today {
        calendar::first_of_month(begins)
    } else {
        calendar::first_of_next_month(begins)
    };
    let confirmed_on = calendar.ahead(row.required_number("confirmed"));
    let noticed_on = calendar::shift(from_on, dice.between(2, 24));
    let added_on = noticed_on
        .max(members.known_since(&organisations))
        .min(confirmed_on);
    Activity {
        key: row.text("key").to_owned(),
        added_by: members.writer(&organisations, added_on, &mut dice),
        focus: row.text("focus"),
        place: row.text("place"),
        population: row.filled("population"),
        from_on,
        to_on: row.number("to").map(|days| ends(days, calendar)),
        status: status(row.text("status")),
        reach: row.number("reach").and_then(|reach| u32::try_from(reach).ok()),
        note: row.filled("note"),
        confirmed_on: Some(confirmed_on),
        added_on,
        organisations,
    }
}

fn ends(days: i64, calendar: &Calendar) -> NaiveDate {
    let day = calendar.ahead(days);
    if day < calendar.today {
        calendar::last_of_month_before(day)
    } else {
        calendar::last_of_month(day)
    }
}

fn status(word: &str) -> Status {
    match word {
        "planned" => Status::Planned,
        "paused" => Status::Paused,
        "finished" => Status::Finished,
        _ => Status::UnderWay,
    }
}
